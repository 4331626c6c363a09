// Modalities compared, and the status that each makes of an event.
import type { Status } from '@cellwire/model';
import type { Modality } from './status-words.js';

const STRENGTH: Modality[] = [
  'fact',
  'agreed',
  'future',
  'possible',
  'hearsay',
  'not',
  'doubted',
  'cancelling',
  'cancelled',
  'denied',
];
/** The one of two that leaves less of a deed standing. */
export const weaker = (a: Modality, b: Modality): Modality => {
  if (a === 'agreed' && b === 'future') return 'agreed';
  if (b === 'agreed' && a === 'future') return 'agreed';
  return STRENGTH.indexOf(a) >= STRENGTH.indexOf(b) ? a : b;
};

const ORDER: Status[] = ['considered', 'announced', 'agreed', 'completed'];
const least = (a: Status, b: Status): Status => (ORDER.indexOf(a) <= ORDER.indexOf(b) ? a : b);

/** The contract's status of an event whose frame would give `base` were it a plain fact. */
export function statusOf(modality: Modality, base: Status): Status {
  if (base === 'denied' || base === 'cancelled') return base;
  switch (modality) {
    case 'fact':
      return base;
    case 'agreed':
      return least(base, 'agreed') === base && base !== 'completed' ? base : 'agreed';
    case 'future':
      return least(base, 'announced');
    case 'possible':
    case 'doubted':
    case 'hearsay':
      return 'considered';
    case 'cancelled':
    case 'cancelling':
      return 'cancelled';
    default:
      return 'denied';
  }
}
