// Where the text says that a plant or a company stands, apart from its name: "The factory will rise near Salem", "It runs a
// line in Kiel", "which has its head office in Turin"; and whose a plant is: "Acme runs a cell factory".
import type { DocumentName } from '../names/types.js';
import type { Part, TextDocument } from '../text/types.js';
import type { Reference } from './types.js';

/** A name, or what stands for one, as something that may stand somewhere. */
interface Anchor {
  end: number;
  sentence: number;
  named: readonly DocumentName[];
}

/** A plant or party and where it stands. */
export interface Standing {
  /** The name that stands there. */
  of: DocumentName;
  place: DocumentName;
}

/** How many characters before a place, or before a plant, the one that stands there may end. */
const REACH = 140;
/** How many names and references before it are looked at. */
const MOST_ANCHORS = 6;
/** How sure a reference must be. */
const SURE = 0.5;

const LOCATIVE =
  '(?:in|at|near|outside|close to)(?: the (?:town|city|port|village|port city|port town|state|province) of)? ';
const WILL =
  '(?:(?:is|was|are|were|will|would|could|should|is to|was to|are to|were to|has been|had been|is being|was being) )?(?:(?:be|have|have been|to be|now|also|currently|already) )*';
const PUT =
  '(?:located|situated|sited|based|built|planned|put up|constructed|erected|set up|going up|rising|stand|stands|stood|rise|rises|lie|lies|lay|sit|sits|go up|being built|to be built)';
/** "The plant, which is to be built near", "It will stand in", "The factory in" */
const STANDS = new RegExp(`^(?:, (?:which|that))? ?(?:${WILL}${PUT} |(?:is|was|lies) )?${LOCATIVE}$`, 'u');

const MAKING =
  '(?:make|produce|manufacture|assemble|run|operate|build|turn out|develop|mine|refine|recycle|own|employ|have|make)s?';
const MADE =
  '(?:made|produced|manufactured|assembled|ran|operated|built|turned out|has|had|making|producing|running|building|assembling)';
const FEW_WORDS = String.raw`(?:(?!to |for |from |with |by |said |that |which |and |but |where |who |as |on |of )[\p{L}\p{N}€$£%-]+ ){0,8}`;
/** "Acme makes cells in", ", which was to have produced separators in" */
const MAKES = new RegExp(`^(?:, (?:which|that))? ${WILL}(?:${MAKING}|${MADE}) ${FEW_WORDS}${LOCATIVE}$`, 'u');
const SEAT =
  '(?:its|a|the) (?:seat|head office|headquarters|registered office|registered seat|only plant|plant|factory|works|base)';
/** "The company is to have its seat in", ", which is based in" */
const SEATED = new RegExp(
  `^(?:, (?:which|that|whose))? (?:${WILL}(?:have|has|had) ${SEAT} |${WILL}(?:based|headquartered|located|domiciled|registered) )(?:in|at|near) $`,
  'u',
);

const OWNING =
  /^(?:, (?:which|that)|,)? (?:(?:also|now|already|currently) )?(?:runs?|operates?|owns?|has|had|ran|opened|built|is (?:running|building|operating|to build|putting up)|will (?:build|run|operate)|(?:plans|wants|intends|hopes) to build) (?:a |an |its |one |two |three |the )?(?:new |only |sole |own )?$/u;

const isParty = (n: DocumentName): boolean => n.kind === 'company' || n.kind === 'venture';

/** Names and what stands for names, of one part of an article, by where they end. */
class Anchors {
  private readonly sorted: readonly Anchor[];

  constructor(part: Part, names: readonly DocumentName[], references: readonly Reference[]) {
    const own = names
      .filter(n => n.in === part && (isParty(n) || n.kind === 'facility') && n.inside === undefined && !n.possessive)
      .map(n => ({ end: n.end, sentence: n.sentence, named: [n] }));
    const told = references
      .filter(r => r.in === part && !r.possessive && r.targets.length > 0 && r.confidence >= SURE)
      .map(r => ({ end: r.end, sentence: r.sentence, named: r.targets.flatMap(id => names[id] ?? []) }));
    this.sorted = [...own, ...told].sort((a, b) => a.end - b.end);
  }

  /** Those of a sentence that end before an offset, the nearest first. */
  before(sentence: number, at: number): Anchor[] {
    const found: Anchor[] = [];
    for (let i = this.lastBefore(at); i >= 0 && found.length < MOST_ANCHORS; i--) {
      const anchor = this.sorted[i]!;
      if (anchor.sentence !== sentence || at - anchor.end > REACH) break;
      found.push(anchor);
    }
    return found;
  }

  /** Index of the last that ends at or before an offset; -1 for none. */
  private lastBefore(at: number): number {
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle]!.end <= at) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** Whether words between a party or plant and a place say that it stands there. */
function saysWhere(between: string, n: DocumentName): boolean {
  if (n.kind === 'facility') return between !== '' && STANDS.test(between);
  // A firm with many plants makes things in many places, and has its head office where it has none.
  if (n.kind === 'company' && n.listed) return false;
  return MAKES.test(between) || SEATED.test(between);
}

/** What an article says, in words apart from their names, of where plants and parties stand and whose plants are. */
export class Standings {
  private readonly anchors: Record<Part, Anchors>;

  constructor(
    private readonly doc: TextDocument,
    private readonly names: readonly DocumentName[],
    references: readonly Reference[],
  ) {
    this.anchors = { title: new Anchors('title', names, references), text: new Anchors('text', names, references) };
  }

  /** Plants and parties with the place at which they stand, in the order of the text. */
  places(): Standing[] {
    return this.names
      .filter(n => n.kind === 'place' && n.inside === undefined)
      .flatMap(place => this.standingAt(place));
  }

  private standingAt(place: DocumentName): Standing[] {
    const found: Standing[] = [];
    for (const { end, named } of this.anchors[place.in].before(place.sentence, place.start)) {
      const between = this.doc[place.in].slice(end, place.start);
      for (const of of named)
        if (!found.some(f => f.of.kind === of.kind) && saysWhere(between, of)) found.push({ of, place });
    }
    return found;
  }

  /** Whose a plant is by a verb before it, "Acme runs a cell factory"; undefined where nothing says so. */
  ownerOf(facility: DocumentName): string | undefined {
    for (const { end, named } of this.anchors[facility.in].before(facility.sentence, facility.start)) {
      const [owner] = named;
      if (named.length !== 1 || !owner || !isParty(owner)) continue;
      if (OWNING.test(this.doc[facility.in].slice(end, facility.start))) return owner.value || undefined;
    }
    return undefined;
  }
}
