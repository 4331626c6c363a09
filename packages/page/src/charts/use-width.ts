// The width of an element in CSS pixels, so that charts are drawn at their real size and their words stay readable.
import type { Ref } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

const FIRST_PX = 640;

/** Measures the element that the ref is given to, again whenever it changes. */
export function useWidth(): { ref: Ref<HTMLDivElement>; width: number } {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(FIRST_PX);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => setWidth(Math.max(element.clientWidth, 200));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
