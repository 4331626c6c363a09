// What a pronoun or description stands for.
import type { Span } from '@cellwire/model';
import type { Part } from '../text/types.js';

/**
 * `pronoun`: it, its, they, their. `description`: "the Korean battery-maker", "its partner", "the pair", "the venture".
 * `apposition`: a description right beside its name ("Acme, a Chinese cell maker"). `facility`: "the plant", "it" of a
 * plant. `event`: "the move", "the deal", whose antecedent is a sentence.
 */
export type ReferenceKind = 'pronoun' | 'description' | 'apposition' | 'facility' | 'event';

export interface Reference extends Span {
  in: Part;
  /** Index into `TextDocument.sentences`. */
  sentence: number;
  kind: ReferenceKind;
  /** Ids of the names it stands for: for each target the mention nearest before it. Several for plurals. Empty for events. */
  targets: number[];
  /** The targets' canonical values in the same order ('' for a venture without a name). */
  values: string[];
  /** "its", "their", "the automaker's". */
  possessive: boolean;
  /** Events: the sentence that tells of it. */
  antecedent?: number;
  /** 0 to 1: how far ahead of the next best the choice was. */
  confidence: number;
}

/** What the text (or the pack) says of a venture's partners. */
export interface VenturePartners {
  /** Canonical name; '' where the venture has none. */
  venture: string;
  /** Ids of the names that are this venture: all mentions of a named one, the one span of an unnamed one. */
  ids: number[];
  /** Partners that the text states, in its order; where it states none or one, also those that the pack lists. */
  partners: string[];
  /** Whether the text itself states them. */
  stated: boolean;
}
