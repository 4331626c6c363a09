// Sentences that tell no event of their own and add to one told before: "It will take two years and cost $2 billion."
import type { EventTypeDefinition } from '@cellwire/model';
import { DETAIL_REACH } from '../reading/read-sentences.js';
import type { Found } from '../roles/found.js';
import { placesOfPhrase } from '../roles/places-near.js';
import type { Trace } from '../trace.js';
import { missingRoles } from './complete.js';
import { addFound, type Draft, partiesOf } from './draft.js';

type Definitions = ReadonlyMap<string, EventTypeDefinition>;

/** A detail belongs to the latest event of its type at or before its sentence, a few sentences back at most. */
export function addDetails(
  events: readonly Draft[],
  details: readonly Draft[],
  definitions: Definitions,
  trace?: Trace,
): void {
  const detailed = new Set<Found[]>();
  for (const detail of details) {
    const before = events
      .filter(e => e.order <= detail.order && detail.order - e.order <= reachOf(detail))
      .filter(e => missingRoles(definitions.get(e.type)!, e) === null || e.type === detail.type)
      .sort((x, y) => y.order - x.order);
    const home = before.find(e => e.type === detail.type && !isOfAnother(detail, e) && !isPassed(detail, e, before));
    trace?.frame(detail, home ? `added to ${home.match.frame.id}` : 'dropped: nothing to add to');
    if (home) addDetail(home, detail, definitions.get(home.type)!, detailed);
  }
}

/** How many sentences behind what it is about a detail that does not name it may stand. */
const FOLLOWS_REACH = 3;
const reachOf = ({ match }: Draft): number => (match.frame.follows ? FOLLOWS_REACH : DETAIL_REACH);

/** "It will pay $3 million" belongs to what was told last, not to a deal further up. */
const isPassed = ({ match }: Draft, home: Draft, before: readonly Draft[]): boolean =>
  match.frame.follows && before.some(e => e.order > home.order);

/**
 * Fills the empty roles of an event from a detail, and goes on where details have begun: "Acme takes the Ohio plant
 * and Beta the two in Texas". `detailed` holds the lists that details have filled.
 */
function addDetail(home: Draft, detail: Draft, def: EventTypeDefinition, detailed: Set<Found[]>): void {
  const parties = new Set(partiesOf(home));
  for (const [role, values] of detail.roles) {
    const told = home.roles.get(role);
    const goesOn = told !== undefined && detailed.has(told) && def.roles[role]?.kind.includes('facility');
    if (told && !goesOn) continue;
    addFound(home.roles, role, isParty(def, role) ? values.filter(v => !parties.has(v.value)) : values);
    const filled = home.roles.get(role);
    if (filled) detailed.add(filled);
    if (def.roles[role]?.kind.includes('facility')) addPlaceOfPart(home, detail, role, detailed);
  }
}

/** "Acme keeps the plant in Lublin; the hall in Kiel goes to Beta": each part has its place. */
function addPlaceOfPart(home: Draft, detail: Draft, role: string, detailed: Set<Found[]>): void {
  const np = detail.phrases.get(role);
  const told = home.roles.get('place');
  if (!np || (told && !detailed.has(told))) return;
  addFound(home.roles, 'place', placesOfPhrase(detail.match.reading, np));
  const filled = home.roles.get('place');
  if (filled) detailed.add(filled);
}

/** A role that tells whose deed it is. */
const isParty = (def: EventTypeDefinition, role: string): boolean =>
  def.roles[role]?.identifies === true && def.roles[role].kind.includes('company');

/** Notes which events took up what the text says a party holds. */
export function traceRecalls(events: readonly Draft[], all: readonly Draft[], trace: Trace): void {
  for (const held of all.filter(o => o.match.frame.recalls)) {
    const told = [...held.roles.values()].flat();
    const home = events.find(
      e =>
        e.type === held.type &&
        [...e.roles.values()].flat().some(f => told.some(t => t.in === f.in && t.start === f.start)),
    );
    trace.frame(held, home ? `added to ${home.match.frame.id}` : 'dropped: nothing took it up');
  }
}

/** "Beta wants 20 GWh by 2027" tells nothing of Acme's plant: another company than the event's is the subject. */
function isOfAnother(detail: Draft, event: Draft): boolean {
  const { clause, reading } = detail.match;
  const subject = clause?.subject ? reading.parsed.tokens[clause.subject.head]?.name : undefined;
  if (subject?.kind !== 'company') return false;
  const named = [...event.roles.values()].flat().flatMap(f => (f.name ? [f.value, f.name.parent] : []));
  return named.length > 0 && !named.includes(subject.value) && !named.includes(subject.parent);
}
