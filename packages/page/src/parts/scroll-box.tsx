// A box that scrolls sideways on narrow screens; only then it takes focus, so that the keyboard can scroll it.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Wraps a table; `label` names the box for those who land on it. */
export function ScrollBox(props: { label: string; class: string; children: ComponentChildren }) {
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const settle = () => {
      if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
      else element.removeAttribute('tabindex');
    };
    settle();
    const observer = new ResizeObserver(settle);
    observer.observe(element);
    return () => observer.disconnect();
  });
  return (
    <section class={props.class} aria-label={props.label} ref={box}>
      {props.children}
    </section>
  );
}
