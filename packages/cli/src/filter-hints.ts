// What a filter that found nothing was perhaps meant to say, on stderr.
import { type Filter, filterHints } from '@cellwire/query';
import { countNames } from '@cellwire/store';
import { say } from './print.js';
import type { Parts } from './process/open-parts.js';

/** Says for each slip of the filter what it may have meant; names are those of the pack and the events. */
export async function sayHints(parts: Pick<Parts, 'store' | 'pack'>, filter: Filter): Promise<void> {
  const { companies, ventures } = await parts.pack();
  const told = async (column: 'companies' | 'ventures') => (await countNames(parts.store, column)).map(n => n.name);
  const known = {
    company: [...(await told('companies')), ...companies.map(c => c.name)],
    venture: [...(await told('ventures')), ...ventures.map(v => v.name)],
  };
  for (const hint of filterHints(filter, known)) say(hint);
}
