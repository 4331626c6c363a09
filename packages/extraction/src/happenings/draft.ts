// A draft of a mention: roles filled, status and date reached. Drafts of one happening are merged later.

import type { NounPhrase } from '@cellwire/language';
import type { EventTypeDefinition, RoleValue, Status } from '@cellwire/model';
import type { Match } from '../frames/match.js';
import type { Reading } from '../reading/reading.js';
import type { Found } from '../roles/found.js';
import type { RoleReader } from '../roles/resolve-roles.js';
import type { SegmentWords } from '../roles/segments.js';
import type { Modality } from '../status/status-words.js';

/** Where a date was read. `how` is for people: "beside the deed", "the day it was said". */
export interface DateSource {
  words: string;
  how: string;
}

export interface Draft {
  type: string;
  match: Match;
  status: Status;
  modality: Modality;
  date: string | null;
  /** The date came from the verb of saying over it, not from its own clause. */
  dateReported: boolean;
  /** Its own date had ended weeks before publication. */
  over: boolean;
  /** Which words gave the date, and how they bear on the deed. */
  dateFrom: DateSource | null;
  /** How many readings tell it. */
  tellings: number;
  /** The headline tells it too. */
  headline: boolean;
  roles: Map<string, Found[]>;
  /** Phrases that facilities and targets were read from, for coreference by head noun. */
  phrases: Map<string, NounPhrase>;
  order: number;
}

export interface DraftContext {
  definitions: ReadonlyMap<string, EventTypeDefinition>;
  reader: RoleReader;
  publishedOn: string;
  segments: SegmentWords;
}

/** The named companies, ventures and places of a draft, whatever role they have. */
export const partiesOf = (d: Pick<Draft, 'roles'>): RoleValue[] =>
  [...d.roles.values()].flat().flatMap(f => (f.name ? [f.value] : []));

/** Adds values that a role does not have yet; `via` says how they were reached, where they do not know themselves. */
export const addFound = (roles: Map<string, Found[]>, role: string, values: readonly Found[], via?: string): void => {
  const list = roles.get(role) ?? [];
  for (const v of values)
    if (
      !list.some(
        x =>
          (x.start === v.start && x.in === v.in && typeof v.value === 'object') ||
          (!v.beside && JSON.stringify(x.value) === JSON.stringify(v.value)),
      )
    )
      list.push(via === undefined || v.via !== undefined ? v : { ...v, via });
  if (list.length > 0) roles.set(role, list);
};

/** Adds the date at a token to a role. */
export function addDateToken(roles: Map<string, Found[]>, role: string, r: Reading, i: number): void {
  const t = r.parsed.tokens[i];
  if (t?.value?.kind === 'date')
    addFound(roles, role, [{ value: t.value.value, in: r.in, start: t.start, end: t.end }], 'date');
}
