// The newsroom's articles: one Markdown-like file each, front matter and paragraphs, invented by us.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const FrontMatter = z.strictObject({
  /** Instant of publication, with the outlet's offset. */
  published: z.iso.datetime({ offset: true }),
  title: z.string().min(5),
  authors: z.array(z.string()),
  /** What the feed says where the page is behind a wall. */
  summary: z.string().optional(),
  /** `outlet/file` of the agency report that this article repeats word for word. */
  agency: z.string().optional(),
  language: z.string().length(2).default('en'),
  /** An article that reports no event. */
  quiet: z.boolean().default(false),
});

export interface NewsroomArticle extends z.infer<typeof FrontMatter> {
  outlet: string;
  /** File name without its ending; also the last part of the URL. */
  slug: string;
  paragraphs: string[];
}

const FOLDER = fileURLToPath(new URL('../articles/', import.meta.url));

/** Reads every article, oldest first. Throws naming the file that is not as it should be. */
export function readArticles(): NewsroomArticle[] {
  const articles = readdirSync(FOLDER).flatMap(outlet =>
    readdirSync(`${FOLDER}${outlet}`)
      .filter(file => file.endsWith('.md'))
      .map(file => readArticle(outlet, file)),
  );
  const byPath = new Map(articles.map(a => [`${a.outlet}/${a.slug}`, a]));
  for (const article of articles) {
    if (!article.agency) continue;
    const original = byPath.get(article.agency);
    if (!original) throw new Error(`articles/${article.outlet}/${article.slug}.md: no agency report ${article.agency}`);
    article.paragraphs = original.paragraphs;
  }
  return articles.sort((a, b) => Date.parse(a.published) - Date.parse(b.published) || (a.slug < b.slug ? -1 : 1));
}

function readArticle(outlet: string, file: string): NewsroomArticle {
  const text = readFileSync(`${FOLDER}${outlet}/${file}`, 'utf8');
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/.exec(text) ?? [];
  const front = FrontMatter.safeParse(parse(head));
  if (!front.success) throw new Error(`articles/${outlet}/${file}: ${z.prettifyError(front.error)}`);
  const paragraphs = body
    .split(/\n{2,}/)
    .map(p => p.trim())
    .filter(Boolean);
  return { ...front.data, outlet, slug: file.replace(/\.md$/, ''), paragraphs };
}
