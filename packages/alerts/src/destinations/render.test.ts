import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AlertMessage } from '../alert-message.js';
import { sampleAlert } from '../sample-alert.js';
import { cardOf, cleanText, escapeAndCut, webUrl } from './card.js';
import { renderDiscord } from './discord.js';
import { renderMail } from './email.js';
import { renderSlack } from './slack.js';
import { renderTeams } from './teams.js';

const at = new Date('2026-02-11T09:00:00Z');
const HOSTILE =
  'Acme <!channel> <!here> <@U123> <https://evil.example|click> @everyone @here [free](https://evil.example) **b** `c` {{DATE(2026-01-01,SHORT)}} <at>Bob</at> <script>x</script>\r\nBcc: a@b.example \u202eabc\u0000\u0007 =cmd|1';

/** An alert that says `text` wherever a text of the web can stand. */
function alertOf(text: string): AlertMessage {
  const { data, ...rest } = sampleAlert(at, 'https://cellwire.example/exits/ex_1');
  const evidence = { sentence: text, article: text, outlet: text, url: 'https://news.example/a_(b)?x=[y]' };
  const event = { ...data.event, arguments: { partner: [text] } };
  return { ...rest, data: { ...data, headline: text, evidence, venture: text, leaving: [text, text], event } };
}

/** Every string of a value. */
const strings = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(strings) : [];

describe('text of the web', () => {
  it.each([
    ['a\u0000b\u0007c', 'a b c'],
    ['one\r\ntwo\u2028three', 'one two three'],
    ['\u202eabc\u202c', 'abc'],
    ['so\u00adft \ufeffmark', 'so ft mark'],
    ['lone \ud800', 'lone \ufffd'],
    ['tag\u{e0041}', 'tag'],
    ['  한국 배터리  ', '한국 배터리'],
  ])('%j becomes one clean line', (text, expected) => {
    expect(cleanText(text)).toBe(expected);
  });
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['a&&', 6, 'a…'],
    ['😀😀', 3, '😀…'],
    ['😀😀', 4, '😀😀'],
    ['', 3, ''],
  ])('%j cut to %d units is %j', (text, max, expected) => {
    expect(escapeAndCut(text, max, c => (c === '&' ? '&amp;' : c))).toBe(expected);
  });
  it.each([
    ['https://a.example/x', 'https://a.example/x'],
    ['javascript:alert(1)', null],
    ['https://user:pass@a.example/', null],
    ['not a url', null],
    [`https://a.example/${'x'.repeat(3000)}`, null],
  ])('%j is a link: %j', (text, expected) => {
    expect(webUrl(text)).toBe(expected);
  });
});

describe('a hostile headline', () => {
  const card = cardOf(alertOf(HOSTILE));
  it('pings nobody and hides no link in Slack', () => {
    const body = renderSlack(card);
    for (const text of strings(body)) expect(text).not.toMatch(/<[!@#]|<https/);
    expect(JSON.stringify(body)).toContain('&lt;!channel&gt;');
    expect(JSON.stringify(body)).not.toContain('"type":"mrkdwn"');
  });
  it('pings nobody and hides no link in Discord', () => {
    const body = renderDiscord(card) as {
      embeds: { title: string; description: string; footer: { text: string } }[];
      allowed_mentions: unknown;
    };
    expect(body.allowed_mentions).toEqual({ parse: [] });
    for (const text of strings(body).filter(t => !t.startsWith('https:'))) {
      expect(text).not.toMatch(/@(?:everyone|here)/);
      if (text !== body.embeds[0]?.footer.text) expect(text).not.toMatch(/(?<!\\)[[\]`*<>]/);
    }
  });
  it('is no markup, template or mention in Teams', () => {
    const body = JSON.stringify(renderTeams(card));
    expect(body).not.toContain('"TextBlock"');
    expect(body).not.toContain('{{');
    expect(body).not.toContain('msteams');
  });
  it('is neither a header nor markup in a mail', () => {
    const { subject, html, text } = renderMail([alertOf(HOSTILE)], 'x\r\nBcc: y@z.example');
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).not.toMatch(/<script|<at>|<!channel/);
    expect(text).toContain('<script>x</script>');
  });
});

describe('a message of any length', () => {
  const long = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '&<>'.repeat(3000),
      '한'.repeat(9000),
      '😀'.repeat(5000),
      '*_`@['.repeat(2000),
      '"\\'.repeat(4000),
      '{'.repeat(9000),
    ),
  );
  it('keeps within the limits of each service', () => {
    fc.assert(
      fc.property(long, text => {
        const card = cardOf(alertOf(text));
        const slack = renderSlack(card) as {
          blocks: { type: string; text?: { text: string }; fields?: { text: string }[] }[];
        };
        for (const block of slack.blocks) {
          const max = block.type === 'header' ? 150 : 3000;
          expect(block.text?.text.length ?? 0).toBeLessThanOrEqual(max);
          for (const field of block.fields ?? []) expect(field.text.length).toBeLessThanOrEqual(2000);
        }
        const discord = renderDiscord(card) as {
          embeds: {
            title: string;
            description?: string;
            fields: { name: string; value: string }[];
            footer?: { text: string };
          }[];
        };
        const [embed] = discord.embeds;
        expect(embed?.title.length).toBeLessThanOrEqual(256);
        expect(embed?.description?.length ?? 0).toBeLessThanOrEqual(4096);
        for (const f of embed?.fields ?? []) {
          expect(f.name.length).toBeGreaterThan(0);
          expect(f.value.length).toBeGreaterThan(0);
          expect(f.value.length).toBeLessThanOrEqual(1024);
        }
        const { url: _, ...texts } = embed as unknown as Record<string, unknown>;
        expect(strings(texts).join('').length).toBeLessThanOrEqual(6000);
        expect(Buffer.byteLength(JSON.stringify(renderTeams(card)))).toBeLessThan(28_000);
        expect(renderMail([alertOf(text)], 'name').subject.length).toBeLessThanOrEqual(200);
      }),
      { numRuns: 200 },
    );
  });
  it('is told whole where it is short', () => {
    const card = cardOf(sampleAlert(at, null));
    expect(card.title).toBe('New exit: Test: Examplecell leaves Samplevolt (announced)');
    expect(JSON.stringify(renderSlack(card))).toContain('Examplecell said it would leave its venture Samplevolt.');
  });
});
