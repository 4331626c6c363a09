// What companies do and own, and the words that stand before a party: subjects, possessions, "a stake in", "venture with".
import { wordAt as word } from '../descriptions.js';
import { isAdverb } from '../lexicon.js';
import { beginsSentence, type Line } from '../lines.js';
import {
  COMPANY_NOUNS,
  CORPORATE_VERBS,
  FACILITY_NOUNS,
  FUNCTION_WORDS,
  SAYING_VERBS,
  SHARE_WORDS,
} from '../word-lists.js';
import { closing, type Rule } from './tally.js';

/** The subject of a company's verb, or of saying; adverbs and auxiliaries between are looked through. */
export const readSubject: Rule = (piece, _index, tally) => {
  const { line } = piece;
  // "The plant at Acme makes …": it is the plant that does.
  if (/^(?:at|in|near|outside|around)$/.test(word(line, piece.from - 1))) return;
  let at = piece.to;
  if (word(line, at) === '(') at = closing(line, at) + 1;
  // "Acme, which makes cells, …"
  if (word(line, at) === ',' && word(line, at + 1) === 'which') at += 2;
  for (let skipped = 0; skipped < 3 && (AUXILIARIES.has(word(line, at)) || isAdverb(word(line, at))); skipped++) at++;
  const verb = word(line, at);
  if (!verb || line.tokens[at]?.kind !== 'word') return;
  if (CORPORATE_VERBS.has(verb)) tally.company += 2;
  else if (SAYING_VERBS.has(verb)) tally.company += 1;
  else if (at > piece.to && AUXILIARIES.has(word(line, at - 1))) tally.company += 1;
};

const AUXILIARIES = new Set(
  'has have had will would is are was were may might could should to also not been be recently already reportedly'.split(
    ' ',
  ),
);
const OWNED_NOUNS = new Set(
  `shares share stock stake unit subsidiary ceo chief chairman president board parent headquarters profit profits revenue sales factory plant plants factories business battery batteries cells
  decision plan plans announcement exit withdrawal departure shareholders creditors customers owner largest order orders contract investment earnings results capacity output production workers employees employment spokesman spokeswoman`.split(
    /\s+/u,
  ),
);

/** Where a company is listed it is most often at home. */
const EXCHANGES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    asx: 'AU',
    tsx: 'CA',
    tsxv: 'CA',
    krx: 'KR',
    kosdaq: 'KR',
    tse: 'JP',
    sse: 'CN',
    szse: 'CN',
    nse: 'IN',
    bse: 'IN',
    six: 'CH',
    xetra: 'DE',
    epa: 'FR',
    sto: 'SE',
    bit: 'IT',
    mil: 'IT',
  }),
);

/** "Acme's plant", "Acme shares": companies own such things. */
export const readPossession: Rule = (piece, _index, tally) => {
  const { line, to } = piece;
  const possessive = line.tokens[to]?.kind === 'possessive' && to < line.to;
  for (let at = possessive ? to + 1 : to; at < Math.min(line.to, to + 4); at++) {
    const token = line.tokens[at]!;
    if (token.kind === 'mark') break;
    if (!OWNED_NOUNS.has(token.folded)) continue;
    const initial = !possessive && beginsSentence(line, piece.from);
    // "the Riverside plant" is no property of Riverside's; "Acme shares" are Acme's.
    const bare = at === to && !initial && !FACILITY_NOUNS.has(token.folded);
    tally.company += possessive ? 2 : bare ? 1.5 : 0;
    break;
  }
  if (
    word(line, to) === '(' &&
    /^(?:nyse|nasdaq|otc|tsx|tsxv|asx|lse|aim|krx|hkex|sse|szse|tse|ticker|otcmkts|otcqb|cse|xetra|epa|bit|sto|mil)$/.test(
      word(line, to + 1),
    )
  )
    tally.company += 6;
  if (word(line, to) === '(') tally.country ??= EXCHANGES.get(word(line, to + 1)) ?? null;
  if (
    word(line, to) === '-' &&
    /^(?:backed|owned|led|controlled|branded|built|made|supplied|operated|funded|listed)$/.test(word(line, to + 1))
  )
    tally.company += 1.5;
};

