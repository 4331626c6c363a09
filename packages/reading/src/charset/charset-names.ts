// Names of character sets as the web writes them → names that iconv-lite knows.
import iconv from 'iconv-lite';

/**
 * Labels that iconv-lite lacks or reads too narrowly: EUC-KR's Windows superset has all 11,172 Hangul syllables, and
 * what calls itself Latin-1, Latin-5 or Thai is Windows' superset of it (WHATWG Encoding Standard, section 4.2).
 */
const ALIASES: Readonly<Record<string, string>> = {
  euckr: 'cp949',
  cseuckr: 'cp949',
  ksc5601: 'cp949',
  ksc56011987: 'cp949',
  uhc: 'cp949',
  xwindows949: 'cp949',
  windows9492000: 'cp949',
  ksx1001: 'cp949',
  eucjp2: 'euc-jp',
  xeucjp: 'euc-jp',
  cseucpkdfmtjapanese: 'euc-jp',
  xsjis: 'shift_jis',
  windows31j: 'shift_jis',
  mskanji: 'shift_jis',
  xxbig5: 'big5',
  xgbk: 'gbk',
  iso88591: 'windows-1252',
  latin1: 'windows-1252',
  l1: 'windows-1252',
  cp819: 'windows-1252',
  isoir100: 'windows-1252',
  iso885919871: 'windows-1252',
  iso88599: 'windows-1254',
  latin5: 'windows-1254',
  tis620: 'windows-874',
  iso885911: 'windows-874',
  iso88598i: 'iso-8859-8',
  iso88598e: 'iso-8859-8',
  macroman: 'macintosh',
  xmacroman: 'macintosh',
  xmaccyrillic: 'maccyrillic',
  utf8: 'utf-8',
  unicode11utf8: 'utf-8',
  utf8mb4: 'utf-8',
  unicode: 'utf-16',
  ucs2: 'utf-16',
};

/** Sets that iconv-lite has no table for, or one from before the euro; the platform's decoder is right on them. */
const PLATFORM: ReadonlySet<string> = new Set(['iso-2022-jp', 'macintosh']);

/** What ASCII calls itself: tells nothing about bytes above 127. */
const ASCII: ReadonlySet<string> = new Set(['usascii', 'ascii', 'ansix341968', 'iso646us', 'csascii', 'us']);

/** The charset's usable name, lower case, or null when the label is unknown or says no more than ASCII. */
export function charsetName(label: string): string | null {
  const lower = label.trim().toLowerCase();
  const key = lower.replace(/[^a-z0-9]/g, '');
  if (!key || ASCII.has(key)) return null;
  const alias = ALIASES[key];
  if (alias) return alias;
  if (PLATFORM.has(lower)) return lower;
  return key.length <= 40 && iconv.encodingExists(lower) ? lower : null;
}

/** Decodes with a name that `charsetName` gave; a byte order mark at the start is dropped, wrong bytes become U+FFFD. */
export function decodeAs(bytes: Uint8Array, charset: string): string {
  if (charset === 'utf-8') return new TextDecoder('utf-8').decode(bytes);
  if (PLATFORM.has(charset)) return new TextDecoder(charset).decode(bytes);
  return iconv.decode(bytes, charset);
}
