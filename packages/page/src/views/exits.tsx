// Every exit from a joint venture, the latest first.
import type { Answer } from '@cellwire/api/schema';
import { usePages } from '../api/use-pages.js';
import { Empty, Loading } from '../parts/await.js';
import { ExitCard } from '../parts/exit-card.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { View } from '../parts/view.js';

/** The view at /exits. */
export function ExitsView() {
  const { pages, isLoading, problem, more, reload } = usePages<Answer<'listExits'>>('/api/exits', { limit: 50 });
  const exits = pages.flatMap(p => p.exits);
  return (
    <View title="Exits from joint ventures" lead={<a href="/events?q=jv_exit">Their events as a table</a>}>
      {problem ? <ProblemNotice problem={problem} what="exits" onRetry={reload} /> : null}
      {!exits.length && isLoading ? <Loading what="exits" /> : null}
      {!exits.length && !isLoading && !problem ? <Empty>No partner has left a joint venture yet.</Empty> : null}
      <div aria-busy={isLoading}>
        <h2 class="hidden-text">The latest first</h2>
        {exits.map(exit => (
          <ExitCard key={exit.exit} exit={exit} />
        ))}
      </div>
      {more ? (
        <button type="button" onClick={more}>
          More exits
        </button>
      ) : null}
    </View>
  );
}
