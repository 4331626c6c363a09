// Whom and what the text speaks of at large, so that nobody is to be looked for: "battery makers have delayed plants",
// "rivals that cut jobs", "more than 30 plants have been announced in Europe".
import type { NounPhrase } from '@cellwire/language';
import type { Pack } from '@cellwire/model';
import { isHeaded, TRANSPARENT } from '../frames/headed.js';
import { extent, phrasesAfter, type Reading } from '../reading/reading.js';

/** Nouns of companies in every industry. */
const COMPANIES =
  'company firm group maker manufacturer producer supplier rival competitor peer player business developer investor start-up startup operator utility brand other'.split(
    ' ',
  );
/** "some have written off billions" */
const SOME = new Set(['some', 'many', 'most', 'others', 'few', 'several']);
/** What counts without singling out. */
const LOOSE = new Set(['some', 'several', 'many', 'most', 'more', 'other', 'few', 'various', 'numerous', 'all', 'no']);

/** Tells whether a phrase stands for companies of which the text names none: "several carmakers". */
export type IsAtLarge = (r: Reading, np: NounPhrase | null) => boolean;

const isPlural = (r: Reading, np: NounPhrase): boolean => {
  const { lower } = r.parsed.tokens[np.head]!;
  return lower !== np.noun && lower.endsWith('s');
};

/** A plural without a name, an article or a number: none of them has been singled out. */
export function isLoosePlural(r: Reading, np: NounPhrase): boolean {
  const { tokens } = r.parsed;
  const loose = np.determiner === null || LOOSE.has(np.determiner);
  if (!loose || np.possessor !== null || !isPlural(r, np) || np.appositions.length > 0) return false;
  const [start, end] = extent(np);
  return !tokens
    .slice(start, Math.max(end, np.end))
    .some(t => t.name?.kind === 'company' || t.name?.kind === 'venture');
}

/** "six projects", "more than 30 gigafactories": more than a company has. */
const MANY = 6;
const isMany = (r: Reading, np: NounPhrase): boolean => {
  const count = r.parsed.tokens.slice(np.start, np.head).find(t => t.pos === 'number' && !t.value);
  return count === undefined || Number(count.text) >= MANY;
};

/** A plant has lines and halls; of whole plants without an owner there are many. */
const WHOLE = /(?:plant|factory|facility|project|mine|refinery|site)$/;
/** "battery projects have been shelved", "30 plants were announced": plants of nobody in particular. */
export const arePlantsAtLarge = (r: Reading, np: NounPhrase): boolean =>
  WHOLE.test(np.noun) && (/^(?:every|any)$/.test(np.determiner ?? '') || (isLoosePlural(r, np) && isMany(r, np)));

/** "layoffs in the industry", "projects across the sector": of all of a trade. */
export const isOfWholeTrade = (r: Reading, np: NounPhrase): boolean =>
  phrasesAfter(r, np).some(
    p => /^(?:in|across|throughout)$/.test(p.preposition ?? '') && /^(?:industry|sector)$/.test(p.noun),
  );

/** Compiles the nouns of companies that a pack knows. */
export function atLargeIn(pack: Pick<Pack, 'kinds'>): IsAtLarge {
  const nouns = [...COMPANIES, ...pack.kinds.flatMap(k => k.nouns.map(n => n.toLowerCase()))];
  const isCompany = (r: Reading, np: NounPhrase): boolean => nouns.some(n => isHeaded(r, np, n));
  return (r, np) => {
    if (!np || np.conjuncts.some(c => r.parsed.tokens[c.head]?.name)) return false;
    if (SOME.has(np.noun) && np.of.length === 0) return true;
    const [of] = np.of;
    const whole = TRANSPARENT.has(np.noun) && of ? of : np;
    const counted = r.parsed.tokens.slice(whole.start, whole.head).some(t => t.pos === 'number');
    return !counted && isLoosePlural(r, whole) && isCompany(r, whole);
  };
}
