// A table of rows that are all here: sorted by any column, with a caption, read on phones by sideways scrolling.
import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  type SortDirection,
  tableFeatures,
  useTable,
} from '@tanstack/preact-table';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { ScrollBox } from './scroll-box.js';

/** A column: `value` is what sorting compares, `show` what the cell holds (the value itself when absent). */
export interface Column<T> {
  id: string;
  head: string;
  value: (row: T) => string | number | null;
  show?: (row: T) => ComponentChildren;
  isNumber?: boolean;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const SORT_WORDS = { asc: 'ascending', desc: 'descending' } as const;

/** Shows rows in their own order until a head is pressed; unknown values come last. The first column heads its row. */
export function DataTable<T extends object>(props: { caption: string; columns: Column<T>[]; rows: T[] }) {
  const { caption, columns, rows } = props;
  const defs = useMemo(() => columns.map(toDef), [columns]);
  const table = useTable({ features, columns: defs, data: rows });
  return (
    <ScrollBox class="table-wrap" label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {table.getFlatHeaders().map((header, i) => {
              const sorted = header.column.getIsSorted();
              return (
                <th
                  key={header.id}
                  scope="col"
                  class={columns[i]?.isNumber ? 'number' : undefined}
                  aria-sort={sorted ? SORT_WORDS[sorted] : undefined}
                >
                  <button type="button" onClick={() => header.column.toggleSorting()}>
                    {columns[i]?.head}
                    <SortArrow sorted={sorted} />
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {table.getRowModel().rows.map(row => (
            <tr key={row.id}>
              {columns.map((column, i) => (
                <Cell key={column.id} column={column} row={row.original} isHead={i === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function toDef<T extends object>(column: Column<T>): ColumnDef<typeof features, T> {
  return {
    id: column.id,
    accessorFn: row => column.value(row) ?? undefined,
    sortUndefined: 'last',
    sortFn: (a, b, id) => compare(a.getValue(id), b.getValue(id)),
    sortDescFirst: column.isNumber ?? false,
  };
}

/** Figures by size, words as people sort them: without regard to case. */
const compare = (a: unknown, b: unknown): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en');

function Cell<T extends object>(props: { column: Column<T>; row: T; isHead: boolean }) {
  const { column, row, isHead } = props;
  const content = column.show ? column.show(row) : (column.value(row) ?? '–');
  if (isHead) return <th scope="row">{content}</th>;
  return <td class={column.isNumber ? 'number' : undefined}>{content}</td>;
}

/** The direction of a sorted column; a place for it in the others, so that columns do not jump. */
export function SortArrow(props: { sorted: SortDirection | false }) {
  return <span aria-hidden="true"> {props.sorted === 'asc' ? '↑' : props.sorted === 'desc' ? '↓' : '\u2007'}</span>;
}
