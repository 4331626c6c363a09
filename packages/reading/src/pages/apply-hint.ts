// An outlet's hint from the pack, applied to one page.
import type { OutletHint } from '@cellwire/model';
import { foldSpace, isElement, type PageNode, type PageTree, visibleText } from './dom.js';

/** What the hint says of this page. */
export interface AppliedHint {
  bodies: readonly PageNode[];
  removed: ReadonlySet<PageNode>;
  title: string | null;
}

const NONE: AppliedHint = { bodies: [], removed: new Set(), title: null };

/** The hint for a page's host: the one with the longest host that is the page's or one above it; or null. */
export function hintFor(hints: readonly OutletHint[], url: string | null): OutletHint | null {
  let host: string;
  try {
    host = new URL(url ?? '').hostname;
  } catch {
    return null;
  }
  const fitting = hints.filter(h => host === h.host || host.endsWith(`.${h.host}`));
  return fitting.sort((a, b) => b.host.length - a.host.length)[0] ?? null;
}

/**
 * Runs the hint's selectors. A hint is for pages published up to `validUntil`: later ones may have another markup, and
 * are read as if there were none. A selector that does not parse is passed over; `rules check` reports it.
 */
export function applyHint(tree: PageTree, hint: OutletHint | null, published: string | null): AppliedHint {
  if (!hint || (published && published.slice(0, 10) > hint.validUntil)) return NONE;
  const select = (selector: string): PageNode[] => {
    try {
      return tree.$(selector).toArray() as PageNode[];
    } catch {
      return [];
    }
  };
  const titled = hint.title ? select(hint.title)[0] : undefined;
  return {
    bodies: (hint.body ?? []).map(select).find(found => found.length) ?? [],
    removed: new Set((hint.remove ?? []).flatMap(select).filter(isElement)),
    title: titled ? foldSpace(visibleText(titled)) || null : null,
  };
}
