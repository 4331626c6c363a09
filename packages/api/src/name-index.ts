// Names of companies, ventures and plants with what the pack and the events know of them; kept until the table changes.
import type { Pack } from '@cellwire/model';
import { countNames, listPlants, type NameColumn, type NameCount, type PlantRow, type Store } from '@cellwire/store';
import { Remembered } from './remembered.js';

/** What the pack says of a name. */
export interface Listed {
  name: string;
  aliases: readonly string[];
  country: string | null;
  kinds: readonly string[];
  partners: readonly string[];
  parent: string | null;
  place: string | null;
  operator: string | null;
}

export type NameKind = 'companies' | 'ventures' | 'facilities';

const EVERYTHING = { sql: 'true', params: [] };

export class NameIndex {
  private readonly counts: Remembered<NameCount[]>;
  private readonly allPlants: Remembered<PlantRow[]>;
  private readonly listed: Record<NameKind, ReadonlyMap<string, Listed>>;

  constructor(store: Store, pack?: Pack) {
    this.counts = new Remembered(store, column => countNames(store, column as NameColumn));
    this.allPlants = new Remembered(store, () => listPlants(store, EVERYTHING));
    this.listed = {
      companies: byName(pack?.companies ?? []),
      ventures: byName(pack?.ventures ?? []),
      facilities: byName(pack?.facilities ?? []),
    };
  }

  /** Names of a column with their events, most events first. */
  count(column: NameColumn): Promise<NameCount[]> {
    return this.counts.get(column);
  }

  plants(): Promise<PlantRow[]> {
    return this.allPlants.get();
  }

  /** What the pack knows of a name or alias; null when it knows nothing. */
  find(kind: NameKind, name: string): Listed | null {
    return this.listed[kind].get(name.toLowerCase()) ?? null;
  }

  /** The name in its canonical spelling, with its events: told by events or pack; null when neither knows it. */
  async known(
    kind: NameKind,
    name: string,
  ): Promise<{ name: string; count: NameCount | null; listed: Listed | null } | null> {
    const listed = this.find(kind, name);
    const wanted = (listed?.name ?? name).toLowerCase();
    const count = (await this.count(kind)).find(c => c.name.toLowerCase() === wanted) ?? null;
    return count || listed ? { name: count?.name ?? listed?.name ?? name, count, listed } : null;
  }

  /** Ventures that the pack lists a company as a partner of. */
  venturesOf(company: string): Listed[] {
    const wanted = company.toLowerCase();
    return [...new Set(this.listed.ventures.values())].filter(v => v.partners.some(p => p.toLowerCase() === wanted));
  }
}

type Entry = { name: string; aliases: string[] } & Partial<Omit<Listed, 'name' | 'aliases'>>;

function byName(entries: readonly Entry[]): Map<string, Listed> {
  const listed = entries.map(({ name, aliases, ...more }) => ({ ...UNKNOWN, name, aliases, ...more }));
  // A name outranks another entry's alias of the same spelling.
  return new Map([
    ...listed.flatMap(l => l.aliases.map(alias => [alias.toLowerCase(), l] as const)),
    ...listed.map(l => [l.name.toLowerCase(), l] as const),
  ]);
}

const UNKNOWN = { country: null, kinds: [], partners: [], parent: null, place: null, operator: null };
