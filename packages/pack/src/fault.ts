// What is wrong with a pack, said so that its author can mend it.

/** One fault. `file` is relative to the pack's folder; `line` and `column` count from 1. */
export interface PackFault {
  file: string;
  line: number;
  column: number;
  message: string;
  /** What to write instead, or where to look. */
  mend: string;
}

/** `companies.yaml:12:5: unknown key "alias"; mend: did you mean "aliases"?` */
export function formatFault(fault: PackFault): string {
  return `${fault.file}:${fault.line}:${fault.column}: ${fault.message}; mend: ${fault.mend}`;
}

/** Faults in the order of files and lines, each once. */
export function sortFaults(faults: readonly PackFault[]): PackFault[] {
  const seen = new Map(faults.map(fault => [formatFault(fault), fault]));
  return [...seen.values()].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  );
}

const MOST_SHOWN = 200;

/** A pack that is not to be used: every fault that was found, the first 200 of them in the message. */
export class PackError extends Error {
  readonly faults: PackFault[];
  constructor(dir: string, faults: readonly PackFault[]) {
    const sorted = sortFaults(faults);
    const count = sorted.length === 1 ? '1 fault' : `${sorted.length} faults`;
    const shown = sorted.slice(0, MOST_SHOWN).map(f => `  ${formatFault(f)}`);
    const more = sorted.length > MOST_SHOWN ? [`  and ${sorted.length - MOST_SHOWN} more`] : [];
    super([`the pack in ${dir} has ${count}:`, ...shown, ...more].join('\n'));
    this.name = 'PackError';
    this.faults = sorted;
  }
}
