// The towns of the world that no pack lists: what tells "Opava" from a company, and in which country it lies.
import { WORLD_TOWNS } from './world-towns-table.js';

let countries: Map<string, string | null> | undefined;

/** Spelling without what newswire leaves out: capitals, accents, hyphens. */
const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[-'’.\s]+/gu, ' ')
    .trim();

/**
 * The country (ISO 3166-1 alpha-2) of a town of five thousand people or more; null for one of a name that several
 * countries share, undefined for what is no town.
 */
export function townCountry(name: string): string | null | undefined {
  countries ??= readTowns();
  return countries.get(plain(name));
}

// Read when the first unlisted name is weighed: a process that reads no article needs none of it.
function readTowns(): Map<string, string | null> {
  const towns = new Map<string, string | null>();
  for (const line of WORLD_TOWNS.trim().split('\n')) {
    const [country, ...names] = line.split('|');
    for (const name of names) towns.set(plain(name), country === '??' ? null : country!);
  }
  return towns;
}
