// Names that articles used and no list of the pack holds, most used first: what an editor files next.
import { type DocumentName, findNames, type NameIndex, splitDocument, type TextDocument } from '@cellwire/language';
import type { NameKind, Pack } from '@cellwire/model';
import { nearest } from '@cellwire/pack';

export interface NamedText {
  id: string;
  title: string;
  text: string;
}

export interface NameCandidate {
  name: string;
  kind: NameKind;
  /** How often it stands in the texts, and in how many of them. */
  count: number;
  articles: number;
  /** What the texts say of it: "battery maker", "KR". */
  kinds: string[];
  country: string | null;
  /** A listed name that it may be a misspelling or a longer form of. */
  near: string | null;
  /** The first sentence that holds it, and its article. */
  sentence: string;
  article: string;
}

/** Kinds of names that a pack lists. */
export const CANDIDATE_KINDS = ['company', 'venture', 'facility'] as const satisfies readonly NameKind[];

/** Gathers names over texts; ask for `ranked` when all have been seen. */
export function gatherCandidates(index: NameIndex, pack: Pick<Pack, 'companies' | 'ventures' | 'facilities'>) {
  const found = new Map<string, NameCandidate>();
  return {
    see(article: NamedText): void {
      const doc = splitDocument({ title: article.title, text: article.text });
      const here = new Set<NameCandidate>();
      for (const name of findNames(doc, index)) {
        if (name.listed || !isCandidate(name)) continue;
        const candidate = candidateOf(found, name, article, doc);
        candidate.count++;
        if (!here.has(candidate)) candidate.articles++;
        here.add(candidate);
      }
    },
    /** Those in at least `atLeast` articles, by articles, then uses, then name. */
    ranked(atLeast: number): NameCandidate[] {
      const companies = [...pack.companies, ...pack.ventures].map(e => e.name);
      const facilities = pack.facilities.map(e => e.name);
      return [...found.values()]
        .filter(c => c.articles >= atLeast)
        .sort((a, b) => b.articles - a.articles || b.count - a.count || (a.name < b.name ? -1 : 1))
        .map(c => {
          const listed = c.kind === 'facility' ? facilities : companies;
          return { ...c, near: nearest(c.name, listed) ?? containing(c.name, listed) };
        });
    },
  };
}

/** A name that a list could hold: "Rochester Hub", but not "second plant", which only describes one. */
function isCandidate({ kind, value }: DocumentName): boolean {
  if (value === '' || !(CANDIDATE_KINDS as readonly string[]).includes(kind)) return false;
  return kind !== 'facility' || /^\p{Lu}/u.test(value.split(' ').at(-1)!);
}

function candidateOf(
  found: Map<string, NameCandidate>,
  name: DocumentName,
  article: NamedText,
  doc: TextDocument,
): NameCandidate {
  const key = `${name.kind} ${name.value}`;
  const known = found.get(key);
  if (known) return known;
  const sentence = doc.sentences[name.sentence];
  const text = name.in === 'title' ? article.title : article.text;
  const candidate: NameCandidate = {
    name: name.value,
    kind: name.kind,
    count: 0,
    articles: 0,
    kinds: name.kinds ?? [],
    country: name.country ?? null,
    near: null,
    sentence: sentence ? text.slice(sentence.start, sentence.end) : '',
    article: article.id,
  };
  found.set(key, candidate);
  return candidate;
}

/** A listed name of two words or more that begins the candidate: "Acme Cells Europe" is near "Acme Cells". */
function containing(name: string, listed: readonly string[]): string | null {
  return listed.find(l => l.includes(' ') && name.startsWith(`${l} `)) ?? null;
}
