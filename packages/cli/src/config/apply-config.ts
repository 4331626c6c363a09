// Puts checked files into effect: what they name and the store lacks is added.
import { makeSubscription } from '@cellwire/alerts';
import { addSubscription, listSubscriptions } from '@cellwire/store';
import { subscribeRules } from '../alerts/subscriptions.js';
import type { Parts } from '../process/open-parts.js';
import { importSources } from '../sources/add-sources.js';
import { type ListedSource, listedSource } from '../sources/source-list.js';
import { UsageError } from '../usage-error.js';
import { type ConfigKind, SourcesFile, SubscriptionsFile } from './shapes.js';

/** One thing that was done, or that a dry run would do. */
export interface Change {
  did: 'added' | 'left as it is:';
  what: string;
  /** A signing secret that was made; shown this once. */
  secret?: string;
}

/** Applies the value of one file. Settings take effect by CELLWIRE_SETTINGS and can't be applied. */
export async function applyConfig(
  parts: Parts,
  kind: ConfigKind | null,
  value: unknown,
  options: { dryRun: boolean },
): Promise<Change[]> {
  if (kind === 'sources') return applySources(parts, value, options);
  if (kind === 'subscriptions') return applySubscriptions(parts, value, options);
  throw new UsageError('settings are not applied: set CELLWIRE_SETTINGS to the file, and they are read at every start');
}

async function applySources(parts: Parts, value: unknown, { dryRun }: { dryRun: boolean }): Promise<Change[]> {
  const listed: ListedSource[] = SourcesFile.parse(value).sources.map(s => listedSource(s, 0));
  const report = await importSources(parts, listed, { origin: 'file', enable: false, dryRun });
  const added = new Set(report.added.map(s => s.feedUrl));
  return [
    ...report.added.map(s => ({ did: 'added' as const, what: `source ${s.name}` })),
    ...listed
      .filter(s => !added.has(s.feed) && !added.has(new URL(s.feed).href))
      .map(s => ({ did: 'left as it is:' as const, what: `source ${s.name}` })),
  ];
}

async function applySubscriptions(parts: Parts, value: unknown, { dryRun }: { dryRun: boolean }): Promise<Change[]> {
  const known = new Set((await listSubscriptions(parts.store)).map(s => s.name));
  const changes: Change[] = [];
  for (const { sign, channel, digestAt, ...rest } of SubscriptionsFile.parse(value).subscriptions) {
    const what = `subscription ${rest.name}`;
    if (known.has(rest.name)) {
      changes.push({ did: 'left as it is:', what });
      continue;
    }
    const made = makeSubscription(
      {
        ...rest,
        ...(channel ? { channel } : {}),
        ...(digestAt ? { digestAt } : {}),
        ...(sign ? { signature: sign === 'hmac' ? ('v1' as const) : ('v1a' as const) } : {}),
      },
      subscribeRules(parts),
    );
    if (made.is === 'refused') throw new UsageError(`${what}: ${made.field} ${made.why}`);
    if (!dryRun) await addSubscription(parts.store, made.row);
    const secret = dryRun ? undefined : (made.shown.secret ?? made.shown.publicKey);
    changes.push({ did: 'added', what, ...(secret ? { secret } : {}) });
  }
  return changes;
}
