// Events as a Parquet file, a row group at a time, so that a large table never stands in memory as a whole.
import type { EventRow } from '@cellwire/store';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { type ColumnKind, type ColumnValue, EXPORT_COLUMNS } from './event-columns.js';

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

const ELEMENTS: Record<Exclude<ColumnKind, 'texts'>, Omit<SchemaElement, 'name'>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  json: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  number: { type: 'DOUBLE' },
  integer: { type: 'INT32' },
  flag: { type: 'BOOLEAN' },
  day: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
  instant: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
};

function elementsOf(name: string, kind: ColumnKind): SchemaElement[] {
  if (kind !== 'texts') return [{ name, repetition_type: 'OPTIONAL', ...ELEMENTS[kind] }];
  return [
    { name, repetition_type: 'OPTIONAL', converted_type: 'LIST', logical_type: { type: 'LIST' }, num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: 'OPTIONAL', ...ELEMENTS.text },
  ];
}

const SCHEMA: SchemaElement[] = [
  { name: 'events', num_children: EXPORT_COLUMNS.length },
  ...EXPORT_COLUMNS.flatMap(({ name, kind }) => elementsOf(name, kind)),
];

/** What the writer takes: a day as the date of its midnight. */
const written = (kind: ColumnKind, value: ColumnValue): unknown =>
  kind === 'day' && typeof value === 'string' ? new Date(`${value}T00:00:00Z`) : value;

/** The bytes of the file, a piece for each batch; no batch gives a table of no rows. */
export async function* parquetRows(batches: AsyncIterable<EventRow[]>): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const file = new ParquetWriter({ writer: bytes, schema: SCHEMA, createdBy: 'cellwire' });
  for await (const rows of batches) {
    const columnData = EXPORT_COLUMNS.map(({ name, kind, value }) => ({
      name,
      data: rows.map(row => written(kind, value(row))),
    }));
    await file.write({ columnData, rowGroupSize: rows.length });
    yield takeBytes(bytes);
  }
  await file.finish();
  yield takeBytes(bytes);
}

/** What was written since the last time; `offset` goes on counting from the beginning of the file. */
function takeBytes(writer: ByteWriter): Uint8Array {
  const taken = new Uint8Array(writer.buffer.slice(0, writer.index));
  writer.index = 0;
  return taken;
}
