// Links: to articles (other people's addresses), to things of ours, and to files.
import type { ComponentChildren } from 'preact';
import { download } from '../api/client.js';
import { readToken } from '../state/token.js';
import { safeUrl } from '../text/safe-url.js';

/** A link to an article when its address is a web address; else the words alone. Opens beside the page, tells no referrer. */
export function ArticleLink(props: { url: string | null | undefined; children: ComponentChildren }) {
  const href = safeUrl(props.url);
  if (!href) return <span>{props.children}</span>;
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {props.children}
      <span class="hidden-text"> (opens in a new window)</span>
    </a>
  );
}

/** Address of the view of an event, exit, company or venture. */
export const hrefOf = (kind: 'events' | 'exits' | 'companies' | 'ventures', id: string): string =>
  `/${kind}/${encodeURIComponent(id)}`;

/** A file of the API. With a token in use the file is fetched with it; else it is a plain link. */
export function FileLink(props: { href: string; name: string; children: ComponentChildren }) {
  return (
    <a
      class="button"
      href={props.href}
      download={props.name}
      onClick={event => {
        if (!readToken()) return;
        event.preventDefault();
        void download(props.href, props.name);
      }}
    >
      {props.children}
    </a>
  );
}
