// Pronouns and descriptions → the names they stand for, sentence by sentence, by kind, country, number and salience.

import { isOrdinaryWord } from '../names/lexicon.js';
import { type Line, readLines } from '../names/lines.js';
import type { DocumentName, NameIndex } from '../names/types.js';
import { COMPANY_NOUNS, CORPORATE_VERBS, FUNCTION_WORDS, SAYING_VERBS } from '../names/word-lists.js';
import { tokenAt } from '../text/tokenize.js';
import { carriesNews, type TextDocument } from '../text/types.js';
import { type Entity, gatherEntities, keyOfName, Salience } from './entities.js';
import { findPhrases, type Phrase, type Want } from './phrases.js';
import type { Reference } from './types.js';

interface Placed {
  name: DocumentName;
  entity: Entity;
  from: number;
  to: number;
  subject: boolean;
}

interface Choice {
  entities: Entity[];
  confidence: number;
}

/** References in document order. What cannot be told is left out. Linear in the text for a bounded number of entities. */
export function resolveReferences(doc: TextDocument, names: readonly DocumentName[], index: NameIndex): Reference[] {
  return new Resolver(doc, names, index).resolve();
}

class Resolver {
  private readonly entities: Map<string, Entity>;
  private readonly bySentence = new Map<number, DocumentName[]>();
  private readonly salience = new Salience();
  private readonly references: Reference[] = [];
  private readonly firstIds = new Map<string, number>();
  /** The last two or more parties named together ("A and B"). */
  private group: Entity[] = [];
  private groupSentence = -1;
  private previousNews = -1;
  private previousLine: Line | null = null;
  /** The last sentence whose subject was "the move", "the plan". */
  private eventOpened = -1;

  constructor(
    private readonly doc: TextDocument,
    private readonly names: readonly DocumentName[],
    private readonly index: NameIndex,
  ) {
    this.entities = gatherEntities(names);
    for (const name of names) {
      if (!this.firstIds.has(keyOfName(name))) this.firstIds.set(keyOfName(name), name.id);
      const list = this.bySentence.get(name.sentence);
      if (list) list.push(name);
      else this.bySentence.set(name.sentence, [name]);
    }
  }

  resolve(): Reference[] {
    let part: Line['in'] | null = null;
    for (const line of readLines(this.doc)) {
      if (!carriesNews(line.kind)) continue;
      if (part === 'title' && line.in === 'text') this.salience.endTitle();
      part = line.in;
      this.readLine(line);
      this.previousLine = line;
      this.previousNews = line.sentence;
    }
    return this.references;
  }

  /** Names and phrases of a line in reading order, so that each phrase sees what stands before it. */
  private readLine(line: Line): void {
    const placed = this.placeNames(line);
    const taken = new Set<number>();
    for (const { from, to } of placed) for (let at = from; at < to; at++) taken.add(at);
    const phrases = findPhrases(line, this.index, at => taken.has(at));
    let next = 0;
    for (const phrase of phrases) {
      while (next < placed.length && placed[next]!.from < phrase.from) this.meet(line, placed, next++);
      this.resolvePhrase(phrase, placed);
    }
    while (next < placed.length) this.meet(line, placed, next++);
  }

  private placeNames(line: Line): Placed[] {
    const names = this.bySentence.get(line.sentence) ?? [];
    const placed = names.map((name): Placed => {
      const from = tokenAt(line.tokens, name.start);
      let to = from;
      while (to < line.to && line.tokens[to]!.start < name.end) to++;
      return { name, entity: this.entities.get(keyOfName(name))!, from, to, subject: false };
    });
    const subject = placed.find(item => isSubject(line, item));
    if (subject) for (const item of withCoordinated(line, placed, subject)) item.subject = true;
    return placed;
  }

  private meet(line: Line, placed: readonly Placed[], at: number): void {
    const { name, entity, subject } = placed[at]!;
    // A facility's own words name parties that are not spoken of themselves ("the Ultium Cells plant").
    if (entity.is === 'other') return;
    this.salience.add({
      entity,
      id: name.id,
      sentence: line.sentence,
      start: name.start,
      subject: subject && name.inside === undefined,
    });
    if (!isParty(entity)) return;
    let back = at - 1;
    while (back >= 0 && (!isParty(placed[back]!.entity) || placed[back]!.entity === entity)) back--;
    const previous = placed[back];
    if (!previous || !joins(line, previous.to, placed[at]!.from)) return;
    const grown =
      this.group.includes(previous.entity) && this.groupSentence === line.sentence ? this.group : [previous.entity];
    this.group = [...grown, entity].filter((item, i, all) => all.indexOf(item) === i);
    this.groupSentence = line.sentence;
  }

