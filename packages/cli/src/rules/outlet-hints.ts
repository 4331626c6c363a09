// The hints for outlets: selectors that can't be used, and hints whose day has passed.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutletHint } from '@cellwire/model';
import { type PackFault, parseYamlFile } from '@cellwire/pack';
import { selectorFault } from '@cellwire/reading';

/** Bad selectors as `faults`; hints that are trusted no longer on `today` (a day) as `doubts`. */
export async function outletFaults(dir: string, today: string): Promise<{ faults: PackFault[]; doubts: PackFault[] }> {
  const found = { faults: [] as PackFault[], doubts: [] as PackFault[] };
  for (const file of (await readdir(dir)).filter(f => /\.ya?ml$/.test(f)).sort()) {
    const text = await readFile(join(dir, file), 'utf8');
    if (/^outlets:/m.test(text)) inspect(file, text, today, found);
  }
  return found;
}

function inspect(file: string, text: string, today: string, found: { faults: PackFault[]; doubts: PackFault[] }): void {
  const yaml = parseYamlFile(file, text);
  const outlets = (yaml.value as { outlets?: Partial<OutletHint>[] } | undefined)?.outlets;
  if (!Array.isArray(outlets)) return;
  for (const [i, outlet] of outlets.entries()) {
    const at = (path: PropertyKey[]) => ({ file, ...yaml.position(['outlets', i, ...path]) });
    const lists = [
      ...(outlet.body ?? []).map((s, n) => ({ s, path: ['body', n] })),
      ...(outlet.remove ?? []).map((s, n) => ({ s, path: ['remove', n] })),
      ...(outlet.title ? [{ s: outlet.title, path: ['title'] }] : []),
    ];
    for (const { s, path } of lists) {
      const why = selectorFault(String(s));
      if (why)
        found.faults.push({ ...at(path), message: `the selector "${s}" cannot be used: ${why}`, mend: 'correct it' });
    }
    if (outlet.validUntil && outlet.validUntil < today)
      found.doubts.push({
        ...at(['validUntil']),
        message: `the hint for ${outlet.host} is trusted for pages up to ${outlet.validUntil} only`,
        mend: 'try it on a new page and put the day off, or remove the hint',
      });
  }
}
