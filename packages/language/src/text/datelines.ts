// Datelines, kickers and bullets: what stands before the prose of a block.
import { MONTHS } from './abbreviations.js';

const FULL_MONTHS = new Set(
  'january february march april may june july august september october november december'.split(' '),
);
const LONGEST = 140;
const PARTICLES = new Set([
  'de',
  'of',
  'la',
  'le',
  'el',
  'al',
  'da',
  'do',
  'dos',
  'del',
  'am',
  'and',
  'the',
  'von',
  'upon',
  'exclusive',
]);
/** Behind a place: a dash of any length set off by spaces, or doubled, the colon and bar that some agencies use, or
 * the stop and dash of Spanish ones. */
const SEPARATOR = /\s*(?:—|–|―|--+|:|\||\/\/)\s*|\s-\s*|\.-\s+/gu;

/** "GROUND BROKEN. Acme has begun": a label in capitals that is no abbreviated company, before a sentence that is not. */
const LABEL =
  /^\p{Lu}[\p{Lu}’']+(?:[ -]\p{Lu}[\p{Lu}’']*){0,5}(?<!\b(?:CO|LTD|INC|CORP|PLC|AG|SA|NV|BHD|PTY|ST|NO))[.!] +(?=[“"‘']?\p{Lu}?\p{Ll})/u;

/** "Storage Weekly: How many did you sell?": who asks in an interview is named before the colon, and is no party to what is told. */
const ASKER = /^(?:\p{Lu}[\p{L}\d.&’'-]*(?: \p{Lu}[\p{L}\d.&’'-]*){0,3}): +(?=[^:]*\b[Yy]ou(?:rs?)?\b)/u;

/** Offset behind the dateline, agency tag or bullet that opens a block (`start` where there is none). */
export function findProseStart(text: string, start: number, end: number): number {
  const afterBullet = skipBullet(text, start, end);
  const head = text.slice(afterBullet, Math.min(end, afterBullet + LONGEST));
  const label = LABEL.exec(head) ?? ASKER.exec(text.slice(afterBullet, end));
  if (label) return afterBullet + label[0].length;
  const bracket = readBracket(head);
  if (bracket) return afterBullet + bracket;
  for (const match of head.matchAll(SEPARATOR)) {
    const after = match.index + match[0].length;
    if (after >= head.length && afterBullet + after >= end) break;
    const verdict = judgeDateline(head.slice(0, match.index), match[0].trim(), head.slice(after));
    if (verdict === 'dateline') return afterBullet + after;
    if (verdict === 'prose') break;
  }
  return afterBullet + readUnmarkedAgency(head);
}

/** Offset behind "UPDATE 1-", "BREAKING:", "[Exclusive]" and the like at the head of a title. */
export function findKickerEnd(title: string): number {
  const kicker =
    /^\s*(?:\[[^\]]{1,30}\]|\((?:LEAD|\d+(?:st|nd|rd|th) LD|URGENT|EXCLUSIVE|Yonhap[^)]{0,20})\)|(?:UPDATE|WRAPUP|CORRECTED|REFILE|RPT)\s?\d*\s?[-:]|(?:breaking(?: news)?|exclusive|update|updated|analysis|watch|opinion|explainer|factbox|column|just in|news|press release|report|video|photos?|live|podcast)\s?[-:–—|])\s*/iu.exec(
      title,
    );
  return kicker ? kicker[0].length : 0;
}

function skipBullet(text: string, start: number, end: number): number {
  const bullet = /^(?:[•·▪●■◆▲►*–—-]|\d{1,2}[.)])\s+/u.exec(text.slice(start, Math.min(end, start + 12)));
  return bullet ? start + bullet[0].length : start;
}

/** "[Seoul = Newsis]", "(Bloomberg) --", "(Yicai) Feb. 5 --": a short bracket at the very beginning that names no caption. */
function readBracket(head: string): number {
  const match =
    /^[([【]([^()[\]【】]{2,50})[)\]】]\s*(?:(?:\p{Lu}\p{Ll}{2,8}\.?\s+\d{1,2}(?:,\s*\d{4})?)?\s*(?:—|–|--+|-)\s*)?/u.exec(
      head,
    );
  if (!match) return 0;
  const inner = match[1]!;
  const dashed = /[—–-]\s*$/.test(match[0]);
  if (!/^\p{Lu}/u.test(inner) || /\d{3}/.test(inner)) return 0;
  return dashed || / = |@| news$|times$/iu.test(inner) || head.startsWith('[') ? match[0].length : 0;
}

function readUnmarkedAgency(head: string): number {
  const match =
    /^(?:\p{Lu}[\p{Lu} ,./]{2,40}?)\s*\((?:Reuters|Bloomberg|AP|AFP|Yonhap|Xinhua|Kyodo|dpa|ANI|PTI|TASS|UPI)\)\s*/u.exec(
      head,
    );
  return match ? match[0].length : 0;
}

/** `dateline`, `not yet` (a later separator may close it), or `prose`: a word that no dateline holds came first. */
function judgeDateline(prefix: string, separator: string, rest: string): 'dateline' | 'not yet' | 'prose' {
  const agency = /[([/]\s*[\p{L}][^()[\]]{1,40}[)\]/]\s*(?:\p{Lu}\p{Ll}{2,8}\.?\s\d{1,2})?$/u.test(prefix);
  const words = prefix.match(/[\p{L}\p{N}.'’-]+/gu) ?? [];
  if (!words.length || words.length > 14) return words.length ? 'prose' : 'not yet';
  const outside = prefix.replace(/[([/][^()[\]/]*[)\]/]/gu, ' ').match(/[\p{L}\p{N}.'’-]+/gu) ?? [];
  if (!outside.every(isDatelineWord)) return 'prose';
  if (separator === ':' || separator === '|') return agency || hasDay(outside) ? 'dateline' : 'not yet';
  if (agency || hasDay(outside)) return 'dateline';
  const shouting = outside.length > 0 && outside.every(word => word === word.toUpperCase() && /\p{Lu}{3}/u.test(word));
  const opens = /^["“'‘(]?[\p{Lu}\p{N}$€£]/u.test(rest);
  if (shouting && (opens || outside.length <= 3)) return 'dateline';
  if (outside.length === 1 && /^\p{Lu}\p{Ll}+\.(?:com|net|org)$/u.test(outside[0]!)) return 'dateline';
  return opens && separator !== '-' && outside.length <= 5 && !rest.includes(separator) ? 'dateline' : 'not yet';
}

function isDatelineWord(word: string): boolean {
  const bare = word.replace(/[.,]$/, '').toLowerCase();
  return /^[\p{Lu}\p{N}]/u.test(word) || PARTICLES.has(bare);
}

function hasDay(words: readonly string[]): boolean {
  return words.some((word, i) => {
    const bare = word.replace(/\.$/, '').toLowerCase();
    if (!MONTHS.has(bare) && !FULL_MONTHS.has(bare)) return false;
    return /^\d{1,2}$/.test(words[i + 1] ?? '') || /^\d{1,2}$/.test(words[i - 1] ?? '');
  });
}