  private resolvePhrase(phrase: Phrase, placed: readonly Placed[]): void {
    if (phrase.want.is === 'singular' && this.meansEvent(phrase)) {
      this.push(phrase, { entities: [], confidence: 0.5 }, 'event');
      return;
    }
    if (phrase.want.is === 'event') {
      if (this.previousNews >= 0) this.push(phrase, { entities: [], confidence: 0.6 }, 'event');
      return;
    }
    const beside = this.apposition(phrase, placed) ?? this.namedBehind(phrase, placed);
    if (beside) {
      this.push(phrase, { entities: [beside], confidence: 0.95 }, 'apposition');
      return;
    }
    const ahead = phrase.want.is === 'singular' ? this.cataphor(phrase, placed) : null;
    const choice = ahead
      ? { entities: [ahead], confidence: 0.8 }
      : this.introducesVenture(phrase, placed)
        ? null
        : this.choose(phrase);
    if (!choice?.entities.length) return;
    const kind =
      choice.entities[0]!.is === 'facility'
        ? 'facility'
        : phrase.want.is === 'singular' || (phrase.want.is === 'plural' && phrase.to === phrase.from + 1)
          ? 'pronoun'
          : 'description';
    this.push(phrase, choice, kind);
  }

  /** "The venture, Acme Cells, expects": the name follows between commas. */
  private namedBehind(phrase: Phrase, placed: readonly Placed[]): Entity | null {
    const { line, to, want } = phrase;
    if ((want.is !== 'company' && want.is !== 'venture') || line.tokens[to]?.text !== ',' || to >= line.to) return null;
    const next = placed.find(item => item.from === to + 1 && isParty(item.entity));
    const closed = next && (next.to >= line.to || /^[,.)—–(]$/.test(line.tokens[next.to]!.text));
    return closed && agrees(next.entity, want) ? next.entity : null;
  }

  /** "It comes two weeks after …", and "It" after "The plan rests on …", unless it does what companies do. */
  private meansEvent({ line, from, possessive }: Phrase): boolean {
    if (from !== line.from || possessive || this.previousNews < 0) return false;
    const verb = line.tokens[from + 1]?.folded ?? '';
    if (/^(?:comes|came|marks|marked|follows|followed)$/.test(verb)) return true;
    return (
      this.eventOpened === this.previousNews &&
      /^(?:is|was|allows|allowed|means|meant|includes|included|covers|covered|involves|involved|envisages|envisaged|calls|called|provides|provided|requires|required|adds|added|brings|brought|represents|reflects|reflected|runs|depends)$/.test(
        verb,
      )
    );
  }

  /** "Like its rivals, Acme …": nobody is met yet in the sentence, and its subject follows the first comma. */
  private cataphor(phrase: Phrase, placed: readonly Placed[]): Entity | null {
    const { line, from } = phrase;
    if (!OPENING.test(line.tokens[line.from]!.folded) || placed.some(item => item.from < from && isParty(item.entity)))
      return null;
    const subject = placed.find(item => item.from > from && item.subject && isParty(item.entity));
    return subject && line.tokens[subject.from - 1]?.text === ',' && subject.from - from < 20 ? subject.entity : null;
  }

  /** "Acme, the Korean battery maker,": the name right before the comma. */
  private apposition(phrase: Phrase, placed: readonly Placed[]): Entity | null {
    if (phrase.want.is !== 'company' && phrase.want.is !== 'venture' && phrase.want.is !== 'relation') return null;
    const { line, from } = phrase;
    const mark = from > line.from ? line.tokens[from - 1]!.text : '';
    if (mark !== ',' && mark !== '—' && mark !== '–') return null;
    const before = placed.find(
      item =>
        item.to === from - 1 ||
        (item.to < from - 1 &&
          line.tokens[item.to]?.text === '(' &&
          line.tokens[from - 2]?.text === ')' &&
          from - item.to <= 7),
    );
    if (!before || !isParty(before.entity)) return null;
    const next = phrase.to < line.to ? line.tokens[phrase.to]! : undefined;
    const closes =
      !next ||
      next.kind === 'mark' ||
      /^(?:of|with|between|that|which|based|owned|in|for|and|led|said)$/.test(next.folded);
    return closes && agrees(before.entity, phrase.want) ? before.entity : null;
  }

