// Month names of the languages that feeds are written in, as stems without accents. The longest stem that a word begins
// with decides ("mar" is March, "marras" the Finnish November); names that mean different months in two languages
// (listopad, srpen and srpanj's shared "srp") are listed only where feeds agree on one.
const STEMS: readonly string[] = [
  // en, fr, de, nl, es, pt, it, sv, da, no, is, fi, hu, pl, cs, tr, el, ru, uk
  'jan ene gen january jänner tammi sty led oca ιαν янв січ',
  'feb fev fév helmi lut uno şub sub φεβ фев лют',
  'mar mär mrt maalis bre μαρ μαω мар бер',
  'apr avr abr apríl huhti kwi dub nis απρ апр кві',
  'may mai maj mei maí mag touko kve μαι мая май тра',
  'jun juin jún giu kesa cze cvn haz ιουν ιον июн чер',
  'jul juil júl lug heina lip cvc tem ιουλ ιολ июл лип',
  'aug aou ago agú elo sie agu αυγ авг сер',
  'sep set szep syys wrz zar eyl σεπ сен вер',
  'oct okt out ott loka paz rij eki οκτ окт жов',
  'nov marras lis kas νοε ноя лист',
  'dec des dez dic dés joulu gru pro ara δεκ дек гру',
];

/** Lower case without accents, so that "Fév" and "fev", "Ιούλ" and "ιουλ" are one. */
export const bareWord = (word: string): string => word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

const monthOf = new Map<string, number>();
for (const [i, stems] of STEMS.entries()) for (const stem of stems.split(' ')) monthOf.set(bareWord(stem), i + 1);
const LONGEST = Math.max(...[...monthOf.keys()].map(s => s.length));

/** 1 to 12 for a month's name or abbreviation in any of the languages, or null. */
export function monthNumber(word: string): number | null {
  const bare = bareWord(word);
  for (let length = Math.min(bare.length, LONGEST); length >= 3; length -= 1) {
    const month = monthOf.get(bare.slice(0, length));
    if (month) return month;
  }
  return null;
}
