// Single-key shortcuts and the dialog that lists them. They can be switched off (WCAG 2.1.4) and never act while one types.

import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { recall, remember } from '../state/storage.js';

const KEYS: [string, string][] = [
  ['/', 'to the filter of the events'],
  ['j', 'next event of a list'],
  ['k', 'previous event of a list'],
  ['t', 'Today'],
  ['e', 'Events'],
  ['c', 'Charts'],
  ['?', 'this list'],
];
const ADDRESSES: Record<string, string> = { t: '/', e: '/events', c: '/charts' };

export interface Keys {
  isOpen: boolean;
  isOn: boolean;
  open: () => void;
  close: () => void;
  turn: (on: boolean) => void;
}

/** Listens for the shortcuts while they are on. */
export function useKeys(): Keys {
  const { route } = useLocation();
  const [isOpen, setOpen] = useState(false);
  const [isOn, setOn] = useState(() => recall('keys') !== 'off');
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const { key } = event;
      if (key === '?') setOpen(true);
      else if (key === 'j' || key === 'k') step(key === 'j' ? 1 : -1);
      else if (key === '/') {
        event.preventDefault();
        const box = document.getElementById('filter');
        if (box) box.focus();
        else route('/events?focus=filter');
      } else if (ADDRESSES[key]) route(ADDRESSES[key]);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [isOn, route]);
  return {
    isOpen,
    isOn,
    open: () => setOpen(true),
    close: () => setOpen(false),
    turn: on => {
      remember('keys', on ? null : 'off');
      setOn(on);
    },
  };
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (/^(?:INPUT|SELECT|TEXTAREA)$/.test(target.nodeName) || target.isContentEditable);

/** Moves focus among the links to events in the main part. */
function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('main a[href^="/events/"], main a[href^="/exits/"]')];
  if (!links.length) return;
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  links[Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
}

export function KeysDialog(props: { keys: Keys }) {
  const { isOpen, isOn, close, turn } = props.keys;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!isOpen) dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} onClose={close} aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <dl class="keys">
        {KEYS.map(([key, does]) => (
          <>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </>
        ))}
      </dl>
      <p>
        <label class="row">
          <input type="checkbox" checked={isOn} onChange={event => turn(event.currentTarget.checked)} />
          Use single keys
        </label>
      </p>
      <button type="button" class="main" onClick={close}>
        Close
      </button>
    </dialog>
  );
}
