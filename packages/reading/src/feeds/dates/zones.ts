// Time zone names of feeds, in minutes east of UTC.

/**
 * Names with one meaning in feeds. The American ones are those of RFC 822; the military letters have its signs, as every
 * reader keeps them. Names that mean several zones (BST, IST) are left out: they are read as UTC, as python feedparser does.
 */
const HOURS: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 1,
  cet: 1,
  cest: 2,
  met: 1,
  mez: 1,
  mest: 2,
  mesz: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  msd: 4,
  hkt: 8,
  sgt: 8,
  awst: 8,
  jst: 9,
  kst: 9,
  acst: 9.5,
  acdt: 10.5,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
  nst: -3.5,
  ndt: -2.5,
  adt: -3,
  ast: -4,
  at: -4,
  edt: -4,
  est: -5,
  et: -5,
  cdt: -5,
  cst: -6,
  ct: -6,
  mdt: -6,
  mst: -7,
  mt: -7,
  pdt: -7,
  pst: -8,
  pt: -8,
  akdt: -8,
  akst: -9,
  hst: -10,
  a: -1,
  n: 1,
  m: -12,
  y: 12,
};

/**
 * A zone as written, lower case: `z`, `est`, `+0200`, `+02:00`, `+2`, `gmt-05:00`, `etc/gmt`. Minutes east of UTC;
 * undefined where the name is unknown.
 */
export function zoneOffset(written: string): number | undefined {
  const zone = written.trim().replace(/^etc\//, '');
  const numeric = /^(?:gmt|utc?)?([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (numeric) return (numeric[1] === '-' ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3] ?? 0));
  const hours = Object.hasOwn(HOURS, zone) ? HOURS[zone] : undefined;
  return hours === undefined ? undefined : hours * 60;
}
