// cellwire alerts: subscriptions and their deliveries.
import type { Command } from 'commander';
import { defineDeliveries, definePreview, defineReplay, defineTest } from '../alerts/deliveries.js';
import { defineAdd, defineList, definePauseAndResume, defineRemove, defineRotate } from '../alerts/subscriptions.js';

export function define(command: Command): void {
  for (const add of [
    defineAdd,
    defineList,
    defineTest,
    definePauseAndResume,
    defineRemove,
    defineDeliveries,
    defineReplay,
    defineRotate,
    definePreview,
  ])
    add(command);
}
