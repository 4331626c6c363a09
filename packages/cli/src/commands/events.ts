// cellwire events: the table, one event, and exports.
import type { Command } from 'commander';
import { defineExport } from '../events/export.js';
import { defineExits, defineList } from '../events/list.js';
import { defineShow } from '../events/show.js';

export function define(command: Command): void {
  for (const add of [defineList, defineExits, defineShow, defineExport]) add(command);
}
