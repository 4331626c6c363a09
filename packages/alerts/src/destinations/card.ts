// An alert or notice as people read it: a title, a few facts, the sentence. Plain text; each destination escapes it for itself.
import type { AlertMessage, NoticeMessage, WebhookMessage } from '../alert-message.js';
import { isNotice } from './destination.js';

export interface Card {
  title: string;
  /** Name and value. */
  facts: [string, string][];
  /** The headline sentence, empty where there is none. */
  quote: string;
  /** Who said so, and where. */
  source: { label: string; url: string | null } | null;
  /** Our page of the event or exit. */
  link: string | null;
}

/** The card of a message. All texts are clean: one line, no control characters. */
export const cardOf = (body: WebhookMessage): Card => (isNotice(body) ? noticeCard(body) : alertCard(body));

const WORD: Record<AlertMessage['type'], string> = {
  'exit.created': 'New exit',
  'event.created': 'New event',
  'exit.updated': 'Exit updated',
  'event.updated': 'Event updated',
  'event.corrected': 'Corrected',
};

function alertCard({ type, data }: AlertMessage): Card {
  const { evidence, event } = data;
  const status = data.previous && data.previous !== data.status ? `${data.previous} → ${data.status}` : data.status;
  const facts: [string, string][] = [
    ['Status', status],
    ...(data.corrected
      ? ([['Correction', data.into ? `${data.corrected} into ${data.into}` : data.corrected]] as [string, string][])
      : []),
    ...(data.venture ? ([['Venture', data.venture]] as [string, string][]) : []),
    ...(data.leaving?.length ? ([['Leaving', data.leaving.join(', ')]] as [string, string][]) : []),
    ...(data.changes ?? []).map(c => [c.role, `${printList(c.from)} → ${printList(c.to)}`] as [string, string]),
    ['Date', event.date ?? 'not told'],
    ['Sources', String(event.sources)],
  ];
  return {
    title: cleanText(`${WORD[type]}: ${data.headline}`),
    facts: facts.map(([name, value]) => [cleanText(name), cleanText(value)]),
    quote: cleanText(evidence.sentence),
    source:
      evidence.outlet || evidence.url
        ? { label: cleanText(evidence.outlet ?? 'source'), url: webUrl(evidence.url) }
        : null,
    link: webUrl(data.link),
  };
}

const noticeCard = ({ data }: NoticeMessage): Card => ({
  title: cleanText(`Alerts to "${data.name}" are switched off`),
  facts: [
    ['Reason', cleanText(data.reason)],
    ['Mend', cleanText(data.mend)],
  ],
  quote: '',
  source: null,
  link: null,
});

const printList = (values: readonly unknown[]): string => values.map(printValue).join(', ');

/** `49 percent`, `100 USD`, `about 90 gwh`. */
function printValue(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const { bound, currency, ...figure } = value as Record<string, unknown>;
  const words = Object.entries(figure).map(([unit, n]) => {
    const number = typeof n === 'number' ? n.toLocaleString('en-US', { maximumFractionDigits: 3 }) : String(n);
    return unit === 'amount' ? `${number} ${currency ?? ''}` : `${number} ${unit}`;
  });
  const word = bound === 'min' ? 'over ' : bound === 'max' ? 'up to ' : bound === 'about' ? 'about ' : '';
  return `${word}${words.join(' ')}`.trim();
}

// Control characters, and marks that turn or hide text: headlines come from the open web.
const UNSEEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** One line without control or invisible characters, well-formed. */
export const cleanText = (text: string): string => text.toWellFormed().replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();

/** An http or https URL in canonical form, at most 2,000 characters; null for anything else. */
export function webUrl(text: string | null): string | null {
  if (!text || !URL.canParse(text)) return null;
  const url = new URL(text);
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username || url.password) return null;
  return url.href.length <= 2000 ? url.href : null;
}

/**
 * The text escaped character by character, cut so that the result has at most `max` UTF-16 units. An escape is never cut
 * in the middle.
 */
export function escapeAndCut(text: string, max: number, escapeOne: (character: string) => string = c => c): string {
  let out = '';
  let lastFit = '';
  for (const character of text) {
    const next = out + escapeOne(character);
    if (next.length > max) return `${lastFit}…`;
    out = next;
    if (out.length < max) lastFit = out;
  }
  return out;
}
