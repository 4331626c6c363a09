// Invented articles for the bench of the pipeline: as many as asked for, each about parties that no other one names.
// Of ten, eight report an event, one is of the industry and reports none, one is of something else.

export interface InventedArticle {
  slug: string;
  title: string;
  paragraphs: string[];
}

const HEADS = [
  'Bar',
  'Cal',
  'Dor',
  'Fen',
  'Gal',
  'Hol',
  'Jor',
  'Kel',
  'Lum',
  'Mar',
  'Nor',
  'Pel',
  'Quil',
  'Ros',
  'Ver',
];
const MIDDLES = ['a', 'e', 'i', 'o', 'u', 'ando', 'eri', 'imo', 'osta', 'ula', 'avi', 'enta', 'ido', 'orra', 'uve'];
const TAILS = [
  'ck',
  'dan',
  'fell',
  'gard',
  'holt',
  'kamp',
  'lund',
  'mere',
  'nby',
  'quist',
  'rth',
  'shaw',
  'tter',
  'vik',
];

/** A name that no other number below 44,100 has. */
function nameOf(n: number): string {
  const pick = (list: readonly string[], k: number) => list[k % list.length] as string;
  const [a, b, c] = [n % 15, Math.floor(n / 15) % 15, Math.floor(n / 225) % 14];
  const d = Math.floor(n / 3150);
  const middle = pick(MIDDLES, b) + (d > 0 ? pick(HEADS, d).toLowerCase() + pick(MIDDLES, a + d) : '');
  return pick(HEADS, a) + middle + pick(TAILS, c);
}

interface Parties {
  a: string;
  b: string;
  cells: string;
  n: number;
}

type Lead = (p: Parties) => { title: string; lead: string };

const sale: Lead = ({ a, b, cells, n }) => ({
  title: `${a} Motors sells stake in ${cells}`,
  lead: `${a} Motors has sold its ${10 + (n % 80)} percent stake in the battery maker ${cells} to ${b} Energy for $${100 + (n % 900)} million, the companies said on Monday.`,
});
const target: Lead = ({ a, n }) => ({
  title: `${a} Energy raises its goal for storage batteries`,
  lead: `${a} Energy is aiming for orders of more than ${20 + (n % 90)} gigawatt-hours of storage batteries this year, its finance chief told investors.`,
});
const writedown: Lead = ({ a, n }) => ({
  title: `${a} Motors takes a charge on batteries`,
  lead: `${a} Motors will write down its battery assets by $${1 + (n % 9)}.${n % 10} billion in the fourth quarter, it said in a filing.`,
});
const plant: Lead = ({ a, n }) => ({
  title: `${a} Energy plans a battery plant`,
  lead: `${a} Energy plans to build a battery plant in Ohio with a capacity of ${10 + (n % 40)} gigawatt-hours a year and to start production in 2028.`,
});
const supply: Lead = ({ a, b, n }) => ({
  title: `${a} Energy to supply ${b} Power`,
  lead: `${a} Energy has signed a contract to supply ${b} Power with ${5 + (n % 30)} gigawatt-hours of lithium iron phosphate batteries over five years.`,
});
const talk: Lead = ({ a }) => ({
  title: `What ${a} Energy learnt from a hot summer`,
  lead: `Batteries run best when they are neither cold nor hot, and engineers at ${a} Energy spent the summer finding out what that means for electric cars.`,
});
const football: Lead = ({ a, b }) => ({
  title: `${a} beat ${b} after extra time`,
  lead: `${a} came from behind to beat ${b} on Saturday, and the crowd stayed in the stands and sang for an hour after the whistle.`,
});
const LEADS: readonly Lead[] = [sale, target, writedown, sale, plant, supply, sale, target, talk, football];

const OF_THE_INDUSTRY: readonly ((p: Parties) => string)[] = [
  ({ a }) =>
    `Analysts had expected ${a} to move before the end of the year, since demand for electric cars has been weaker than its plans assumed.`,
  () =>
    'Prices of lithium carbonate have come down from their peak, which helps makers of cells and hurts those who dig the metal out of the ground.',
  ({ b }) =>
    `${b} declined to comment beyond the statement. A spokeswoman said that the teams would go on working together as before.`,
  () =>
    'Storage for the grid has become the second leg of the business: data centers need power at short notice, and wind and sun do not come when they are called.',
  ({ a }) =>
    `Shares of ${a} closed 2.1 percent higher on the news, after a week in which the wider market hardly moved.`,
  () =>
    'Tax credits for batteries that are made in the United States remain in force, although their rules for parts from abroad have become stricter.',
  ({ a, n }) =>
    `${a} employs about ${2 + (n % 40)},000 people in four countries and reported sales of $${3 + (n % 20)}.4 billion in its last fiscal year.`,
  () =>
    'Cells of lithium iron phosphate cost less and last longer than those with nickel, but they are heavier for the same range.',
  ({ b }) =>
    `The market has few buyers at present, a banker who has worked with ${b} said, and those that are left take their time.`,
  () =>
    'Buyers of electric cars ask about the range in winter first and about the price second, dealers in Europe and North America say.',
  ({ a, b }) =>
    `${a} and ${b} first met over a shared supplier of separators and have since run a laboratory together, with some forty engineers.`,
  () =>
    'Whether the numbers hold will be seen when the next tender closes: it is the largest so far, and the rules favour those who can deliver early.',
];
const OF_FOOTBALL: readonly ((p: Parties) => string)[] = [
  ({ a }) => `The winner came from a corner that nobody cleared. ${a} had hit the post twice before the break.`,
  ({ b }) =>
    `${b} had led since the ninth minute, when a free kick from the left went past everybody and in at the far side.`,
  () => 'It rained from the first minute to the last, and in front of the north stand the ball stopped in the puddles.',
  () => 'The coach spoke of luck and of patience. He will be without his captain for the next two rounds.',
];

/** The article of that number; the same number always gives the same one. */
export function inventArticle(n: number): InventedArticle {
  const parties: Parties = { a: nameOf(2 * n), b: nameOf(2 * n + 1), cells: `${nameOf(2 * n + 1)} Cells`, n };
  const make = LEADS[n % LEADS.length] as Lead;
  const { title, lead } = make(parties);
  const fillers = make === football ? OF_FOOTBALL : OF_THE_INDUSTRY;
  const step = 1 + (Math.floor(n / 10) % 3);
  const rest = Array.from({ length: 6 }, (_, i) => fillers[(n + i * step) % fillers.length]?.(parties) ?? '');
  return { slug: `n${n}`, title, paragraphs: [lead, ...new Set(rest)] };
}
