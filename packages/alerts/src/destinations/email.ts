// E-mail: one message for each alert, or one a day for all of them.
import type { WebhookMessage } from '../alert-message.js';
import { type Card, cardOf, cleanText, escapeAndCut } from './card.js';
import type { Destination, Means, OpenTarget, Outgoing, Sent, TargetCheck, TargetRules } from './destination.js';

const MAX_RECIPIENTS = 20;
/** Plain addresses alone: no quoted local parts, comments or lists hidden in names. */
const ADDRESS =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

/** `mailto:a@x.example,b@y.example`, up to 20 addresses; without `mailto:` too. */
export function checkMailTarget(url: string, { hasMail }: TargetRules): TargetCheck {
  if (!hasMail) return { is: 'refused', why: 'no mail server is set: set CELLWIRE_SMTP_URL and CELLWIRE_MAIL_FROM' };
  const addresses = recipientsOf(url);
  const wrong = addresses.find(a => !ADDRESS.test(a) || a.includes('..'));
  if (wrong !== undefined || addresses.length === 0)
    return { is: 'refused', why: `"${wrong ?? url}" is not a plain mail address` };
  if (addresses.length > MAX_RECIPIENTS)
    return { is: 'refused', why: `at most ${MAX_RECIPIENTS} addresses; use a list address for more` };
  return { is: 'ok', url: `mailto:${addresses.join(',')}` };
}

const recipientsOf = (url: string): string[] =>
  url
    .replace(/^mailto:/i, '')
    .split(',')
    .map(a => a.trim())
    .filter(Boolean);

/** Sends the bodies in one mail. */
async function sendMail(message: Outgoing, target: OpenTarget, { mailer }: Means): Promise<Sent> {
  if (!mailer)
    return {
      is: 'failed',
      why: 'no mail server is set: set CELLWIRE_SMTP_URL',
      status: null,
      notBefore: null,
      answer: '',
    };
  const { subject, text, html } = renderMail(message.bodies, target.name);
  const to = recipientsOf(target.url);
  const sent = await mailer.send({ to, subject, text, html, messageId: `<${message.id}@${mailer.domain}>` });
  return sent.is === 'sent'
    ? { is: 'delivered', status: null, answer: sent.answer.slice(0, 1000) }
    : { is: 'failed', why: sent.why, status: sent.status, notBefore: null, answer: '' };
}

/** Subject, text and HTML of a mail with one message or several. */
export function renderMail(
  bodies: readonly WebhookMessage[],
  name: string,
): { subject: string; text: string; html: string } {
  const cards = bodies.map(cardOf);
  const [first] = cards;
  const subject = cards.length === 1 && first ? first.title : `${cards.length} alerts: ${cleanText(name)}`;
  return {
    subject: escapeAndCut(subject, 200),
    text: `${cards.map(textOf).join('\n\n--\n\n')}\n`,
    html: `<!doctype html><html><body>${cards.map(htmlOf).join('<hr>')}</body></html>`,
  };
}

function textOf(card: Card): string {
  const facts = card.facts.map(([label, value]) => `${label}: ${value}`);
  const source = card.source ? [[card.source.label, card.source.url].filter(Boolean).join(', ')] : [];
  return [
    card.title,
    '',
    ...facts,
    ...(card.quote ? ['', `“${card.quote}”`] : []),
    ...source,
    ...(card.link ? ['', card.link] : []),
  ].join('\n');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, c => ENTITIES[c] ?? c);
const anchor = (url: string, label: string): string => `<a href="${escapeMarkup(url)}">${escapeMarkup(label)}</a>`;

function htmlOf(card: Card): string {
  const rows = card.facts.map(
    ([label, value]) => `<tr><th align="left">${escapeMarkup(label)}</th><td>${escapeMarkup(value)}</td></tr>`,
  );
  const { source } = card;
  return [
    `<h3>${escapeMarkup(card.title)}</h3>`,
    `<table>${rows.join('')}</table>`,
    card.quote ? `<blockquote>${escapeMarkup(card.quote)}</blockquote>` : '',
    source ? `<p>${source.url ? anchor(source.url, source.label) : escapeMarkup(source.label)}</p>` : '',
    card.link ? `<p>${anchor(card.link, 'Open in Cellwire')}</p>` : '',
  ].join('');
}

const mail = (channel: 'email' | 'digest', summary: string): Destination => ({
  channel,
  summary,
  hasSecretUrl: false,
  signs: false,
  checkTarget: checkMailTarget,
  send: sendMail,
});

export const email = mail('email', 'a mail for each alert');
export const digest = mail('digest', 'one mail a day with all alerts');
