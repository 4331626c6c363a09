// Carries everything from one store to another, empty one: `cellwire move`, and back.
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

/**
 * Copies every row of every table in one transaction on each side: all or nothing. Answers the rows of each table. The
 * other store must be migrated and empty; throws otherwise, and when a table has fewer rows there in the end.
 */
export function copyStore(
  from: Store,
  to: Store,
  onTable: (table: string, rows: number) => void = () => {},
): Promise<Map<string, number>> {
  return from.inTransaction(
    source =>
      to.inTransaction(async target => {
        await refuseFilled(target);
        await target.query('SET CONSTRAINTS ALL DEFERRED');
        const copied = new Map<string, number>();
        for (const table of TABLES_IN_ORDER) {
          const rows = await copyTable(source, target, table);
          copied.set(table, rows);
          onTable(table, rows);
        }
        await continueSequences(target);
        return copied;
      }),
    { readOnly: true },
  );
}

async function copyTable(source: Transaction, target: Transaction, table: TableName): Promise<number> {
  const write = await rowWriter(target, table);
  let copied = 0;
  for await (const rows of readRows(source, table)) {
    await write(rows);
    copied += rows.length;
  }
  await checkCount(target, table, copied);
  return copied;
}
