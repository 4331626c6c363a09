// The search box of the filter language, with completion: a combobox after the ARIA pattern, driven by keyboard.
import type { Answer } from '@cellwire/api/schema';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { address, getJson } from '../api/client.js';

type Suggestions = Answer<'suggest'>;
const PAUSE_MS = 120;

/** A filter that is typed, completed and then applied with Enter or Show. `fault` is what the API says of the applied one. */
export function FilterBox(props: {
  value: string;
  onApply: (filter: string) => void;
  takesFocus?: boolean;
  fault?: { detail: string; position?: number } | null;
}) {
  const [text, setText] = useState(props.value);
  const [caret, setCaret] = useState(props.value.length);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const found = useSuggestions(text, caret, isOpen);
  const items = isOpen ? (found?.suggestions ?? []) : [];

  useEffect(() => setText(props.value), [props.value]);
  useEffect(() => {
    if (props.takesFocus) input.current?.focus();
  }, [props.takesFocus]);

  const apply = () => {
    setOpen(false);
    props.onApply(text.trim());
  };
  const take = (at: number) => {
    const item = items[at];
    if (!item || !found) return;
    const isWhole = !item.text.endsWith(':');
    const before = text.slice(0, found.from) + item.text + (isWhole && !/^\s/.test(text.slice(found.to)) ? ' ' : '');
    setText(before + text.slice(found.to));
    setCaret(before.length);
    setChosen(-1);
    setOpen(!isWhole);
    // The caret goes behind what was put in, once the new text is there.
    requestAnimationFrame(() => input.current?.setSelectionRange(before.length, before.length));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) return setOpen(true);
      const by = event.key === 'ArrowDown' ? 1 : -1;
      setChosen(items.length ? (chosen + by + items.length + (chosen < 0 && by < 0 ? 1 : 0)) % items.length : -1);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      setOpen(false);
    } else if (event.key === 'Enter' && chosen >= 0 && items[chosen]) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === 'Tab') setOpen(false);
  };

  return (
    <search class="search">
      <form
        onSubmit={event => {
          event.preventDefault();
          apply();
        }}
      >
        <label for="filter">Filter</label>
        <div class="search-line">
          <input
            id="filter"
            ref={input}
            type="text"
            role="combobox"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            maxLength={2000}
            placeholder="type:stake_sale company:Ford since:2026-01"
            aria-expanded={items.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={chosen >= 0 && items[chosen] ? `${listId}-${chosen}` : undefined}
            value={text}
            onInput={event => {
              setText(event.currentTarget.value);
              setCaret(event.currentTarget.selectionStart ?? event.currentTarget.value.length);
              setChosen(-1);
              setOpen(true);
            }}
            onKeyDown={onKeyDown}
            onBlur={() => setOpen(false)}
          />
          <button type="submit" class="main">
            Show
          </button>
          {props.value ? (
            <button type="button" onClick={() => props.onApply('')}>
              Clear
            </button>
          ) : null}
        </div>
      </form>
      <Completions id={listId} items={items} chosen={chosen} onTake={take} />
      {props.fault ? <Fault filter={props.value} fault={props.fault} /> : null}
      <span class="hidden-text" role="status">
        {items.length ? `${items.length} completions` : ''}
      </span>
    </search>
  );
}

/** The list under the box. Keys act on the box itself: the list takes no focus of its own. */
function Completions(props: {
  id: string;
  items: Suggestions['suggestions'];
  chosen: number;
  onTake: (at: number) => void;
}) {
  const { id, items, chosen, onTake } = props;
  return (
    <div id={id} class="suggestions" role="listbox" tabIndex={-1} aria-label="Completions" hidden={!items.length}>
      {items.map((item, i) => (
        <div
          key={item.text}
          id={`${id}-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === chosen}
          onMouseDown={event => {
            event.preventDefault();
            onTake(i);
          }}
        >
          <span class="mono">{item.label}</span>
          <span class="quiet small">{item.count === null ? item.hint : `${item.count}`}</span>
        </div>
      ))}
    </div>
  );
}

/** The filter with the place marked that could not be read. */
function Fault(props: { filter: string; fault: { detail: string; position?: number } }) {
  const { filter, fault } = props;
  const at = Math.min(fault.position ?? 0, filter.length);
  const end = filter.slice(at).search(/\s/);
  const to = end <= 0 ? filter.length : at + end;
  return (
    <div role="alert" class="notice problem">
      <p>{fault.detail}</p>
      <p class="fault-mark">
        {filter.slice(0, at)}
        <mark>{filter.slice(at, to) || '\u2423'}</mark>
        {filter.slice(to)}
      </p>
    </div>
  );
}

/** Completions for the caret, a moment after the typing stops; the last ones stand until then. */
function useSuggestions(text: string, caret: number, isWanted: boolean): Suggestions | null {
  const [found, setFound] = useState<Suggestions | null>(null);
  useEffect(() => {
    if (!isWanted) return setFound(null);
    const abort = new AbortController();
    const timer = setTimeout(() => {
      getJson<Suggestions>(address('/api/suggest', { q: text, at: caret }), abort.signal).then(
        answer => setFound(answer.is === 'ok' ? answer.value : null),
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, caret, isWanted]);
  return found;
}
