// cellwire rules: work on a pack's rules: check, test, score, and turn corrections into examples.
import type { Command } from 'commander';
import { defineAddExample } from './rules/add-example.js';
import { defineCheck } from './rules/check.js';
import { defineSchema } from './rules/schema.js';
import { defineScore } from './rules/score.js';
import { defineTest } from './rules/test.js';

export function define(command: Command): void {
  defineCheck(command.command('check'));
  defineTest(command.command('test'));
  defineScore(command.command('score'));
  defineAddExample(command.command('add-example'));
  defineSchema(command.command('schema'));
}
