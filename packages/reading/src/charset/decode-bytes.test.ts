import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeBytes } from './decode-bytes.js';

const KOREAN = '배터리 합작법인 지분을 정리하기로 했다고 회사가 밝혔다. 공장은 내년에 문을 연다.';
const FRENCH = 'L’usine a coûté « 2 € » à l’été – déjà.';
const html = (charset: string, body: string): Buffer =>
  iconv.encode(`<html><head><meta charset="${charset}"></head><body>${body}</body></html>`, 'cp949');

describe('decodeBytes', () => {
  const syllables = Array.from({ length: 11172 }, (_, i) => String.fromCharCode(0xac00 + i)).join('');
  for (const label of ['euc-kr', 'ks_c_5601-1987', 'cp949', 'uhc', 'EUC-KR', 'x-windows-949', 'windows-949']) {
    it(`reads all 11,172 Hangul syllables of ${label}, told by header, meta and declaration`, () => {
      const told = [
        decodeBytes(iconv.encode(syllables, 'cp949'), { contentType: `text/html; charset=${label}`, kind: 'html' }),
        decodeBytes(html(label, syllables), { kind: 'html' }),
        decodeBytes(iconv.encode(`<?xml version="1.0" encoding="${label}"?><a>${syllables}</a>`, 'cp949'), {
          kind: 'xml',
        }),
      ];
      for (const { text } of told) expect(text).toContain(syllables);
      expect(told.map(t => t.from)).toEqual(['header', 'declaration', 'declaration']);
    });
  }

  const cases: [title: string, bytes: Uint8Array, contentType: string | undefined, charset: string, from: string][] = [
    ['a mark beats the header', Buffer.from(`\ufeff${KOREAN}`), 'text/html; charset=euc-kr', 'utf-8', 'bom'],
    ['the header beats the meta', html('shift_jis', KOREAN), 'text/html;charset="euc-kr"', 'cp949', 'header'],
    ['an unknown header is passed over', html('cp949', KOREAN), 'text/html; charset=no-such', 'cp949', 'declaration'],
    ['nothing told: valid UTF-8', Buffer.from(KOREAN), undefined, 'utf-8', 'utf-8'],
    ['nothing told: detected', iconv.encode(KOREAN.repeat(5), 'cp949'), 'text/html', 'cp949', 'detector'],
    ['UTF-8 claimed, Latin bytes', iconv.encode(FRENCH.repeat(9), 'win1252'), 'text/html; charset=utf-8', '', ''],
    ['pure ASCII', Buffer.from('<p>plain</p>'), undefined, 'utf-8', 'utf-8'],
    ['UTF-16 without a mark', iconv.encode('<p>plain</p>', 'utf-16le'), undefined, 'utf-16le', 'declaration'],
    ['a readable claim of UTF-16', Buffer.from(`<meta charset="utf-16">${KOREAN}`), undefined, 'utf-8', 'utf-8'],
    [
      'a server default of Latin-1 over a UTF-8 page',
      Buffer.from(`<meta charset="utf-8">${FRENCH}`),
      'text/html; charset=ISO-8859-1',
      'utf-8',
      'declaration',
    ],
  ];
  for (const [title, bytes, contentType, charset, from] of cases) {
    it(title, () => {
      const got = decodeBytes(bytes, { contentType, kind: 'html' });
      if (charset) expect([got.charset, got.from]).toEqual([charset, from]);
      expect(got.text).not.toContain('\ufffd');
    });
  }

  it('reads the dash and quotes of windows-1252 where Latin-1 is claimed', () => {
    const bytes = Buffer.from([0x93, 0x61, 0x94, 0x96, 0x62, 0x80]);
    expect(decodeBytes(bytes, { contentType: 'text/html; charset=iso-8859-1', kind: 'html' }).text).toBe('“a”–b€');
  });

  it('keeps a mostly valid UTF-8 page with one cut character as UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(`<meta charset="utf-8">${KOREAN}`), Buffer.from([0xec, 0x95])]);
    const got = decodeBytes(bytes, { kind: 'html' });
    expect(got.charset).toBe('utf-8');
    expect(got.text).toContain('합작법인');
  });

  it('survives empty and random bytes', () => {
    expect(decodeBytes(new Uint8Array(), { kind: 'html' }).text).toBe('');
    const noise = Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919 + (i >> 3) * 31) & 255);
    expect(typeof decodeBytes(noise, { kind: 'xml' }).text).toBe('string');
  });
});
