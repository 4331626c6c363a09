// Who says a quote: "X said", said X, "according to X", before, after or in the middle of it.
import type { Span } from '@cellwire/model';
import type { Block, Quote } from './types.js';

const VERB =
  'said|says|told|tells|added|adds|noted|notes|explained|explains|stated|states|wrote|writes|commented|comments|remarked|stressed|emphasi[sz]ed|insisted|argued|warned|announced|declared|confirmed|continued|concluded|pointed out|acknowledged|admitted|asked|claimed|recalled|replied|responded|reported|predicted';
const WINDOW = 320;
// Behind the quote: ,” said Kim Dong-myung, president of … | ,” the researcher added. | ,” according to X.
const VERB_FIRST = new RegExp(`^[\\s,–—-]*\\b(${VERB})\\s+`, 'iu');
const ACCORDING = /^[\s,–—-]*(according to|in the words of)\s+/iu;
const SUBJECT_FIRST = new RegExp(
  `^[\\s,–—-]*([^,.;:!?“”"]{2,80}?(?:,[^,.;“”"]{2,80},)?)\\s+(?:also |has |had |later |further )?(${VERB})\\b`,
  'u',
);
// Before it: Kim said, “… | Kim Dong-myung, its president, told reporters that “… | According to Kim, “…
const BEFORE = new RegExp(`(${VERB})\\b[^.!?“”"]{0,220}[,:]?\\s*$`, 'iu');
const ACCORDING_BEFORE = /\baccording to\s+([^,.“”"]{2,80}),\s*$/iu;
const NOUN_PHRASE_END =
  /[,.;:!?“”"]|\s(?:in|on|at|during|after|before|while|when|as|who|that|which|to|via|by|last|this|yesterday|today|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/u;

/** Fills in `speaker` and `verb` of a quote from the words next to it in its block; leaves both out where none is said. */
export function attributeQuote(text: string, block: Block, quote: Quote, previous: Quote | undefined): void {
  if (quote.fragment) return;
  if (!quote.open && readAfter(text, quote.end, Math.min(block.end, quote.end + WINDOW), quote)) return;
  if (readBefore(text, Math.max(block.proseStart, quote.start - WINDOW), quote.start, quote)) return;
  // “First part,” Kim said. “Second part.” — within one paragraph the speaker holds on.
  if (previous?.speaker && previous.start >= block.start && !previous.fragment) {
    quote.speaker = previous.speaker;
    if (previous.verb) quote.verb = previous.verb;
  }
}

function readAfter(text: string, from: number, to: number, quote: Quote): boolean {
  const rest = text.slice(from, to);
  const lead = VERB_FIRST.exec(rest) ?? ACCORDING.exec(rest);
  if (lead) {
    const at = from + lead[0].length;
    const verbAt = from + lead[0].search(/\p{L}/u);
    return setSpeaker(
      text,
      quote,
      { start: at, end: at + phraseLength(rest.slice(lead[0].length)) },
      { start: verbAt, end: verbAt + lead[1]!.length },
    );
  }
  const subject = SUBJECT_FIRST.exec(rest);
  if (!subject) return false;
  const start = from + subject[0].indexOf(subject[1]!);
  const verbStart = from + subject[0].length - subject[2]!.length;
  return setSpeaker(
    text,
    quote,
    { start, end: start + phraseLength(subject[1]!) },
    { start: verbStart, end: from + subject[0].length },
  );
}

function readBefore(text: string, from: number, to: number, quote: Quote): boolean {
  const lead = text.slice(from, to);
  const sentence = lead.slice(lastSentence(lead));
  const base = to - sentence.length;
  const according = ACCORDING_BEFORE.exec(sentence);
  if (according) {
    const start = base + according.index + according[0].indexOf(according[1]!);
    return setSpeaker(
      text,
      quote,
      { start, end: start + according[1]!.length },
      { start: base + according.index, end: start - 1 },
    );
  }
  const verb = BEFORE.exec(sentence);
  if (!verb) return false;
  const subject = sentence
    .slice(0, verb.index)
    .trimEnd()
    .replace(/\s+(?:also|has|had|later|further)$/u, '');
  const lastClause = Math.max(subject.lastIndexOf(' and '), subject.lastIndexOf('; '));
  const phrase = subject
    .slice(lastClause < 0 ? 0 : lastClause + 2)
    .trimStart()
    .replace(/^and\s+/, '');
  const start = base + subject.length - phrase.length;
  return setSpeaker(
    text,
    quote,
    { start, end: start + phraseLength(phrase) },
    { start: base + verb.index, end: base + verb.index + verb[1]!.length },
  );
}

function lastSentence(lead: string): number {
  const stops = [...lead.matchAll(/(?<!\b\p{Lu}\p{L}{0,3})[.!?]["”’)]*\s+(?=\p{Lu})/gu)];
  const last = stops.at(-1);
  return last ? last.index + last[0].length : 0;
}

function phraseLength(words: string): number {
  const end = words.search(NOUN_PHRASE_END);
  return (end < 0 ? words : words.slice(0, end)).trimEnd().length;
}

function setSpeaker(text: string, quote: Quote, phrase: Span, verb: Span): boolean {
  const space = /^\s*/u.exec(text.slice(phrase.start, phrase.end))![0].length;
  const speaker = { start: phrase.start + space, end: phrase.end };
  if (speaker.end <= speaker.start || !/\p{L}/u.test(text.slice(speaker.start, speaker.end))) return false;
  quote.speaker = speaker;
  quote.verb = verb;
  return true;
}
