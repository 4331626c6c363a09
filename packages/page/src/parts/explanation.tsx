// How an event was read: which frame fired on which words, how the date was reached. Asked for when it is opened.
import type { Answer } from '@cellwire/api/schema';
import { useState } from 'preact/hooks';
import { useJson } from '../api/use-json.js';
import { Await } from './await.js';

/** The explanation of an event, folded. */
export function Explanation(props: { event: string }) {
  const [isOpen, setOpen] = useState(false);
  const path = isOpen ? `/api/events/${encodeURIComponent(props.event)}/explain` : null;
  const explained = useJson<Answer<'explainEvent'>>(path);
  return (
    <details onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>How it was read</summary>
      {isOpen ? (
        <Await of={explained} what="explanation">
          {value => <Steps explanation={value} />}
        </Await>
      ) : null}
    </details>
  );
}

function Steps(props: { explanation: Answer<'explainEvent'> }) {
  const { mentions, why_not } = props.explanation;
  return (
    <div class="stack">
      {mentions.map(mention => (
        <div key={mention.mention} class="card">
          <p>
            Frame <code>{mention.rule}</code>
          </p>
          <blockquote>{mention.sentence}</blockquote>
          {mention.steps.length ? (
            <ol class="small">
              {mention.steps.map(step => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          ) : (
            <p class="quiet small">The text is not kept, so the steps cannot be shown again.</p>
          )}
          {mention.joined ? <p class="quiet small">Joined to this event: {mention.joined}</p> : null}
        </div>
      ))}
      {why_not.length ? (
        <details>
          <summary>What nearly matched, and why it did not</summary>
          <ul class="small">
            {why_not.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
