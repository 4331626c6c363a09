// Invented articles in which no frame of the battery pack has a trigger: 500 words of weather, walks and gardens.
import type { Article } from '@cellwire/model';

const SENTENCES = [
  'The river rose a little overnight and the meadows below the old church were wet this morning.',
  'Visitors who climbed the hill at dawn saw fog in the valley and heard only birds.',
  'Her grandmother kept bees behind the orchard, and every neighbour in the lane got some honey.',
  'A choir of schoolchildren sang in the square while rain fell on the empty tables of the inn.',
  'The museum shows maps of the coast that sailors painted in the time of the old queen.',
  'Walkers praise the path along the cliffs, which is steep but quiet even in warm weather.',
  'He reads the letters aloud each winter, slowly, as if they had arrived only yesterday.',
  'Apples, plums and late pears filled baskets near the door of the small bakery.',
  'The lecture on medieval bells was so popular that many listeners waited in the corridor.',
  'Snow is likely on the high pastures, although the wind should ease towards evening.',
  'Some herons live by the pond and seem quite untroubled by the noise of the road.',
  'Critics liked the violinist, a shy young woman from Porto, and applauded for minutes.',
  'The recipe asks for patience, good butter and a pinch of salt, nothing else.',
  'Astronomers in Chile watched a faint comet for many nights from a dry plateau.',
  'Old stone bridges across the county are home to bats that hunt above the water at dusk.',
];

const NAMES = ['Elmbury', 'Ashcombe', 'Norwald', 'Tarnick', 'Loweswick', 'Brackenhurst', 'Pellow'];

/** Words of one article, about. */
const WORDS = 500;

/** The n-th article; each has its own order of sentences and some words of its own. */
export function quietArticle(n: number): Article {
  const sentences: string[] = [];
  let words = 0;
  for (let i = 0; words < WORDS; i++) {
    const sentence = SENTENCES[(n * 7 + i * (1 + (n % 4))) % SENTENCES.length]!;
    sentences.push(sentence.replace('The ', `In ${NAMES[(n + i) % NAMES.length]!}, the `));
    words += sentence.split(' ').length;
  }
  const paragraphs = Array.from({ length: Math.ceil(sentences.length / 3) }, (_, k) =>
    sentences.slice(k * 3, k * 3 + 3).join(' '),
  );
  return { id: `quiet-${n}`, title: 'Notes from the valley', published: '2026-02-11', text: paragraphs.join('\n\n') };
}
