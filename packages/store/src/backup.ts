// Backups: every row of every table as lines of JSON, the same for the embedded store and a real Postgres, so that a backup of
// one can be restored into the other. The last line says how many rows there were: a file that was cut short is refused.
import { migrationNames } from './migrate.js';
import type { Store, Transaction } from './queryable.js';
import {
  checkCount,
  continueSequences,
  readRows,
  refuseFilled,
  rowWriter,
  TABLES_IN_ORDER,
  type TableName,
} from './table-rows.js';

const FORMAT = 1;
/** Rows that are written together. */
const BATCH = 200;

interface Head {
  cellwire_backup: number;
  migrations: string[];
  made_at: string;
}

/** Writes a backup of one moment, line by line; `write` resolves when there is room for more. Answers the rows of each table. */
export function writeBackup(store: Store, write: (text: string) => Promise<void>): Promise<Map<string, number>> {
  return store.inTransaction(
    async tx => {
      const head: Head = {
        cellwire_backup: FORMAT,
        migrations: migrationNames(),
        made_at: store.clock.now().toISOString(),
      };
      await write(`${JSON.stringify(head)}\n`);
      const counts = new Map<string, number>();
      for (const table of TABLES_IN_ORDER) {
        let count = 0;
        for await (const rows of readRows(tx, table)) {
          count += rows.length;
          await write(rows.map(row => `{"table":"${table}","row":${row}}\n`).join(''));
        }
        counts.set(table, count);
      }
      await write(`${JSON.stringify({ end: Object.fromEntries(counts) })}\n`);
      return counts;
    },
    { readOnly: true },
  );
}

/**
 * Restores the lines of a backup into an empty store of the same schema, all or nothing; answers the rows of each table.
 * Throws where the store has rows, or the lines are no whole backup of this schema.
 */
export function restoreBackup(store: Store, lines: AsyncIterable<string>): Promise<Map<string, number>> {
  return store.inTransaction(async tx => {
    await refuseFilled(tx);
    await tx.query('SET CONSTRAINTS ALL DEFERRED');
    const restoring = new Restoring(tx);
    for await (const line of lines) await restoring.take(line);
    const counts = await restoring.finish();
    await continueSequences(tx);
    return counts;
  });
}

const ROW = /^\{"table":"([a-z_]+)","row":(.*)\}$/s;

/** Lines of a backup on their way into the tables. */
class Restoring {
  private hasHead = false;
  private end: Record<string, number> | null = null;
  private readonly counts = new Map<TableName, number>();
  private batch: string[] = [];
  private table: TableName | null = null;
  private write: (rows: readonly string[]) => Promise<void> = async () => {};
  constructor(private readonly tx: Transaction) {}

  async take(line: string): Promise<void> {
    if (this.end) throw new Error('the backup goes on behind its end: two files became one');
    if (!this.hasHead) return this.takeHead(line);
    const [, name, row] = ROW.exec(line) ?? [];
    if (name === undefined || row === undefined) {
      this.end = readEnd(line);
      return;
    }
    if (name !== this.table) await this.turnTo(tableOf(name));
    this.batch.push(row);
    if (this.batch.length === BATCH) await this.flush();
  }

  async finish(): Promise<Map<string, number>> {
    await this.flush();
    const { end } = this;
    if (!end) throw new Error('the backup is cut short: its last line is missing');
    const counts = new Map<string, number>();
    for (const table of TABLES_IN_ORDER) {
      const expected = end[table] ?? 0;
      const found = this.counts.get(table) ?? 0;
      if (found !== expected) throw new Error(`the backup is damaged: ${table} has ${found} rows of ${expected}`);
      await checkCount(this.tx, table, expected);
      counts.set(table, expected);
    }
    return counts;
  }

  private takeHead(line: string): void {
    refuseOtherSchema(line);
    this.hasHead = true;
  }

  private async turnTo(table: TableName): Promise<void> {
    await this.flush();
    this.table = table;
    this.write = await rowWriter(this.tx, table);
  }

  private async flush(): Promise<void> {
    if (!this.table || !this.batch.length) return;
    await this.write(this.batch);
    this.counts.set(this.table, (this.counts.get(this.table) ?? 0) + this.batch.length);
    this.batch = [];
  }
}

function refuseOtherSchema(line: string): void {
  const head = parsed(line) as Partial<Head> | null;
  if (head?.cellwire_backup !== FORMAT || !Array.isArray(head.migrations))
    throw new Error('this is no backup of Cellwire: its first line does not say so');
  const own = migrationNames();
  if (own.join() !== head.migrations.join())
    throw new Error(
      `the backup has the schema of another version (last migration ${head.migrations.at(-1)}, here ${own.at(-1)}): restore it with that version, then migrate`,
    );
}

function readEnd(line: string): Record<string, number> {
  const { end } = (parsed(line) ?? {}) as { end?: Record<string, number> };
  if (!end) throw new Error(`the backup is damaged: a line is neither a row nor the end: ${line.slice(0, 60)}`);
  return end;
}

function tableOf(name: string): TableName {
  const table = TABLES_IN_ORDER.find(t => t === name);
  if (!table) throw new Error(`the backup is damaged: there is no table "${name}"`);
  return table;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
