// The two forms of the fault suite: the short one is npm run test:faults, the long one npm run test:faults:long.

const isLong = process.env.FAULTS === 'long';

/** The number for the form that runs. */
export const scaled = (short: number, long: number): number => (isLong ? long : short);

/**
 * A time limit of the issue, in milliseconds. The long form, run on a machine of its own, holds it as it stands; the
 * short one, which shares its machine, allows ten times as much, and its figures say how long it took.
 */
export const within = (ms: number): number => ms * scaled(10, 1);

/** Prints a figure for the record, whether or not the test passes. */
export const report = (what: string, figures: object): void =>
  void process.stderr.write(`figure: ${what}: ${JSON.stringify({ form: isLong ? 'long' : 'short', ...figures })}\n`);

/** What the world counts when nothing was lost and nothing doubled. */
export const wholeOf = (happenings: number) => ({
  unread: 0,
  open: 0,
  quarantined: 0,
  doubled: 0,
  events: happenings,
  alerts: happenings,
  delivered: happenings,
});
