// What each article says of an event: the sentence with the exact words of every role, and the way to the article.
import type { MentionItem } from '@cellwire/api/schema';
import { formatDay } from '../text/format-date.js';
import { StatusBadge } from './badges.js';
import { Evidence } from './evidence.js';
import { ArticleLink } from './links.js';

/** Mentions by article, earliest first. `roles` gives the order of tones. */
export function Reports(props: { mentions: MentionItem[]; roles: readonly string[] }) {
  return (
    <ol class="plain">
      {props.mentions.map(mention => (
        <li key={mention.id} id={mention.id}>
          <Report mention={mention} roles={props.roles} />
        </li>
      ))}
    </ol>
  );
}

function Report(props: { mention: MentionItem; roles: readonly string[] }) {
  const { mention, roles } = props;
  const { article } = mention;
  const titleMarks = mention.evidence.filter(e => e.in === 'title');
  return (
    <article class="card">
      <h3>
        <ArticleLink url={article.url}>{article.title || 'Without a title'}</ArticleLink>
      </h3>
      <p class="row small quiet">
        <span>{article.outlet ?? 'unknown outlet'}</span>
        <time dateTime={article.published}>{formatDay(article.published)}</time>
        <StatusBadge status={mention.status} />
        <span>confidence {Math.round(mention.confidence * 100)}%</span>
        {article.copy_of ? <span>agency text, counted once</span> : null}
        {mention.background ? <span>told in passing</span> : null}
      </p>
      <Evidence sentence={mention.sentence} marks={mention.highlights} roles={roles} />
      {titleMarks.length && mention.sentence !== article.title ? (
        <details>
          <summary class="small">Read from the title too</summary>
          <Evidence sentence={article.title} marks={titleMarks} roles={roles} />
        </details>
      ) : null}
    </article>
  );
}
