// What subscribers must have been told of the sample newsroom's exits, whatever the order in which its articles came:
// worked out from the exits' recorded versions alone, and held against the alerts and against what the receiver got.
import type { ReceivedRequest } from '@cellwire/testing';

/** A recorded version of an exit, oldest first. */
export interface ExitVersion {
  id: string;
  venture: string;
  status: string;
  /** Whether some report told it as news by then, and not in passing. */
  isNews: boolean;
}

/** An alert that was written, oldest first. `isMerged`: a later one went in its place. */
export interface WrittenAlert {
  id: string;
  subject: string;
  type: string;
  status: string;
  isMerged: boolean;
}

/** The newsroom's exits: where each one ends, and why nobody is told of some. */
export const NEWSROOM_EXITS: readonly { venture: RegExp; ends: string; silent?: string }[] = [
  { venture: /^Rhonecell$/, ends: 'completed' },
  { venture: /^NextStar Energy$/, ends: 'completed' },
  { venture: /^StarPlus Energy$/, ends: 'considered' },
  { venture: /^Prairie Volt$/, ends: 'denied' },
  { venture: /^Ferndale Lithium$/, ends: 'denied', silent: 'a denial of what nobody had told' },
  { venture: /Brightmoor/, ends: 'completed', silent: 'told in passing, of 2019' },
  { venture: /^BlueOval SK$/, ends: 'completed', silent: 'of December, older than 30 days' },
];

const BEGINS: readonly string[] = ['considered', 'announced', 'agreed', 'completed'];

/** The statuses that are to be told of an exit: its changes of status, from the first that begins one as news. */
export function transitionsOf(versions: readonly ExitVersion[]): string[] {
  const begin = versions.findIndex(v => v.isNews && BEGINS.includes(v.status));
  if (begin < 0) return [];
  return versions
    .slice(begin)
    .map(v => v.status)
    .filter((status, i, all) => status !== all[i - 1]);
}

export interface Told {
  versions: readonly ExitVersion[];
  alerts: readonly WrittenAlert[];
  requests: readonly Pick<ReceivedRequest, 'id' | 'json'>[];
}

/** Everything that is not as it must be, one line each; empty when all is well. */
export function faultsOf({ versions, alerts, requests }: Told): string[] {
  const faults: string[] = [];
  const received = requests.map(r => r.id ?? '');
  for (const id of new Set(received)) {
    const times = received.filter(r => r === id).length;
    if (times > 1) faults.push(`${id} was sent ${times} times`);
    if (!alerts.some(a => a.id === id && !a.isMerged)) faults.push(`${id} was sent, and no alert stands behind it`);
  }
  for (const { id, isMerged } of alerts) if (!isMerged && !received.includes(id)) faults.push(`${id} was never sent`);
  for (const expected of NEWSROOM_EXITS) {
    const own = versions.filter(v => expected.venture.test(v.venture));
    const name = own[0]?.venture ?? String(expected.venture);
    if (new Set(own.map(v => v.id)).size !== 1) faults.push(`${name}: is ${new Set(own.map(v => v.id)).size} exits`);
    if (own.at(-1)?.status !== expected.ends) faults.push(`${name}: ends as ${own.at(-1)?.status}`);
    const due = expected.silent ? [] : transitionsOf(own);
    const told = alerts.filter(a => a.subject === own[0]?.id);
    if (told.map(a => a.status).join() !== due.join())
      faults.push(`${name}: told [${told.map(a => a.status)}] instead of [${due}]`);
    const types = told.map((_, i) => (i === 0 ? 'exit.created' : 'exit.updated'));
    if (told.map(a => a.type).join() !== types.join()) faults.push(`${name}: told as ${told.map(a => a.type)}`);
  }
  const known = versions.filter(v => NEWSROOM_EXITS.some(e => e.venture.test(v.venture))).map(v => v.id);
  for (const { id, venture } of versions)
    if (!known.includes(id)) faults.push(`${venture}: is no exit of the newsroom`);
  return faults;
}
