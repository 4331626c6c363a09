// A sentence with the exact words marked that each role was read from: in colour and in words.

import { label } from '../text/labels.js';
import { type Mark, markEvidence } from '../text/mark-evidence.js';

const TONES = 6;

/** The tone of a role: the same in all sentences of one event. */
export const toneOf = (role: string, roles: readonly string[]): string =>
  role === 'trigger' ? 'trigger' : `tone-${Math.max(roles.indexOf(role), 0) % TONES}`;

/** Shows a sentence; `roles` gives the order of tones. Without marks it is plain text. */
export function Evidence(props: { sentence: string; marks: readonly Mark[]; roles: readonly string[] }) {
  return (
    <p class="passage">
      {markEvidence(props.sentence, props.marks).map((piece, i) => {
        const [first] = piece.roles;
        if (!first) return piece.text;
        return (
          <mark key={i} class={toneOf(first, props.roles)}>
            {piece.text}
            <span class="role">{piece.roles.map(label).join(', ')}</span>
          </mark>
        );
      })}
    </p>
  );
}
