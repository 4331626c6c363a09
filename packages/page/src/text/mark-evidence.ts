// A sentence and its evidence → pieces to show, each with the roles that were read from exactly these characters.

/** Words of the sentence that were read as a role; offsets are UTF-16, into the sentence. */
export interface Mark {
  role: string;
  start: number;
  end: number;
}

/** A piece of a sentence. Roles are in the order of their marks; none for plain text. */
export interface Piece {
  text: string;
  roles: string[];
}

/** Cuts a sentence wherever a mark begins or ends. Marks are held to the sentence; where they overlap, a piece keeps all roles. */
export function markEvidence(sentence: string, marks: readonly Mark[]): Piece[] {
  const held = (offset: number): number => Math.min(Math.max(offset, 0), sentence.length);
  const inside = marks.filter(m => held(m.end) > held(m.start));
  const cuts = [...new Set([0, sentence.length, ...inside.flatMap(m => [held(m.start), held(m.end)])])];
  const places = cuts.sort((a, b) => a - b);
  return places.slice(0, -1).map((from, i) => {
    const to = places[i + 1] as number;
    const roles = inside.filter(m => m.start <= from && m.end >= to).map(m => m.role);
    return { text: sentence.slice(from, to), roles: [...new Set(roles)] };
  });
}