  /** "its joint venture with Acme" tells of a venture for the first time; the name span there is its own. */
  private introducesVenture(phrase: Phrase, placed: readonly Placed[]): boolean {
    if (phrase.want.is !== 'venture') return false;
    const own = placed.find(item => item.name.kind === 'venture' && item.name.value === '' && item.to === phrase.to);
    return own !== undefined && (phrase.owned || (own.name.partners?.length ?? 0) > 0);
  }

  private choose(phrase: Phrase): Choice | null {
    const { want, line } = phrase;
    switch (want.is) {
      case 'singular':
        return this.best(
          line,
          entity => isParty(entity) || entity.is === 'facility',
          () => 0,
        );
      case 'plural':
        return phrase.to === phrase.from + 1 && want.count === null && this.hasOtherPlural(line, phrase.from)
          ? null
          : this.chooseGroup(line, want.count);
      case 'former':
        return this.group.length === 2 ? { entities: [this.group[0]!], confidence: 0.8 } : null;
      case 'latter':
        return this.group.length >= 2 ? { entities: [this.group.at(-1)!], confidence: 0.8 } : null;
      case 'company':
        return want.count && want.count > 1
          ? this.chooseSeveral(line, want, want.count)
          : isPlural(want.noun)
            ? this.chooseSeveral(line, want, null)
            : this.chooseCompany(line, want);
      case 'relation':
        return this.chooseRelated(phrase, want);
      case 'venture':
        return (
          this.best(
            line,
            entity => entity.is === 'venture',
            () => 0,
          ) ??
          this.best(
            line,
            entity => isParty(entity) && entity.partners.length > 1,
            () => 0,
          )
        );
      case 'facility':
        if (want.count && want.count > 1) return this.chooseFacilities(line, want.count);
        return this.best(
          line,
          entity => entity.is === 'facility',
          entity => (entity.value.toLowerCase().includes(want.noun.replace(/s$/, '')) ? 1 : 0),
        );
      default:
        return null;
    }
  }

  /** "Many carmakers … their", "Shares … their lowest": the sentence has opened with some other plural. */
  private hasOtherPlural(line: Line, before: number): boolean {
    if (this.groupSentence === line.sentence) return false;
    // "The cells … They were to be made": what the sentence before was about.
    if (before === line.from && this.previousLine && this.groupSentence !== this.previousLine.sentence)
      return opensWithPlural(this.previousLine, this.previousLine.from + 4);
    return opensWithPlural(line, before);
  }

  /** "the two plants": the last so many in mind. */
  private chooseFacilities(line: Line, count: number): Choice | null {
    const plants = [...this.salience.keys()]
      .map(key => this.entities.get(key)!)
      .filter(entity => entity.is === 'facility' && this.salience.of(entity.key, line.sentence) > 0.2);
    return plants.length >= count
      ? { entities: plants.slice(-count), confidence: plants.length === count ? 0.8 : 0.5 }
      : null;
  }

  /** The most salient entity that passes; confidence grows with its lead. */
  private best(line: Line, passes: (entity: Entity) => boolean, bonus: (entity: Entity) => number): Choice | null {
    let first: Entity | null = null;
    let high = 0;
    let second = 0;
    for (const key of this.salience.keys()) {
      const entity = this.entities.get(key)!;
      if (!passes(entity)) continue;
      const score = this.salience.of(key, line.sentence) + bonus(entity);
      if (score > high) {
        second = high;
        high = score;
        first = entity;
      } else if (score > second) second = score;
    }
    return first && high > 0.05
      ? { entities: [first], confidence: Math.min(0.95, 0.5 + (0.45 * (high - second)) / high) }
      : null;
  }

  private chooseCompany(line: Line, want: Extract<Want, { is: 'company' }>): Choice | null {
    const specific = want.kinds.length > 0 || want.country !== null;
    const strict = this.best(
      line,
      entity => isParty(entity) && fits(entity, want) === 2,
      entity => (entity.is === 'company' ? 0.3 : 0),
    );
    if (strict) return strict;
    const loose = this.best(
      line,
      entity => isParty(entity) && fits(entity, want) === 1,
      () => 0,
    );
    return loose && { ...loose, confidence: loose.confidence * (specific ? 0.7 : 1) };
  }