// Noun + preposition in front of a party: "stake in", "venture with", "subsidiary of", "supplier to", "shares of".
export const PARTY_BEFORE: Record<string, ReadonlySet<string>> = {
  in: new Set(
    'stake stakes share shares interest interests shareholding holding invest invests invested investing investment investor partner partners shareholder shareholders'.split(
      ' ',
    ),
  ),
  of: new Set(
    'shares shareholders subsidiary unit arm division affiliate parent takeover acquisition purchase owner spokesman spokeswoman spokesperson ceo president chairman executive founder cofounder director customers maker board part control sale supplier'.split(
      ' ',
    ),
  ),
  with: new Set(
    'venture ventures partnership deal agreement contract pact alliance tie-up partnered cooperation collaboration partner talks mou memorandum relationship jv merger teamed team signed together along partnering negotiations teaming working competes contracts agreements deals'.split(
      ' ',
    ),
  ),
  to: new Set(
    'supplier suppliers supply supplied sell sold sale belongs rival deliver delivered delivery owed lost belonging batteries cells'.split(
      ' ',
    ),
  ),
  by: new Set(
    'owned operated run built led backed developed made acquired controlled held manufactured signed announced produced supplied funded set founded bought managed established occupied filed'.split(
      ' ',
    ),
  ),
  from: new Set(
    'bought acquired order orders cells batteries acquire buy purchased purchase supplied stake contract'.split(' '),
  ),
  for: new Set('spokesman spokeswoman spokesperson supplier batteries cells analyst supplies'.split(' ')),
  at: new Set(
    'analyst analysts executive economist strategist official officials head manager director researcher'.split(' '),
  ),
  between: new Set(
    'venture ventures partnership agreement deal contract alliance pact cooperation tie-up collaboration'.split(' '),
  ),
};

/** How far before "in" the share may stand: "the 22 percent that it had in Acme". */
const HELD_REACH = 7;
/** "the 22 percent that it had in Acme", "the half they own in Acme": a share is held in a company, not in a place. */
export function isHeldIn(line: Line, from: number): boolean {
  if (word(line, from - 1) !== 'in' || !/^(?:owns?|owned|holds?|held|has|have|had)$/.test(word(line, from - 2)))
    return false;
  for (let at = from - 3; at >= Math.max(line.from, from - 3 - HELD_REACH); at--)
    if (SHARE_WORDS.has(word(line, at))) return true;
  return false;
}

/** "a joint venture with Acme", "its stake in Acme", "acquire Acme". */
export const readParty: Rule = (piece, _index, tally) => {
  const { line, from } = piece;
  if (isHeldIn(line, from)) tally.company += 2.5;
  let at = from - 1;
  for (let skipped = 0; skipped < 3 && !PARTY_BEFORE[word(line, at)] && isModifier(line, at); skipped++) at--;
  const nouns = PARTY_BEFORE[word(line, at)];
  if (nouns) {
    for (let i = at - 1; i >= Math.max(line.from, at - 3); i--) {
      if (line.tokens[i]!.kind === 'mark') break;
      if (!nouns.has(word(line, i))) continue;
      tally.company += 2.5;
      return;
    }
  }
  if (
    /^(?:acquire|acquired|acquires|acquiring|buy|bought|supply|supplies|supplying|join|joined|joining|partner|partnering|supplied|sue|sued|owns|buying|purchase|purchased|acquisition|exit|exited|exiting)$/.test(
      word(line, from - 1),
    )
  )
    tally.company += 1.5;
  if (
    /^(?:companies|manufacturers|makers|customers|suppliers|firms|rivals|automakers|carmakers|peers|clients)$/.test(
      word(line, from - 3),
    ) &&
    word(line, from - 2) === 'such'
  )
    tally.company += 3;
  if (/^(?:including|like|include|are|were)$/.test(word(line, from - 1)) && COMPANY_NOUNS.has(word(line, from - 2)))
    tally.company += 3;
};

function isModifier(line: Line, at: number): boolean {
  const folded = word(line, at);
  return folded !== '' && line.tokens[at]!.kind !== 'mark' && !FUNCTION_WORDS.has(folded);
}
