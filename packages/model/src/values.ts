// Values that fill roles: money, energy, power, counts, shares. Shapes are those of the annotation contract.
import { z } from 'zod';

/** How a reported figure bounds the true one: `min` (more than, at least), `max` (up to, under), `about` (around, roughly). */
export const BOUNDS = ['min', 'max', 'about'] as const;
export const Bound = z.enum(BOUNDS);
export type Bound = z.infer<typeof Bound>;
const bound = { bound: Bound.optional() };

/** A sum of money: `amount` in units of the ISO 4217 `currency` (not thousands or millions). */
export const Money = z.strictObject({ amount: z.number(), currency: z.string().regex(/^[A-Z]{3}$/), ...bound });
export type Money = z.infer<typeof Money>;

/** Energy, or a yearly plant capacity, in gigawatt-hours. */
export const Energy = z.strictObject({ gwh: z.number(), ...bound });
/** Power in gigawatts. */
export const Power = z.strictObject({ gw: z.number(), ...bound });
/** Vehicles, packs or cells, a plain number of things. */
export const Units = z.strictObject({ units: z.number(), ...bound });
/** Materials in metric tonnes. */
export const Tonnes = z.strictObject({ tonnes: z.number(), ...bound });
export const Volume = z.union([Energy, Power, Units, Tonnes]);
export type Volume = z.infer<typeof Volume>;

/** People: jobs cut. */
export const Headcount = z.strictObject({ count: z.number(), ...bound });
export type Headcount = z.infer<typeof Headcount>;

/** A share or a change in percent (49 percent is 49). */
export const Percent = z.strictObject({ percent: z.number(), ...bound });
export type Percent = z.infer<typeof Percent>;

/** What can stand in a role's list: a name, a date, free text, or a figure. */
export const RoleValue = z.union([z.string(), Money, Energy, Power, Units, Tonnes, Headcount, Percent]);
export type RoleValue = z.infer<typeof RoleValue>;
