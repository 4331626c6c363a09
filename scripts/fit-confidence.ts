// Fits the weights of confidence on annotated articles and writes packages/extraction/src/happenings/confidence-table.ts:
//   npx tsx --conditions=cellwire-source scripts/fit-confidence.ts FOLDER [--held FOLDER]
// A logistic curve with a pull towards 0 (ridge), since there are few articles; the curve is then moved so that of the
// mentions that it puts at 0.8 or more, unseen in its own fold, the wanted share is right. `--held` only prints how the
// written weights do on articles that were not fitted on.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type ConfidenceTable,
  confidenceOf,
  createExtractor,
  definitionsOf,
  pairEvents,
  Trace,
} from '@cellwire/extraction';
import { Article } from '@cellwire/model';
import { defaultPackDir, loadPack } from '@cellwire/pack';

interface Sample {
  article: number;
  features: Readonly<Record<string, number>>;
  right: boolean;
}

const FOLDS = 8;
const RIDGE = 0.02;
const STEPS = 3000;
const RATE = 0.4;
const BAR = 0.8;
/** Share of the mentions above the bar that is to be right, with something to spare for unseen articles. */
const WANTED = 0.95;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { held: { type: 'string' } } });
const [folder] = positionals;
if (!folder) throw new Error('name a folder of annotated articles');
const pack = await loadPack(defaultPackDir());
const extractor = createExtractor(pack);
const samples = samplesOf(folder);
const table = moved(fitted(samples), shiftFor(samples));
writeFileSync('packages/extraction/src/happenings/confidence-table.ts', source(table));
tell('fitted on', samples, table);
if (values.held) tell('held out', samplesOf(values.held), table);

function samplesOf(dir: string): Sample[] {
  const files = readdirSync(dir).filter(f => f.endsWith('.json'));
  return files.flatMap((file, article) => {
    const gold = JSON.parse(readFileSync(join(dir, file), 'utf8'));
    const trace = new Trace();
    const { mentions } = extractor.extract(Article.parse(gold), { trace });
    const right = new Set(pairEvents(definitionsOf(pack.types), gold.events, mentions).map(([, j]) => j));
    return trace.told.map(({ features }, j) => ({ article, features, right: right.has(j) }));
  });
}

/** Gradient descent on the mean log loss; the bias is not pulled. */
function fitted(list: readonly Sample[]): ConfidenceTable {
  const names = [...new Set(list.flatMap(s => Object.keys(s.features)))].sort();
  const weights = Object.fromEntries(names.map(n => [n, 0]));
  let bias = 0;
  for (let step = 0; step < STEPS; step++) {
    const slope = Object.fromEntries(names.map(n => [n, RIDGE * weights[n]!]));
    let up = 0;
    for (const { features, right } of list) {
      const odds = Object.entries(features).reduce((sum, [n, v]) => sum + weights[n]! * v, bias);
      const off = (1 / (1 + Math.exp(-odds)) - Number(right)) / list.length;
      up += off;
      for (const [n, v] of Object.entries(features)) slope[n]! += off * v;
    }
    bias -= RATE * up;
    for (const n of names) weights[n]! -= RATE * slope[n]!;
  }
  return { bias, weights };
}

/** How far the curve must move for the wanted share above the bar to be right, judged on folds that were not fitted on. */
function shiftFor(list: readonly Sample[]): number {
  const unseen = Array.from({ length: FOLDS }, (_, fold) => {
    const part = fitted(list.filter(s => s.article % FOLDS !== fold));
    return list.filter(s => s.article % FOLDS === fold).map(s => ({ ...s, odds: oddsOf(s, part) }));
  }).flat();
  const bar = Math.log(BAR / (1 - BAR));
  for (let shift = 1; shift > -4; shift -= 0.05) {
    const above = unseen.filter(s => s.odds + shift >= bar);
    if (above.length && above.filter(s => s.right).length / above.length >= WANTED) return shift;
  }
  return -4;
}

function oddsOf({ features }: Sample, { bias, weights }: ConfidenceTable): number {
  return Object.entries(features).reduce((sum, [n, v]) => sum + (weights[n] ?? 0) * v, bias);
}
function moved(t: ConfidenceTable, by: number): ConfidenceTable {
  return { ...t, bias: t.bias + by };
}

function tell(what: string, list: readonly Sample[], by: ConfidenceTable): void {
  const share = (part: readonly Sample[]): string => `${part.filter(s => s.right).length} of ${part.length} right`;
  const above = list.filter(s => confidenceOf(s.features, by) >= BAR);
  const below = list.filter(s => !above.includes(s));
  console.log(`${what}: at ${BAR} or more ${share(above)}; below ${share(below)}`);
}

function source({ bias, weights }: ConfidenceTable): string {
  const key = (n: string): string => (/^[a-z]+$/.test(n) ? n : `'${n}'`);
  const rows = Object.entries(weights).map(([n, w]) => `    ${key(n)}: ${w.toFixed(3)},\n`);
  return `// Weights of confidence. Written by scripts/fit-confidence.ts; not edited by hand.
import type { ConfidenceTable } from './confidence.js';

/** Log odds that a mention is right. */
export const CONFIDENCE: ConfidenceTable = {
  bias: ${bias.toFixed(3)},
  weights: {
${rows.join('')}  },
};
`;
}
