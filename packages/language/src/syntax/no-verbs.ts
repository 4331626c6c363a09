// Words in the form of verbs that are none where they stand: things, activities, parts of compounds and titles.
import { SAYING } from './around.js';
import type { Token } from './token.js';

/** Words that newswire hardly ever uses as verbs. */
const THINGS = new Set(
  'plant plants site sites line lines unit units cell cells module modules facility tax taxes'.split(' '),
);
export function isThing(tokens: readonly Token[], i: number, before: Token | undefined): boolean {
  const word = tokens[i]!.lower;
  if (word === 'venture' || word === 'ventures')
    return !/^(?:in|into|out|to)$/.test(tokens[i + 1]?.lower ?? '') || tokens[i - 1]?.pos === 'determiner';
  // "its partners Acme and Beta": nobody partners somebody.
  if (word === 'partner' || word === 'partners') return tokens[i + 1]?.name !== undefined;
  if (word === 'ground') return /^(?:break|breaks|broke|broken|breaking)$/.test(tokens[i - 1]?.lower ?? '');
  // "a block of new Acme shares": not "the company that Acme shares with Beta"
  if (word === 'shares')
    return tokens[i - 1]?.name !== undefined && /^(?:adjective|preposition|possessive)$/.test(tokens[i - 2]?.pos ?? '');
  // "the sale of Acme's Lublin works to Beta"
  if (word === 'works') return tokens[i - 1]?.name !== undefined && tokens[i - 2]?.possessive === true;
  // "sold the Lublin building to Beta"
  if (word === 'building' && tokens[i - 1]?.name && /^(?:determiner|possessive)$/.test(tokens[i - 2]?.pos ?? ''))
    return tokens[i + 1]?.pos !== 'determiner';
  if (word === 'building' && tokens[i - 1]?.lower === 'one') return tokens[i + 1]?.pos === 'preposition';
  return THINGS.has(word) && before?.pos !== 'to' && before?.pos !== 'modal' && before?.pos !== 'pronoun';
}

/** Gerunds that name a business: "a law on battery recycling", "planning permission". */
const ACTIVITIES = new Set(
  'recycling manufacturing mining processing refining planning building operating charging trading marketing financing engineering testing bearing packaging lighting shipping coating casting forging tooling wiring piping spending commissioning making'.split(
    ' ',
  ),
);
/** Verbs whose "of" belongs to them: "disposing of its shares". Any other gerund before "of" is a noun. */
const TAKE_OF =
  /^(?:dispos|think|dream|speak|talk|consist|complain|approv|accus|warn|know|hear|tir|rid|remind|inform|notify|assur|boast|becom|despair|conceiv|partak|be|hav|mak|com|runn|go|gett|depriv|rel|convict|suspect|clear|cur|robb|stripp)ing$/;
const OF_ACTIVITIES = new Set(
  'permission permit permits licence license approval plant plants facility facilities capacity line lines site sites equipment business unit division company arm operation operations base hub venture ventures joint jv project partnership contract agreement deal firm group giant major house conglomerate concern company startup start-up subsidiary affiliate technology maker makers manufacturer manufacturers producer producers supplier suppliers specialist'.split(
    ' ',
  ),
);
/** "order intake", "a building site", "restructuring charges": nouns before some nouns only, verbs elsewhere. */
const OF_WORKS = new Map([
  ['order', new Set('intake book books backlog backlogs volume volumes'.split(' '))],
  ['building', new Set('site sites work works permit permits permission materials'.split(' '))],
  [
    'restructuring',
    new Set('charge charges cost costs plan plans program programme measures provision provisions'.split(' ')),
  ],
]);
const STOPS =
  /^(?:suspend|halt|stop|paus|resum|restart|ceas|curtail|end|delay|start|beg[aiu]n|idl|defer|postpon|freez|froze|cut|complet|trimm?|slash|reduc)(?:n|e|es|ed|s|ped|red|ring|ning|ing|ping|ting)?$/;
/** What a gerund by itself names. Whether `opens` holds, no word stands before it and a verb behind: "Mining at the site was halted". */
export function isActivity(t: Token, direct: Token | undefined, next: Token | undefined, opens: boolean): boolean {
  if (t.form === 'gerund' && next?.lower === 'of' && direct?.pos !== 'be' && !TAKE_OF.test(t.lower)) return true;
  if (next && OF_WORKS.get(t.lower)?.has(next.lower)) return direct?.pos !== 'be';
  if (!ACTIVITIES.has(t.lower)) return false;
  if (next && OF_ACTIVITIES.has(next.lower)) return direct?.pos !== 'be' && t.lower !== 'building';
  // "suspended mining at its project"
  if (direct?.pos === 'verb' && STOPS.test(direct.lower) && next?.pos === 'preposition') return true;
  if (opens && (next?.pos === 'preposition' || next?.pos === 'have' || next?.pos === 'be')) return true;
  const ends = !next || ['preposition', 'punctuation', 'date', 'conjunction'].includes(next.pos);
  return ends && direct?.pos === 'noun' && !direct.name && !direct.possessive && !/s$/.test(direct.lower);
}

/** First parts of words with a hyphen that are verbs all the same: "re-opening plants", "mass-producing cells". */
const VERBAL_PREFIX = /^(?:re|pre|co|de|un|mis|over|out|fast|green|short|double|cross|mass|hand|self)-/;
/** "cell-making machinery", "a value-added tax": what somebody makes or does to it describes the noun behind. */
export const isCompound = (t: Token, direct: Token | undefined, next: Token | undefined): boolean =>
  /^[a-z]+-[a-z]+(?:ing|ed)$/.test(t.lower) &&
  !VERBAL_PREFIX.test(t.lower) &&
  (next?.pos === 'noun' || next?.pos === 'adjective') &&
  direct !== undefined &&
  ['determiner', 'possessive', 'adjective', 'preposition'].includes(direct.pos);

/** "Managing director Ida Moe", "acting chief": part of a title. */
export const isTitle = (t: Token, next: Token | undefined): boolean =>
  /^(?:managing|acting|founding|presiding|outgoing|incoming)$/.test(t.lower) &&
  /^(?:directors?|partners?|editor|officer|chief|president|chairman|chairwoman|head|boss|ceo)$/.test(next?.lower ?? '');

/** "imposed anti-dumping duties", "to tax imported batteries", "to buy shuttered Acme plant": what a past form says of an object. */
export function describesObject(t: Token, direct: Token | undefined, next: Token): boolean {
  if (/^(?:anti-?[a-z]+|countervail)ing$/.test(t.lower) && t.form === 'gerund') return !next.name;
  if (direct?.pos !== 'verb' || direct.name || direct.form === undefined) return false;
  if (t.form !== 'past' || !/.{3}ed$/.test(t.lower)) return false;
  // Before a name only behind a bare verb: "said planned Acme" is no such thing.
  return next.name ? direct.form === 'base' : !SAYING.has(direct.lower);
}
