// Discord: an embed for a webhook (discord.com/developers/docs/resources/message#embed-object).
import { type Card, escapeAndCut } from './card.js';
import { chat } from './chat.js';

// Markdown, mentions and masked links; a zero-width space keeps @everyone from being read even where pings are off.
const noPing = (c: string): string => (c === '@' ? '@\u200b' : c);
const escapeMarkup = (c: string): string => (/[\\*_~`|>#[\]()<:-]/.test(c) ? `\\${c}` : noPing(c));
const text = (value: string, max: number): string => escapeAndCut(value, max, escapeMarkup);

/** A URL that Markdown cannot end early. */
const bare = (url: string): string => url.replace(/[()<>\\]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** The body of the POST. Limits: title 256, description 4,096, field 256 and 1,024, all together 6,000. */
export function renderDiscord(card: Card): object {
  const source = card.source?.url
    ? [{ name: 'Source', value: bare(card.source.url).slice(0, 1024), inline: false }]
    : [];
  return {
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title: text(card.title, 256),
        ...(card.quote ? { description: text(`“${card.quote}”`, 1500) } : {}),
        ...(card.link ? { url: card.link } : {}),
        fields: [
          ...card.facts
            .slice(0, 10)
            .map(([name, value]) => ({ name: text(name, 60) || '–', value: text(value, 200) || '–', inline: true })),
          ...source.filter(field => field.value.length < 1024),
        ],
        ...(card.source ? { footer: { text: escapeAndCut(card.source.label, 200, noPing) } } : {}),
      },
    ],
  };
}

export const discord = chat({ channel: 'discord', summary: 'a Discord webhook', render: renderDiscord });
