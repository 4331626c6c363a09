// What the reader has in mind at a point of the text: entities with their salience, the last group, the last event.
import type { Line } from '../names/lines.js';
import type { DocumentName } from '../names/types.js';
import { type Entity, gatherEntities, keyOfName, Salience } from './entities.js';

/** Who or what a phrase stands for, and how sure that is (0 to 1). */
export interface Choice {
  entities: Entity[];
  confidence: number;
}

/** The state of reading; everything in it lies before the phrase that is being resolved. */
export class Memory {
  readonly salience = new Salience();
  readonly entities: ReadonlyMap<string, Entity>;
  /** The last two or more parties named together ("A and B"), and where. */
  group: Entity[] = [];
  groupSentence = -1;
  /** The company that the text, not its title, named first. */
  firstParty: Entity | null = null;
  /** The news line before this one. */
  previous: Line | null = null;
  /** The last sentence that opened with "the move", "the plan". */
  eventOpened = -1;
  private readonly firstIds = new Map<string, number>();

  constructor(names: readonly DocumentName[]) {
    this.entities = gatherEntities(names);
    for (const name of names) if (!this.firstIds.has(keyOfName(name))) this.firstIds.set(keyOfName(name), name.id);
  }

  entityOf(name: DocumentName): Entity {
    return this.entities.get(keyOfName(name))!;
  }

  party(value: string): Entity | undefined {
    return this.entities.get(`party:${value}`);
  }

  /** The id of the mention nearest before now, or of the first one for what is only met later. */
  idOf(entity: Entity): number {
    return this.salience.last(entity.key)?.id ?? this.firstIds.get(entity.key)!;
  }

  setGroup(entities: Entity[], sentence: number): void {
    this.group = entities;
    this.groupSentence = sentence;
  }

  /** Entities in mind that pass, most salient first. */
  ranked(sentence: number, passes: (entity: Entity) => boolean): Entity[] {
    const score = (entity: Entity) => this.salience.of(entity.key, sentence);
    return this.inMind(passes).sort((a, b) => score(b) - score(a));
  }

  /** Entities in mind that pass, in the order in which they were last met. */
  inMind(passes: (entity: Entity) => boolean): Entity[] {
    return [...this.salience.keys()].map(key => this.entities.get(key)!).filter(passes);
  }

  /** The most salient entity that passes; confidence grows with its lead over the next. */
  best(sentence: number, passes: (entity: Entity) => boolean, bonus?: (entity: Entity) => number): Choice | null {
    let first: Entity | null = null;
    let high = 0;
    let second = 0;
    for (const key of this.salience.keys()) {
      const entity = this.entities.get(key)!;
      if (!passes(entity)) continue;
      const score = this.salience.of(key, sentence) + (bonus?.(entity) ?? 0);
      if (score > high) {
        second = high;
        high = score;
        first = entity;
      } else if (score > second) second = score;
    }
    if (!first || high < FAINT) return null;
    return { entities: [first], confidence: Math.min(0.95, 0.5 + (0.45 * (high - second)) / high) };
  }
}

/** Below it an entity is forgotten. */
const FAINT = 0.05;
