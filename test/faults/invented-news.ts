// Invented news for the fault suite: articles of one or two sentences about happenings that no two share a name.

/** A repeatable stream of numbers in [0, 1): mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface InventedArticle {
  /** Number of the happening that it tells. */
  happening: number;
  title: string;
  text: string;
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
  'Sten',
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
  'zon',
];

/** A name that no other number has. */
function nameOf(n: number): string {
  const pick = (list: readonly string[], k: number) => list[k % list.length] as string;
  const [a, b, c] = [n % 15, Math.floor(n / 15) % 15, Math.floor(n / 225) % 15];
  const d = Math.floor(n / 3375);
  const middle = pick(MIDDLES, b) + (d > 0 ? pick(HEADS, d).toLowerCase() + pick(MIDDLES, a + d) : '');
  return pick(HEADS, a) + middle + pick(TAILS, c);
}

/** `articles` articles of `happenings` happenings, in a seeded order; the first telling of each, and others again by others. */
export function inventNews(options: { articles: number; happenings: number; seed: number }): InventedArticle[] {
  const { articles, happenings, seed } = options;
  const random = seeded(seed);
  const told = Array.from({ length: articles }, (_, i) => tell(i % happenings, i >= happenings));
  for (let i = told.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [told[i], told[j]] = [told[j] as InventedArticle, told[i] as InventedArticle];
  }
  return told;
}

function tell(n: number, isAgain: boolean): InventedArticle {
  const seller = `${nameOf(3 * n)} Motors`;
  const target = `${nameOf(3 * n + 1)} Cells`;
  const buyer = `${nameOf(3 * n + 2)} Energy`;
  const percent = 10 + (n % 80);
  const millions = 100 + n;
  const title = `${seller} sells stake in ${target}`;
  const first = `${seller} has sold its ${percent} percent stake in the battery maker ${target} to ${buyer} for $${millions} million.`;
  // Two thirds of the words are plain English, so that the names don't look like another language.
  const second = isAgain
    ? 'It makes lithium-ion cells for the electric cars and trucks of several brands, and more than four hundred people work there in three shifts.'
    : 'The companies said in a statement that they will go on working together on cells for electric cars and that none of the people who work there will lose their jobs.';
  return { happening: n, title, text: `${first} ${second}` };
}
