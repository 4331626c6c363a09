import { expect, it } from 'vitest';
import { nameInLine } from './person.js';

const CASES: [line: string, name: string | null][] = [
  ['Ada Reyes', 'Ada Reyes'],
  ['ada@paper.example (Ada Reyes)', 'Ada Reyes'],
  ['Ada Reyes <ada@paper.example>', 'Ada Reyes'],
  ['Ada Reyes (ada@paper.example)', 'Ada Reyes'],
  ['mailto:ada@paper.example', 'mailto:ada@paper.example'],
  ['ada@paper.example', 'ada@paper.example'],
  ['Ada Reyes (Seoul)', 'Ada Reyes (Seoul)'],
  ['  ', null],
];
for (const [line, name] of CASES)
  it(`reads ${JSON.stringify(line)} as ${name}`, () => expect(nameInLine(line)).toBe(name));
