// A passage and its evidence → pieces to show, each with the roles that were read from exactly these characters.

/** A run of text of an article: `start` is its UTF-16 offset in the title or text. */
export interface Passage {
  in: 'title' | 'text';
  start: number;
  text: string;
}

export interface Mark {
  in: 'title' | 'text';
  role: string;
  start: number;
  end: number;
}

/** A piece of a passage. Roles are in the order of their first mark; none for plain text. */
export interface Piece {
  text: string;
  roles: string[];
}

/** Cuts a passage wherever a mark begins or ends. Marks outside it, or of the other part of the article, are left out; overlaps keep all roles. */
export function markEvidence(passage: Passage, marks: readonly Mark[]): Piece[] {
  const end = passage.start + passage.text.length;
  const inside = marks.filter(m => m.in === passage.in && m.start < end && m.end > passage.start && m.end > m.start);
  const cuts = new Set([passage.start, end]);
  for (const m of inside) {
    cuts.add(Math.max(m.start, passage.start));
    cuts.add(Math.min(m.end, end));
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, i) => {
    const to = places[i + 1] as number;
    const roles = inside.filter(m => m.start <= from && m.end >= to).map(m => m.role);
    return { text: passage.text.slice(from - passage.start, to - passage.start), roles: [...new Set(roles)] };
  });
}
