// Hostile texts of any size, each a unit that repeats: what breaks readers that look back or ahead without a bound.

export interface Shape {
  name: string;
  /** Text of at least that many characters; the n-th unit may differ from the others. */
  text(size: number): string;
}

const repeated = (name: string, unit: string): Shape => ({
  name,
  text: size => unit.repeat(Math.ceil(size / unit.length)),
});

const numbered = (name: string, unit: (n: number) => string): Shape => ({
  name,
  text: size => {
    const parts: string[] = [];
    for (let length = 0, n = 0; length < size; n++) {
      parts.push(unit(n));
      length += parts[n]!.length;
    }
    return parts.join('');
  },
});

/** A word that no other number gives: letters only, a capital first. */
const wordOf = (n: number): string => {
  let word = '';
  for (let rest = n; word.length < 4 || rest > 0; rest = Math.floor(rest / 20))
    word += 'bdfghklmnprstvaeiouz'[rest % 20];
  return word[0]!.toUpperCase() + word.slice(1);
};

/** "((((…a…))))" */
const nested = (name: string, open: string, close: string): Shape => ({
  name,
  text: size => {
    const depth = Math.ceil(size / (open.length + close.length));
    return `${open.repeat(depth)}Acme sells its stake${close.repeat(depth)}`;
  },
});

const SENTENCE = 'Acme Cells sold its 49 percent stake in Volta Power to Beta Motors for $100 million in March.';

export const SHAPES: readonly Shape[] = [
  repeated('one sentence without an end', 'Acme Cells sold its stake in Volta Power to Beta Motors and '),
  repeated('sentences of news', `${SENTENCE} `),
  repeated('paragraphs of news', `${SENTENCE}\n\n`),
  repeated('capitals', 'A'),
  repeated('single capitals', 'A B C '),
  repeated('names without an end', 'Acme Cells Power Energy Motors Holdings '),
  numbered('ever new names', n => `${wordOf(n)} ${wordOf(n * 7 + 1)} Co. `),
  numbered(
    'ever new companies that sell stakes',
    n => `${wordOf(n)} Energy sold its stake in ${wordOf(n * 7 + 3)} Power. `,
  ),
  numbered('ever new aliases', n => `${wordOf(n)} Energy Holdings Co. (${wordOf(n).toUpperCase()}) `),
  repeated('one company again and again', 'LG Energy Solution '),
  repeated('companies joined by and', 'Samsung SDI and Stellantis and '),
  repeated('letters joined by and', 'A and '),
  repeated('dense commas', 'Acme, Beta, Gamma, '),
  repeated('commas alone', ','),
  repeated('respectively', 'Acme and Beta sold 10 and 20 percent respectively, '),
  repeated('trigger words', 'sell sold stake exit plant order contract layoff '),
  repeated('trigger nouns with of', 'sale of the stake in the sale of '),
  repeated('is and was', 'it is was are were be '),
  repeated('its partner', 'its partner said its venture with its partner '),
  repeated('the company', 'The company said the battery maker and the automaker agreed. '),
  nested('nested parentheses', '(', ')'),
  nested('nested brackets with words', '(Acme [Beta ', '] Gamma) '),
  nested('nested quotes', '“Acme said ', '” '),
  repeated('straight quotes', '"'),
  repeated('quotes that never close', '“Acme said, '),
  repeated('speakers', '“We will sell,” said Jane Smith of Acme. '),
  repeated('numbers', '1 2 3 4 5 '),
  repeated('grouped numbers', '1,000,000,'),
  repeated('decimals', '3.14.15.'),
  repeated('sums', '$1 million, €2 billion, '),
  repeated('sums in two currencies', '22 billion euros ($26.2 billion) '),
  repeated('ranges', '10 to 20 to 30 percent to '),
  repeated('amounts of energy', '90 GWh and 50 GWh to '),
  repeated('pages of dates', 'January 3, 2026, Feb. 4, 2026, last week, Q3 2025, '),
  repeated('dates that lean on dates', 'a year earlier, the previous quarter, '),
  repeated('years', '2025 to 2026 to 2027 to '),
  repeated('places', 'Ohio, Michigan, Tennessee, Kokomo, Indiana, '),
  repeated('plants', 'its plant in Ohio and its factory in Michigan, '),
  repeated('clauses within clauses', 'Acme said that Beta said that '),
  repeated('relative clauses', 'the plant that Acme which owns Beta that '),
  repeated('chains of of', 'of the plant of the stake '),
  repeated('possessives', "Acme's Beta's Gamma's "),
  repeated('infinitives', 'to agree to plan to sell to '),
  repeated('no spaces', 'sellsthestakeinthejointventure'),
  repeated('hyphens', 'joint-venture-'),
  repeated('apostrophes', "a'"),
  repeated('dashes', '— '),
  repeated('rules', '-'),
  repeated('full stops', '. '),
  repeated('abbreviations', 'U.S. Inc. Co. '),
  repeated('lines of one word', 'Acme\n'),
  repeated('empty lines', '\n'),
  repeated('bullets', '• Acme sold its stake\n'),
  repeated('zero-width spaces', 'sell\u200bsta\u200cke\u200d '),
  repeated('right to left', 'باعت الشركة حصتها \u202eAcme sold its stake\u202c '),
  repeated('combining marks', 'a\u0301\u0301\u0301\u0301'),
  repeated('emoji', '🔋👩‍🔬 '),
  repeated('half pairs', '\ud83d'),
  repeated('mixed scripts', '电池 Акме 배터리 Acme sold '),
  repeated('full width', 'Ａｃｍｅ ｓｏｌｄ '),
  repeated('captions', 'Photo: Acme\nRELATED: Beta sells stake\n'),
  repeated('datelines', 'SEOUL, Feb. 11 (Reuters) - '),
  repeated('markup', '<p>Acme sold</p>'),
];
