// The life of an event or exit: each status with the day it was asserted and the sentence that said so.
import type { EventItem } from '@cellwire/api/schema';
import { formatDay } from '../text/format-date.js';
import { StatusBadge } from './badges.js';
import { ArticleLink } from './links.js';

/** Where an article can be read. */
export type ArticleOf = (id: string) => { outlet: string | null; url: string | null } | null;

/** The steps, oldest first. */
export function Lifecycle(props: { history: EventItem['history']; articleOf: ArticleOf }) {
  return (
    <ol class="plain life">
      {props.history.map((step, i) => {
        const article = props.articleOf(step.article);
        return (
          <li key={`${step.on}-${i}`} class={step.status}>
            <div class="row">
              <StatusBadge status={step.status} />
              <time dateTime={step.on}>{formatDay(step.on)}</time>
              {article ? <ArticleLink url={article.url}>{article.outlet ?? 'article'}</ArticleLink> : null}
            </div>
            <p>{step.sentence}</p>
          </li>
        );
      })}
    </ol>
  );
}
