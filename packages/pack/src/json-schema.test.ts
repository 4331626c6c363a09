import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultPackDir } from './default-pack.js';
import { packFileSchema } from './json-schema.js';

describe('packFileSchema', () => {
  test('names the sections of a data file and refuses other keys', () => {
    expect(packFileSchema('data')).toMatchObject({
      additionalProperties: false,
      properties: { companies: { type: 'array', items: { required: ['name'], additionalProperties: false } } },
    });
  });
  test('names the parts of a type’s file', () => {
    expect(Object.keys(packFileSchema('type').properties as object)).toEqual(
      expect.arrayContaining(['type', 'roles', 'frames', 'examples']),
    );
  });
  test.each(['data', 'type'] as const)(
    'the copy beside the battery pack is current: cellwire rules schema %s > packages/battery/….schema.json',
    kind => {
      const held = JSON.parse(readFileSync(join(defaultPackDir(), `${kind}.schema.json`), 'utf8'));
      expect(held).toEqual(JSON.parse(JSON.stringify(packFileSchema(kind))));
    },
  );
});
