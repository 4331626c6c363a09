// Microsoft Teams: an Adaptive Card for a Workflows webhook (adaptivecards.io, schema 1.4; messages up to 28 kB).
import { type Card, escapeAndCut } from './card.js';
import { chat } from './chat.js';

// TextRuns know no Markdown; templates such as {{DATE(…)}} are read everywhere.
const breakTemplates = (c: string): string => (c === '{' ? '{\u200b' : c);
const run = (text: string, max: number, more: object = {}) => ({
  type: 'TextRun',
  text: escapeAndCut(text, max, breakTemplates),
  ...more,
});
const block = (...inlines: object[]) => ({ type: 'RichTextBlock', inlines });

/** The body of the POST. */
export function renderTeams(card: Card): object {
  const actions = [
    ...(card.link ? [{ type: 'Action.OpenUrl', title: 'Open in Cellwire', url: card.link }] : []),
    ...(card.source?.url
      ? [{ type: 'Action.OpenUrl', title: escapeAndCut(card.source.label, 60, breakTemplates), url: card.source.url }]
      : []),
  ];
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            block(run(card.title, 400, { weight: 'Bolder', size: 'Medium' })),
            ...card.facts
              .slice(0, 10)
              .map(([name, value]) => block(run(`${name}: `, 60, { weight: 'Bolder' }), run(value, 200))),
            ...(card.quote ? [block(run(`“${card.quote}”`, 1200, { italic: true }))] : []),
          ],
          ...(actions.length ? { actions } : {}),
        },
      },
    ],
  };
}

export const teams = chat({ channel: 'teams', summary: 'a Microsoft Teams workflow webhook', render: renderTeams });
