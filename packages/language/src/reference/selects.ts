// What a verb demands of its subject: only plants are built and cost money, only companies say and sign.
import type { Line } from '../names/lines.js';

/** Passed over between a pronoun and its verb. */
const AUXILIARY =
  /^(?:is|was|are|were|will|would|could|should|can|may|might|to|be|been|being|have|has|had|also|now|still|already|not|then|first|only|soon|once|never|originally|currently)$/;
const BE = /^(?:be|been|being|is|was|are|were)$/;
/** What is done to plants. */
const DONE_TO_PLANTS =
  /^(?:built|erected|constructed|located|situated|sited|opened|reopened|commissioned|inaugurated|completed|finished|mothballed|idled|shut|closed|expanded|enlarged|retooled|converted|dismantled|staffed|equipped)$/;
/** What plants do. */
const DONE_BY_PLANTS = /^(?:cost|costs|stand|stands|stood|rise|rises|occupy|occupies|cover|covers)$/;
/** What companies do. */
const DONE_BY_PARTIES =
  /^(?:said|says|plans?|planned|wants?|wanted|expects?|expected|intends?|intended|hopes?|hoped|aims?|aimed|agreed|signed|bought|sold|sells?|buys?|owns?|owned|invested|invests?|paid|pays?|announced|announces?|denied|declined|refused|acquired|booked|wrote|filed|hired|told|added|decided|warned|pledged|recorded|raised|gave|took)$/;
const PLAINLY_PASSIVE = /^(?:planned|wanted|expected|intended|invested|paid|announced|bought|sold|owned|hired|raised)$/;

/** How many words behind the pronoun its verb is looked for. */
const REACH = 7;

/** Whether the verb behind a pronoun that ends at `to` wants a plant or a party; null where it takes either. */
export function selectsOf(line: Line, to: number): 'facility' | 'party' | null {
  let passive = false;
  for (let at = to; at < Math.min(line.to, to + REACH); at++) {
    const { folded } = line.tokens[at]!;
    if (AUXILIARY.test(folded)) {
      passive = BE.test(folded) || (passive && !/^(?:to|will|have|has|had)$/.test(folded));
      continue;
    }
    const putUp = /^(?:put|set)$/.test(folded) && line.tokens[at + 1]?.folded === 'up';
    if (passive && (putUp || DONE_TO_PLANTS.test(folded))) return 'facility';
    if (!passive && DONE_BY_PLANTS.test(folded)) return 'facility';
    return DONE_BY_PARTIES.test(folded) && !(passive && PLAINLY_PASSIVE.test(folded)) ? 'party' : null;
  }
  return null;
}
