// What becomes of an intention: plans that collapse, projects that somebody walks away from, what somebody had to do.
import type { Clause, NounPhrase } from '@cellwire/language';
import type { Reading } from '../reading/reading.js';
import { DROP, formsOfVerbs } from './status-words.js';

/** What plans and talks do that come to nothing. */
export const COLLAPSING = formsOfVerbs('collapse fail founder unravel evaporate fizzle lapse');
/** "fall through", "come to nothing", "go nowhere". */
const FALLING = formsOfVerbs('fall come go');
const NOWHERE = new Set(['nothing', 'naught', 'nowhere', 'wayside']);

/** "Plans to build a plant have collapsed", "came to nothing", "were dropped": said of the phrase that the deed hangs on. */
export function hasCollapsed(r: Reading, plan: NounPhrase): boolean {
  return r.parsed.clauses.some(c => {
    if (c.subject !== plan || c.vg.negated || c.vg.modal) return false;
    const verb = r.parsed.tokens[c.vg.head]?.lower ?? '';
    if (COLLAPSING.has(verb) || (c.vg.passive && !c.vg.ahead && DROP.has(verb))) return true;
    if (!FALLING.has(verb)) return false;
    const after = r.parsed.tokens[c.vg.head + 1]?.lower ?? '';
    return after === 'through' || [...c.objects, ...c.complements].some(p => NOWHERE.has(p.noun));
  });
}

const LEAVING: Readonly<Record<string, ReadonlySet<string>>> = {
  out: formsOfVerbs('back pull bow duck'),
  away: formsOfVerbs('walk back turn'),
  back: formsOfVerbs('take walk row'),
  up: formsOfVerbs('give tear rip'),
  off: formsOfVerbs('break call blow'),
};
/** "backed out of a plan to", "has given up on its plan to", "broke off talks on", "took back its goal of". */
export const leavesPlan = (r: Reading, c: Clause): boolean => {
  const verb = r.parsed.tokens[c.vg.head]?.lower ?? '';
  const next = c.vg.particle ?? r.parsed.tokens[c.vg.head + 1]?.lower ?? '';
  return LEAVING[next]?.has(verb) === true;
};

/** "decided against building", "voted against a plant". */
const DECIDE = formsOfVerbs('decide vote opt choose resolve come');
export const isDecidedAgainst = (r: Reading, c: Clause): boolean =>
  c.opener === 'against' && c.governor !== null && DECIDE.has(r.parsed.tokens[c.governor.vg.head]?.lower ?? '');

/** "has had to furlough 150 people": what one had to do one did. */
export const hadTo = (r: Reading, governor: Clause, relation: Clause['relation']): boolean =>
  relation === 'infinitive' &&
  r.parsed.tokens[governor.vg.head]?.lower === 'had' &&
  governor.vg.modal === null &&
  governor.objects.length === 0;
