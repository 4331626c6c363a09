// The real tasks of the threads, and what poison does to them: a text that names a poison makes its task run wild.
import type { Article } from '@cellwire/model';
import * as tasks from '../../../../packages/pipeline/dist/threads/news-tasks.js';

export const { ready, readPageTask, readFeedTask } = tasks;

/** The mentions of an article, unless its text is poison. */
export function extractTask(article: Article): ReturnType<typeof tasks.extractTask> {
  const poison = /POISON (\w+)/.exec(article.text.slice(0, 2000))?.[1];
  switch (poison) {
    case 'throw':
      throw new RangeError('poison threw');
    case 'loop':
      for (;;) Math.sqrt(2);
    case 'memory':
      return devour();
    case 'exit':
      process.exit(7);
  }
  return tasks.extractTask(article);
}

function devour(): never {
  const kept: number[][] = [];
  for (;;) kept.push(new Array(100_000).fill(kept.length));
}
