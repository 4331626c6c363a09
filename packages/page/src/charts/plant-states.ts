// The states of a plant as they are drawn: a shape and a colour for each, since colours alone do not reach everybody.
import type { FacilityItem } from '@cellwire/api/schema';

export type PlantState = FacilityItem['state'];

const DISC = 'M-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0z';

/** In the order in which they are told; shapes are SVG paths about a point, of radius 1. */
export const PLANT_STATES: readonly { state: PlantState; shape: string; className: string }[] = [
  { state: 'operating', shape: DISC, className: 'operating' },
  { state: 'planned', shape: DISC, className: 'planned' },
  { state: 'converting', shape: 'M0-1.3L1.3 0L0 1.3L-1.3 0z', className: 'converting' },
  { state: 'sold', shape: 'M0-1.2L1.2 1L-1.2 1z', className: 'sold' },
  { state: 'halted', shape: 'M-.9-.9h1.8v1.8h-1.8z', className: 'halted' },
  {
    state: 'cancelled',
    shape: 'M-1.1-.7L-.7-1.1L0-.4L.7-1.1L1.1-.7L.4 0L1.1.7L.7 1.1L0 .4L-.7 1.1L-1.1.7L-.4 0z',
    className: 'cancelled',
  },
  { state: 'unknown', shape: DISC, className: 'unknown' },
];
