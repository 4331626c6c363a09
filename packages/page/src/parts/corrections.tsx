// What people said about the grouping of an event; merge, split and reject for admins.
import type { BodyOf, EventDetail } from '@cellwire/api/schema';
import { useState } from 'preact/hooks';
import { type Problem, sendJson } from '../api/client.js';
import { isAdmin, useSession } from '../state/use-session.js';
import { formatInstant } from '../text/format-date.js';

type Kind = 'merge' | 'split' | 'reject';
const WORDS: Record<Kind, string> = {
  merge: 'It is the same as another event',
  split: 'Some reports tell of something else',
  reject: 'It is no event',
};

/** The corrections made, and the form for a new one where the reader may. */
export function Corrections(props: { event: EventDetail; onDone: () => void }) {
  const { event, onDone } = props;
  const admin = isAdmin(useSession());
  if (!admin && !event.corrections.length) return null;
  return (
    <details>
      <summary>Corrections</summary>
      <div class="stack">
        <ul>
          {event.corrections.map(c => (
            <li key={c.id}>
              {c.kind} by {c.made_by}, {formatInstant(c.made_at)}: {c.reason}{' '}
              {c.undone_at ? <span class="quiet">(undone)</span> : null}
              {admin && !c.undone_at ? <Undo correction={c.id} onDone={onDone} /> : null}
            </li>
          ))}
        </ul>
        {admin ? <CorrectionForm event={event} onDone={onDone} /> : null}
      </div>
    </details>
  );
}

function Undo(props: { correction: number; onDone: () => void }) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const undo = async () => {
    const answer = await sendJson('POST', `/api/corrections/${props.correction}/undo`);
    if (answer.is === 'ok') props.onDone();
    else setProblem(answer.problem);
  };
  return (
    <>
      <button type="button" class="link" onClick={() => void undo()}>
        Undo
      </button>
      {problem ? <span role="alert">{problem.detail}</span> : null}
    </>
  );
}

function CorrectionForm(props: { event: EventDetail; onDone: () => void }) {
  const { event, onDone } = props;
  const [kind, setKind] = useState<Kind>('merge');
  const [other, setOther] = useState('');
  const [mentions, setMentions] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async () => {
    const answer = await sendJson('POST', '/api/corrections', bodyOf(kind, event.event, { other, mentions, reason }));
    if (answer.is === 'problem') return setProblem(answer.problem);
    setProblem(null);
    setReason('');
    onDone();
  };
  return (
    <form
      class="card stack"
      onSubmit={e => {
        e.preventDefault();
        void send();
      }}
    >
      <fieldset class="facet">
        <legend>What is wrong</legend>
        {(Object.keys(WORDS) as Kind[]).map(k => (
          <label key={k} class="tick">
            <input type="radio" name="kind" checked={kind === k} onChange={() => setKind(k)} />
            {WORDS[k]}
          </label>
        ))}
      </fieldset>
      {kind === 'merge' ? (
        <label>
          Id of the other event
          <input required value={other} placeholder="ev_…" onInput={e => setOther(e.currentTarget.value)} />
        </label>
      ) : null}
      {kind === 'split' ? <Split event={event} chosen={mentions} onChoose={setMentions} /> : null}
      <label>
        Reason
        <input required maxLength={1000} value={reason} onInput={e => setReason(e.currentTarget.value)} />
      </label>
      {problem ? <p role="alert">{problem.detail}</p> : null}
      <button type="submit" class="main" disabled={kind === 'split' && !mentions.length}>
        {kind === 'merge' ? 'Merge' : kind === 'split' ? 'Split off' : 'Reject'}
      </button>
    </form>
  );
}

function Split(props: { event: EventDetail; chosen: string[]; onChoose: (ids: string[]) => void }) {
  const { event, chosen, onChoose } = props;
  return (
    <fieldset class="facet">
      <legend>Reports to split off</legend>
      {event.mentions.map(m => (
        <label key={m.id} class="tick small">
          <input
            type="checkbox"
            checked={chosen.includes(m.id)}
            onChange={() => onChoose(chosen.includes(m.id) ? chosen.filter(id => id !== m.id) : [...chosen, m.id])}
          />
          {m.article.outlet}: {m.sentence}
        </label>
      ))}
    </fieldset>
  );
}

function bodyOf(
  kind: Kind,
  event: string,
  given: { other: string; mentions: string[]; reason: string },
): BodyOf<'correct'> {
  const { other, mentions, reason } = given;
  if (kind === 'merge') return { kind, event, other: other.trim(), reason };
  return kind === 'split' ? { kind, event, mentions, reason } : { kind, event, reason };
}
