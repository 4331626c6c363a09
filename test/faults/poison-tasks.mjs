// The real tasks of the threads, and what poison does to them: a text that names a poison makes its task run wild.
import * as tasks from '../../packages/pipeline/dist/threads/news-tasks.js';

export const ready = tasks.ready;
export const readPageTask = tasks.readPageTask;
export const readFeedTask = tasks.readFeedTask;

export function extractTask(article) {
  const poison = /POISON (\w+)/.exec(article.text.slice(0, 2000))?.[1];
  switch (poison) {
    case 'throw':
      throw new RangeError('poison threw');
    case 'loop':
      for (;;) Math.sqrt(2);
    case 'memory': {
      const kept = [];
      for (;;) kept.push(new Array(100_000).fill(kept.length));
    }
    case 'exit':
      process.exit(7);
  }
  return tasks.extractTask(article);
}
