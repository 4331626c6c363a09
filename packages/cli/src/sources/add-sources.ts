// Sources into the store: one by hand, the pack's own, whole lists.
import { checkUrl } from '@cellwire/fetching';
import {
  addSources,
  enableSources,
  findSource,
  listSources,
  type NewSource,
  type Source,
  type Store,
} from '@cellwire/store';
import type { Parts } from '../process/open-parts.js';
import { UsageError } from '../usage-error.js';
import type { ListedSource } from './source-list.js';

/** The source of that name or address. Throws a UsageError where there is none. */
export async function wantedSource(store: Store, name: string): Promise<Source> {
  const source = await findSource(store, name);
  if (!source) throw new UsageError(`there is no source "${name}": cellwire sources list shows them`);
  return source;
}

/** A feed's address in canonical form. Throws a UsageError where the guard would refuse it. */
export function checkedAddress(url: string, parts: Parts): string {
  const check = checkUrl(url, { allowHosts: parts.settings.allowHosts });
  if (check.is === 'refused') throw new UsageError(`${url} is refused: ${check.why}`);
  return check.url;
}

/** The pack's sources are there, not enabled, from the first look on. */
export async function addPackSources(parts: Parts): Promise<void> {
  const { sources } = await parts.pack();
  const rows = sources.map(s => ({ ...s, feedUrl: checkedAddress(s.feed, parts), origin: 'pack' }));
  await addSources(parts.store, rows, parts.clock.now());
}

export interface ImportReport {
  added: Source[];
  /** Lines that came to nothing, with the reason. */
  skipped: { line: number; why: string }[];
}

/** What `cellwire sources import` may be told. */
export interface ImportOptions {
  origin: string;
  enable: boolean;
  dryRun: boolean;
}

/** Sources enabled together are asked for the first time one after the other, so far apart, but all within an hour. */
const FIRST_POLL_GAP_MS = 500;
const FIRST_ROUND_MS = 60 * 60_000;

/** Adds a list in one transaction. A name that is taken gets a number; a feed that is there already is skipped. */
export async function importSources(
  parts: Parts,
  listed: readonly ListedSource[],
  options: ImportOptions,
): Promise<ImportReport> {
  const at = parts.clock.now();
  const known = await listSources(parts.store);
  const { rows, skipped } = planImport(listed, known, {
    origin: options.origin,
    allowHosts: parts.settings.allowHosts,
  });
  if (options.dryRun) return { added: rows.map(r => r as unknown as Source), skipped };
  const wanted = new Set(rows.filter(r => r.enabled || options.enable).map(r => r.feedUrl));
  const added = await parts.store.inTransaction(async tx => {
    const done = await addSources(tx, rows, at);
    const enabled = done.filter(s => wanted.has(s.feedUrl)).map(s => s.id);
    if (enabled.length)
      await enableSources(tx, enabled, { at, spreadMs: Math.min(FIRST_ROUND_MS, enabled.length * FIRST_POLL_GAP_MS) });
    return done;
  });
  return { added, skipped };
}

/** What an import will do, without doing it. */
export function planImport(
  listed: readonly ListedSource[],
  known: readonly Pick<Source, 'name' | 'feedUrl'>[],
  options: { origin: string; allowHosts: readonly string[] },
): { rows: (NewSource & { enabled: boolean })[]; skipped: ImportReport['skipped'] } {
  const names = new Set(known.map(s => s.name));
  const feeds = new Map(known.map(s => [s.feedUrl, s.name]));
  const rows: (NewSource & { enabled: boolean })[] = [];
  const skipped: ImportReport['skipped'] = [];
  for (const source of listed) {
    const check = checkUrl(source.feed, { allowHosts: options.allowHosts });
    const held = check.is === 'ok' ? feeds.get(check.url) : undefined;
    if (check.is === 'refused') skipped.push({ line: source.line, why: `${source.feed} is refused: ${check.why}` });
    else if (held !== undefined) skipped.push({ line: source.line, why: `the feed is there already, as "${held}"` });
    else {
      const name = freeName(source.name, names);
      names.add(name);
      feeds.set(check.url, name);
      rows.push({
        name,
        outlet: source.outlet,
        feedUrl: check.url,
        homepage: source.homepage,
        ...(source.language ? { language: source.language } : {}),
        ...(source.timeZone ? { timeZone: source.timeZone } : {}),
        country: source.country,
        category: source.category,
        note: source.note,
        origin: options.origin,
        enabled: source.enabled,
      });
    }
  }
  return { rows, skipped };
}

/** The name itself, or with the first number that makes it new. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  const base = name.trim().slice(0, 110) || 'source';
  if (!taken.has(base)) return base;
  for (let n = 2; ; n += 1) if (!taken.has(`${base} ${n}`)) return `${base} ${n}`;
}
