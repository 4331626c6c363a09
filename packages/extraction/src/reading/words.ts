// The words of a text, cut by hand: every article is scanned for triggers and for what it is about before anything of it
// is read, and a regular expression costs twice as much.

const OTHER = 1;
const INSIDE = 2;
const JOINT = 3;
const PAIR = 4;
const LETTER_OR_DIGIT = /^[\p{L}\p{N}]/u;
/** What a UTF-16 unit is, looked up once and kept; 0 where that is not known yet. */
const classes = new Uint8Array(0x10000);

function classify(code: number): number {
  if (code >= 0xd800 && code < 0xdc00) return PAIR;
  const char = String.fromCharCode(code);
  if (char === '-' || char === "'" || char === '’') return JOINT;
  return LETTER_OR_DIGIT.test(char) ? INSIDE : OTHER;
}

function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (classes[code] === 0) classes[code] = classify(code);
  return classes[code]!;
}

/** End of the letters and digits that begin at an offset; the offset itself where none does. */
function endOfRun(text: string, at: number): number {
  let end = at;
  for (; end < text.length; end++) {
    const kind = classAt(text, end);
    if (kind === INSIDE) continue;
    if (kind !== PAIR || !LETTER_OR_DIGIT.test(text.slice(end, end + 2))) break;
    end++;
  }
  return end;
}

/** Calls back with every run of letters and digits, as it stands, and its offset. Linear time. */
export function eachRun(text: string, visit: (run: string, at: number) => void): void {
  for (let at = 0; at < text.length; ) {
    const end = endOfRun(text, at);
    if (end > at) visit(text.slice(at, end), at);
    at = Math.max(end, at + 1);
  }
}

/** End of runs joined by single hyphens and apostrophes: "write-down's". */
function endOfJoined(text: string, first: number): number {
  let end = first;
  while (end < text.length && classAt(text, end) === JOINT) {
    const next = endOfRun(text, end + 1);
    if (next === end + 1) break;
    end = next;
  }
  return end;
}

/** Whether a word ends in "'s": the owner is meant, "the plant's switch". */
const isOwner = (word: string): boolean => word.endsWith("'s") || word.endsWith('’s');

/**
 * Calls back with every word, hyphens and apostrophes inside it; of hyphenated ones with the last part, too, and of owners
 * ("the plant's") with the word itself. Linear time.
 */
export function eachWord(text: string, visit: (word: string) => void): void {
  for (let at = 0; at < text.length; ) {
    const run = endOfRun(text, at);
    if (run === at) {
      at++;
      continue;
    }
    const end = endOfJoined(text, run);
    const word = text.slice(at, end);
    visit(word);
    at = end;
    if (end === run) continue;
    const owner = isOwner(word) ? word.slice(0, -2) : null;
    if (owner !== null) visit(owner);
    const hyphen = word.lastIndexOf('-');
    if (hyphen >= 0) visit((owner ?? word).slice(hyphen + 1));
  }
}
