// Slack: blocks for an incoming webhook (docs.slack.dev/messaging/formatting-message-text).
import { type Card, escapeAndCut } from './card.js';
import { chat } from './chat.js';

// Slack reads <!channel>, <@U…> and links from angle brackets; the three characters are escaped and nothing else is.
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escapeMarkup = (c: string): string => ESCAPES[c] ?? c;
const plainText = (text: string, max: number) => ({
  type: 'plain_text',
  text: escapeAndCut(text, max, escapeMarkup),
  emoji: false,
});

// Limits of Block Kit: header 150, section 3,000, field 2,000 (ten of them), button text 75, URL 3,000, text 40,000.
const button = (label: string, url: string) => ({ type: 'button', text: plainText(label, 75), url });

/** The body of the POST. Only plain text is used, so that no markup of a headline is read as such. */
export function renderSlack(card: Card): object {
  const buttons = [
    ...(card.link ? [button('Open in Cellwire', card.link)] : []),
    ...(card.source?.url ? [button(card.source.label, card.source.url)] : []),
  ];
  return {
    text: escapeAndCut(card.title, 1000, escapeMarkup),
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: 'header', text: plainText(card.title, 150) },
      ...(card.facts.length
        ? [{ type: 'section', fields: card.facts.slice(0, 10).map(([n, v]) => plainText(`${n}: ${v}`, 2000)) }]
        : []),
      ...(card.quote ? [{ type: 'section', text: plainText(`“${card.quote}”`, 3000) }] : []),
      ...(buttons.length ? [{ type: 'actions', elements: buttons }] : []),
    ],
  };
}

export const slack = chat({ channel: 'slack', summary: 'a Slack incoming webhook', render: renderSlack });