  private chooseSeveral(line: Line, want: Extract<Want, { is: 'company' }>, count: number | null): Choice | null {
    const fitting = [...this.salience.keys()]
      .map(key => this.entities.get(key)!)
      .filter(entity => entity.is === 'company' && fits(entity, want) === 2)
      .sort((a, b) => this.salience.of(b.key, line.sentence) - this.salience.of(a.key, line.sentence));
    const group = this.group.filter(entity => fitting.includes(entity));
    if (count !== null && group.length === count) return { entities: group, confidence: 0.85 };
    if (count !== null)
      return fitting.length >= count
        ? { entities: fitting.slice(0, count), confidence: fitting.length === count ? 0.8 : 0.55 }
        : null;
    return want.kinds.length + (want.country ? 1 : 0) > 0 && fitting.length > 1
      ? { entities: fitting, confidence: 0.5 }
      : null;
  }

  /** "they", "the pair", "both companies": the last group named together, a venture's partners, or the two in mind. */
  private chooseGroup(line: Line, count: number | null): Choice | null {
    const near =
      this.group.length >= 2 && this.group.every(entity => this.salience.of(entity.key, line.sentence) > 0.2);
    if (near && (count === null || this.group.length === count)) return { entities: this.group, confidence: 0.85 };
    const venture = this.best(
      line,
      entity => entity.is === 'venture' && entity.partners.length >= 2,
      () => 0,
    )?.entities[0];
    const partners = (venture?.partners ?? [])
      .map(value => this.entities.get(`party:${value}`))
      .filter(entity => entity !== undefined);
    if (partners.length >= 2 && (count === null || partners.length === count))
      return { entities: partners, confidence: 0.7 };
    const salient = [...this.salience.keys()]
      .map(key => this.entities.get(key)!)
      .filter(entity => entity.is === 'company' && this.salience.of(entity.key, line.sentence) > 0.5)
      .sort((a, b) => this.salience.of(b.key, line.sentence) - this.salience.of(a.key, line.sentence));
    const wanted = count ?? 2;
    return salient.length >= wanted && (count !== null || salient.length === 2)
      ? { entities: salient.slice(0, wanted), confidence: 0.5 }
      : null;
  }

  /** "its partner", "the Korean partner", "its parent": relations of the owner, which is the most salient party for "its". */
  private chooseRelated(phrase: Phrase, want: Extract<Want, { is: 'relation' }>): Choice | null {
    const { line } = phrase;
    const owner = this.best(line, isParty, () => 0)?.entities[0];
    if (!owner) return null;
    if (want.relation === 'parent') {
      const parent = owner.parent ? this.entities.get(`party:${owner.parent}`) : undefined;
      return parent ? { entities: [parent], confidence: 0.85 } : null;
    }
    if (want.relation === 'unit') {
      const unit = this.best(
        line,
        entity => isParty(entity) && entity.parent === owner.value,
        () => 0,
      );
      return unit;
    }
    return this.choosePartner(line, want, phrase.owned ? owner : null);
  }

  private choosePartner(line: Line, want: Extract<Want, { is: 'relation' }>, owner: Entity | null): Choice | null {
    const partners = new Set<string>();
    for (const entity of this.entities.values()) {
      if (entity.is !== 'venture') continue;
      if (!owner || entity.partners.includes(owner.value)) for (const value of entity.partners) partners.add(value);
      if (owner?.key === entity.key) for (const value of entity.partners) partners.add(value);
    }
    const asked = { ...want, is: 'company' as const, town: null, count: null, noun: 'partner' };
    const passes = (entity: Entity) => entity.is === 'company' && entity !== owner && fits(entity, asked) > 0;
    if (want.plural) {
      const all = [...this.salience.keys()]
        .map(key => this.entities.get(key)!)
        .filter(entity => passes(entity) && partners.has(entity.value));
      return all.length ? { entities: all, confidence: 0.6 } : null;
    }
    const known = this.best(
      line,
      entity => passes(entity) && partners.has(entity.value),
      () => 0,
    );
    if (known) return known;
    const guess = this.best(line, passes, () => 0);
    return guess && { ...guess, confidence: guess.confidence * 0.6 };
  }

