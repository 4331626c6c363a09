// Paragraphs and lines of a text, and what each of them is: prose, or one of the kinds of furniture round it.
import { findProseStart } from './datelines.js';
import type { Block, BlockKind } from './types.js';

const LONGEST_LABEL = 220;
const BYLINE =
  /^(?:[Bb]y|BY)\s+\p{Lu}[\p{L}.'’-]*(?:(?:\s+|\s*[,&|]\s*)(?:and\s+)?[\p{Lu}\d][\p{L}\d.'’-]*){0,9}$|^\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]+){1,3},?\s+(?:[Ss]taff )?(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor)$/u;
const CREDIT =
  /^[([]?(?:(?:story|words|text|written|reported|reporting|edited|editing|writing|compiled|additional reporting)(?: and (?:writing|editing))? by|with reporting (?:by|from)|our (?:staff )?reporter|staff reporter)\b/iu;
const CAPTION =
  /^(?:\(?\[?(?:photo|image|picture|pictured|file photo|file image|graphic|illustration|infographic|video|credit|courtesy|source: (?:company|getty|reuters))\b|▲|△|◀|▶ ?photo)|(?:\(|\[|\/ ?|©\s?|photo(?:graph)?:? (?:by )?|credit:? )(?:photo(?:graph)? ?(?:by|:|courtesy|credit)?.{0,40}|courtesy (?:of|photo).{0,40}|provided by .{0,40}|getty images?.{0,30}|ap photo.{0,30}|file photo.{0,30}|yonhap|reuters\/.{0,40}|afp\/.{0,30}|shutterstock|istock.{0,20}|bloomberg\/.{0,30})[)\]]?\.?$/iu;
const RELATED =
  /^(?:[*►▶>→\s([]{0,4})(?:related(?: (?:articles?|stories|news|coverage|reading|content|topics|posts))?|read (?:more|also|next|the full|full)|also read|see also|more (?:on|from|news|stories|coverage)|further reading|recommended|don['’]t miss|you may also|you might also|most read|most popular|trending|editor['’]s pick|top stories|watch(?: now| next| live)?|listen(?: now| to)|in case you missed|explore more|learn more|previous(?:ly)? article|next article|background reading)\b\s*(?:[:：>»|—–-]|here\b|$|(?=[A-Z][^.]{0,120}$))/iu;
const NEWSLETTER =
  /\b(?:sign up (?:for|to|here|now)|subscribe (?:to|now|here|today|for)\b(?!.{0,60}\b(?:shares|stake|rights issue|equity|per ?cent|%))|our (?:free )?(?:daily |weekly )?newsletter|follow us on|follow .{1,40} on (?:twitter|x|facebook|linkedin|instagram|google news)|join our (?:channel|whatsapp|telegram)|click here (?:to|for)|download our app|get (?:the|our) .{1,40} (?:newsletter|app|in your inbox)|delivered to your inbox|create a free account|log ?in to read|already a subscriber|advertisement$|cookie(?:s)? (?:policy|settings|preferences)|share this (?:article|story)|view comments)/iu;
const TAG =
  /^(?:[([]?\$?1 ?(?:US dollar|euro|dollar)?s? ?= ?.{1,60}|©.*|copyright\b.{0,120}|\(?c\) ?\d{4}.*|.{0,60}all rights reserved\.?.{0,60}|[([]?(?:reuters|bloomberg|yonhap|ap|afp|xinhua|kyodo|dow jones newswires|newsis|jiji press)[)\]]?|source:? [\p{L}&. ]{2,60}|[-–—*#=_~•\s]{3,}|(?:published|updated|posted|last updated|date|time|first published)\b:?.{0,60}\d.{0,40}|\(?end(?:s)?\)?|###?|-30-|\(?(?:nyse|nasdaq|otc|tsx|asx|lse|krx)\s?:\s?[\p{L}.]+\)?|\d+ min(?:ute)?s? read|disclaimer:.*|\S+@\S+\.\S+|https?:\/\/\S+)$/iu;
const ABOUT =
  /^(?:[Aa]bout|ABOUT)\s+(?:[Tt]he\s+)?\p{Lu}[\p{L}\p{N}&.,'’ -]{1,70}:?$|^(?:SOURCE|Source)\s+\p{Lu}[^.]{0,60}$/u;
const BOILERPLATE_HEAD =
  /^(?:cautionary (?:note|statement).{0,80}|forward[- ]looking statements?.{0,60}|safe harbou?r.{0,60}|(?:media|press|investor|investors?)(?: relations)? (?:contacts?|inquiries|enquiries).{0,40}|contacts?|for (?:more|further) information.{0,60}|notes? to editors.{0,20}|disclaimer):?$/iu;
const BOILERPLATE_LINE =
  /\b(?:forward-looking (?:statements?|information)|statements? (?:about|regarding|concerning) (?:the )?future|private securities litigation reform act|actual results (?:may|could|might|can) (?:\w+ )?(?:differ|vary)|does not constitute an offer to (?:buy|sell))\b/iu;

/**
 * The blocks of a text: paragraphs between blank lines; a paragraph whose lines are complete by themselves (bullets,
 * sentences, table rows) is cut at its line breaks, hard-wrapped prose is not. Everything from "About Acme" or a
 * cautionary note to the end is boilerplate.
 */
export function splitBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let tail = false;
  let sawProse = false;
  for (const paragraph of paragraphs(text)) {
    for (const line of splitLines(text, paragraph.start, paragraph.end)) {
      const words = text.slice(line.start, Math.min(line.end, line.start + LONGEST_LABEL + 1));
      if (!tail && sawProse && (ABOUT.test(words) || BOILERPLATE_HEAD.test(words))) tail = true;
      const block = makeBlock(
        text,
        line.start,
        line.end,
        tail ? 'boilerplate' : nameKind(words, line.end - line.start),
      );
      sawProse ||= isProse(block);
      blocks.push(block);
    }
  }
  markSubheads(text, blocks);
  return blocks;
}

const isProse = (block: Block): boolean => block.kind === 'prose' || block.kind === 'list';

function makeBlock(text: string, start: number, end: number, kind: BlockKind): Block {
  const proseStart = kind === 'prose' || kind === 'list' ? findProseStart(text, start, end) : start;
  return { in: 'text', start, end, kind, proseStart, proseEnd: end };
}

function* paragraphs(text: string): Generator<{ start: number; end: number }> {
  // Line breaks are \n, \r\n or U+2028; a line of spaces counts as blank.
  const blank = /(?:\r?\n|\u2028|\u2029)[ \t\u00a0\u3000]*(?:(?:\r?\n|\u2028|\u2029)[ \t\u00a0\u3000]*)+/g;
  let from = 0;
  for (const match of text.matchAll(blank)) {
    yield* trimmed(text, from, match.index);
    from = match.index + match[0].length;
  }
  yield* trimmed(text, from, text.length);
}

function* trimmed(text: string, from: number, to: number): Generator<{ start: number; end: number }> {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  if (end > start) yield { start, end };
}

/** Cuts a paragraph at its line breaks where the line before is complete or the line after is an item of its own. */
function splitLines(text: string, start: number, end: number): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = [];
  let from = start;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
    if (!breaksHere(text, from, at, end)) continue;
    lines.push(...trimmed(text, from, at));
    from = at + 1;
  }
  lines.push(...trimmed(text, from, end));
  return lines;
}

const WRAPPED_LINE = 50;

function breaksHere(text: string, from: number, at: number, end: number): boolean {
  const lineStart = Math.max(from, text.lastIndexOf('\n', at - 1) + 1);
  const before = text.slice(Math.max(lineStart, at - 8), at).trimEnd();
  const after = text.slice(at + 1, Math.min(end, at + 14)).trimStart();
  if (/^(?:[•·▪●■◆▲►*–—-]\s|\d{1,2}[.)]\s)/u.test(after) || /[|\t]/.test(before)) return true;
  if (at - lineStart < WRAPPED_LINE && !/^\p{Ll}/u.test(after)) return true;
  return /[.!?…:"”)]$/u.test(before) && !/^\p{Ll}/u.test(after);
}

function nameKind(words: string, length: number): BlockKind {
  if (/^[•·▪●■◆►*]\s|^[-–—]\s/u.test(words)) return length > 60 || /[.!?]$/.test(words) ? 'prose' : 'list';
  if (length <= LONGEST_LABEL) {
    if (BYLINE.test(words) || CREDIT.test(words)) return 'byline';
    if (TAG.test(words)) return 'tag';
    if (RELATED.test(words)) return 'related';
    if (NEWSLETTER.test(words)) return 'newsletter';
    if (CAPTION.test(words)) return 'caption';
    if (isTableRow(words)) return 'table';
  }
  return BOILERPLATE_LINE.test(words) ? 'boilerplate' : 'prose';
}

/** Three cells or more, or a row of mostly figures. */
function isTableRow(words: string): boolean {
  const cells = words.split(/\s*\|\s*|\t+|\s{3,}/u).filter(Boolean);
  if (cells.length >= 3) return true;
  const parts = words.split(/\s+/u);
  return (
    parts.length >= 4 &&
    !/[.!?]$/.test(words) &&
    parts.filter(part => /^[-+$€£(]?\d/.test(part)).length / parts.length > 0.6
  );
}

const SUBHEAD_WORDS = 14;

/** A short line without a full stop between paragraphs is a subhead; as the whole text it is prose (a feed's summary). */
function markSubheads(text: string, blocks: Block[]): void {
  if (blocks.filter(isProse).length < 2) return;
  for (const block of blocks) {
    if (block.kind !== 'prose' || block.end - block.start > 110) continue;
    const words = text.slice(block.start, block.end);
    if (/[.!?…,;:]["”’)\]]*$/u.test(words) || /^["“]/.test(words)) continue;
    if (words.split(/\s+/u).length <= SUBHEAD_WORDS && block.proseStart === block.start) block.kind = 'subhead';
  }
}
