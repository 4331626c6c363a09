// cellwire events: the table, one event, exports, and what people correct.
import type { Command } from 'commander';
import { defineCorrections, defineMerge, defineReject, defineSplit, defineUndo } from '../events/correct.js';
import { defineExport } from '../events/export.js';
import { defineExits, defineList } from '../events/list.js';
import { defineShow } from '../events/show.js';

export function define(command: Command): void {
  for (const add of [defineList, defineExits, defineShow, defineExport]) add(command);
  for (const add of [defineMerge, defineSplit, defineReject, defineUndo, defineCorrections]) add(command);
}
