// The frame of every view: its heading, the window's title, and focus on the heading after a change of address.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

let isFirstView = true;

/** A view with its heading. Screen readers land on the heading when the reader comes from another view. */
export function View(props: {
  title: string;
  lead?: ComponentChildren;
  actions?: ComponentChildren;
  children: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${props.title} · Cellwire`;
  }, [props.title]);
  useEffect(() => {
    // A box of the view that took the focus for itself keeps it.
    const isTaken = document.querySelector('main')?.contains(document.activeElement);
    if (!isFirstView && !isTaken) heading.current?.focus({ preventScroll: true });
    isFirstView = false;
  }, []);
  return (
    <>
      <div class="head row spread">
        <div>
          <h1 tabIndex={-1} ref={heading}>
            {props.title}
          </h1>
          {props.lead ? <p class="quiet">{props.lead}</p> : null}
        </div>
        {props.actions ? <div class="row">{props.actions}</div> : null}
      </div>
      {props.children}
    </>
  );
}