  private push(phrase: Phrase, choice: Choice, kind: Reference['kind']): void {
    const { line, from, to } = phrase;
    const targets = choice.entities.map(
      entity => this.salience.last(entity.key)?.id ?? this.names.find(name => keyOfName(name) === entity.key)!.id,
    );
    const reference: Reference = {
      in: line.in,
      sentence: line.sentence,
      start: line.tokens[from]!.start,
      end: line.tokens[to - 1]!.end,
      kind,
      targets,
      values: choice.entities.map(entity => entity.value),
      possessive: phrase.possessive,
      confidence: Math.round(choice.confidence * 100) / 100,
    };
    if (kind === 'event') {
      reference.antecedent = this.previousNews;
      if (from === line.from) this.eventOpened = line.sentence;
    }
    this.references.push(reference);
    if (choice.entities.length > 1) {
      this.group = choice.entities;
      this.groupSentence = line.sentence;
    }
    const subject = from === line.from || (from === line.from + 1 && line.tokens[line.from]!.kind === 'mark');
    choice.entities.forEach((entity, i) => {
      this.salience.add({
        entity,
        id: targets[i]!,
        sentence: line.sentence,
        start: reference.start,
        subject: subject && !phrase.possessive,
      });
    });
  }
}

/** Whether one of the first words before `before` is a plural that is no company: "Many carmakers", "Shares", "The cells". */
function opensWithPlural(line: Line, before: number): boolean {
  for (let at = line.from; at < Math.min(before, line.from + 4, line.to); at++) {
    const { kind, folded } = line.tokens[at]!;
    if (kind !== 'word' || FUNCTION_WORDS.has(folded)) continue;
    const many = at > line.from && /^(?:many|some|most|several|other|all|such)$/.test(line.tokens[at - 1]!.folded);
    if (!folded.endsWith('s') || folded.endsWith('ss') || folded.length < 4) continue;
    if (COMPANY_NOUNS.has(folded) ? many : isOrdinaryWord(folded)) return true;
  }
  return false;
}

function isParty(entity: Entity): boolean {
  return entity.is === 'company' || entity.is === 'venture';
}

const isPlural = (noun: string): boolean => noun.endsWith('s') && !noun.endsWith('ss') && noun !== 'works';

/** 2: agrees in all that is known and asked; 1: what is asked is not known; 0: disagrees. */
function fits(entity: Entity, want: Extract<Want, { is: 'company' }>): 0 | 1 | 2 {
  if (want.country && entity.country && want.country !== entity.country) return 0;
  const kindKnown = entity.kinds.size > 0;
  const kindFits = want.kinds.some(kind => entity.kinds.has(kind));
  if (want.kinds.length && kindKnown && !kindFits) return 0;
  const unknown = (want.kinds.length && !kindKnown) || (want.country && !entity.country);
  if (entity.is === 'venture' && (want.kinds.length || want.country) && !kindFits) return 0;
  return unknown ? 1 : 2;
}

function agrees(entity: Entity, want: Want): boolean {
  return want.is === 'company' ? fits(entity, want) > 0 : want.is !== 'venture' || entity.is === 'venture';
}

const OPENING =
  /^(?:like|unlike|with|as|in|for|despite|under|to|after|before|by|through|during|since|although|though|while|when|if|because|given|amid|on|at|from)$/;

const PREPOSITION =
  /^(?:of|with|by|in|to|for|from|at|between|on|against|about|including|like|into|than|as|via|per|through|under|over|and|or)$/;

/** The first party or facility of the sentence that no preposition governs and that owns nothing. */
function isSubject(line: Line, { entity, name, from }: Placed): boolean {
  if (entity.is === 'other' || name.possessive || name.inside !== undefined) return false;
  const before = from > line.from ? line.tokens[from - 1]!.folded : '';
  if (PREPOSITION.test(before)) return false;
  if (entity.is === 'facility')
    return !/^(?:of|with|by|in|to|for|from|at)$/.test(line.tokens[from - 2]?.folded ?? '') || from - 2 < line.from;
  return true;
}

/** "A, B and C said": all of them are the subject. */
function withCoordinated(line: Line, placed: readonly Placed[], subject: Placed): Placed[] {
  const all = [subject];
  for (let at = placed.indexOf(subject) + 1; at < placed.length; at++) {
    const last = all.at(-1)!;
    if (!isParty(placed[at]!.entity) || !joins(line, last.to, placed[at]!.from)) break;
    all.push(placed[at]!);
  }
  return all;
}

/** Only "and", commas, brackets with an acronym, or words that describe the second stand between. */
function joins(line: Line, from: number, to: number): boolean {
  if (to - from > 8 || to <= from) return false;
  let joined = false;
  for (let at = from; at < to; at++) {
    const token = line.tokens[at]!;
    if (/^(?:and|&|,|-|\/)$/.test(token.folded)) joined = true;
    else if (
      token.kind === 'word' &&
      /^(?:of|in|with|for|by|to|from|at|on|is|was|has|had|will|would|that|which|said|a|an)$/.test(token.folded)
    )
      return false;
  }
  return joined;
}
