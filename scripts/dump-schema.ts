// Writes migrations/schema.sql: npx tsx --conditions=cellwire-source scripts/dump-schema.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrationsDir } from '@cellwire/store';
import { dumpSchema } from '@cellwire/testing';

writeFileSync(join(migrationsDir, 'schema.sql'), await dumpSchema());
