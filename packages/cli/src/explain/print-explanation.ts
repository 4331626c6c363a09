// An explanation as people read it.
import type { TracedFrame, TracedMiss } from '@cellwire/extraction';
import { printLine, safe } from '../print.js';
import type { Explanation } from './explain-article.js';

/** Prints one explanation; of the misses the nearest `limit`. */
export function printExplanation(e: Explanation, limit: number): void {
  printLine(`${safe(e.id)}  ${safe(e.title)}`);
  if (e.relevance)
    printLine(
      `  relevance ${e.relevance.score.toFixed(1)}: ${e.relevance.relevant ? 'of this industry' : 'not of it'}`,
    );
  if (e.notRead) printLine(`  not read: ${safe(e.notRead)}`);
  for (const told of e.told) {
    printLine('');
    printLine(`  ${safe(told.id)}: ${told.frame}, ${told.status}, confidence ${told.confidence}`);
    printFrame(told);
  }
  if (e.other.length) printLine('\n  other readings');
  for (const f of e.other) {
    printLine(`    ${f.frame} on “${safe(f.trigger)}”: ${safe(f.outcome)}`);
    printLine(`      ${safe(f.sentence)}`);
  }
  if (e.misses.length) printLine('\n  nearly');
  for (const miss of e.misses.slice(0, limit)) printMiss(miss);
  if (e.misses.length > limit) printLine(`    and ${e.misses.length - limit} more: --misses ${e.misses.length}`);
}

function printFrame(f: TracedFrame): void {
  printLine(`    ${f.in === 'title' ? 'headline: ' : ''}${safe(f.sentence)}`);
  printLine(`    trigger   “${safe(f.trigger)}”`);
  printLine(`    status    ${f.status}: the grammar says ${f.modality}`);
  if (f.date !== null)
    printLine(
      `    date      ${f.date}${f.dateFrom ? ` from “${safe(f.dateFrom.words)}”, ${safe(f.dateFrom.how)}` : ''}`,
    );
  for (const [role, values] of Object.entries(f.roles))
    for (const v of values)
      printLine(
        `    ${role.padEnd(9)} ${safe(v.value)} from “${safe(v.words)}” at ${safe(v.via)}${v.reference ? ', by reference' : ''}`,
      );
}

function printMiss(m: TracedMiss): void {
  printLine(`    ${m.frame} on “${safe(m.trigger)}”: ${safe(m.why)}`);
  const filled = m.filled.map(f => `${f.position} “${f.text}”`).join(', ');
  if (filled) printLine(`      filled: ${safe(filled)}`);
  if (m.missing) printLine(`      ${safe(missingText(m.missing))}`);
  printLine(`      ${safe(m.sentence)}`);
}

function missingText({ position, wanted, stood, unwanted }: NonNullable<TracedMiss['missing']>): string {
  const there = stood.length ? stood.map(s => `“${s}”`).join(', ') : 'nothing';
  if (unwanted) return `at ${position} nothing may fit; there stood ${there}`;
  const list = wanted.length ? `one of ${wanted.slice(0, 8).join(', ')}${wanted.length > 8 ? ' …' : ''}` : 'a phrase';
  return `at ${position} it wants ${list}; there stood ${there}`;
}
