// Who the partners of an article's ventures are: what the text states first, else what the pack lists.
import type { DocumentName } from '../names/types.js';
import type { TextDocument } from '../text/types.js';
import type { Reference, VenturePartners } from './types.js';

/** How far before "joint venture" an owner ("its", "Acme's") may stand. */
const OWNER_REACH = 60;

/**
 * One entry per venture, named or not. "NextStar Energy, its joint venture with Acme" states Acme and whatever "its"
 * stands for; `findNames` has put the names beside the noun into `partners`, the owner comes from the references.
 */
export function partnersIn(
  doc: TextDocument,
  names: readonly DocumentName[],
  references: readonly Reference[],
): VenturePartners[] {
  const byKey = new Map<string, VenturePartners>();
  const owners = ownersBySentence(references);
  for (const name of names) {
    if (name.kind !== 'venture') continue;
    const key = name.value || `#${name.id}`;
    const known = byKey.get(key) ?? { venture: name.value, ids: [], partners: [], stated: false };
    known.ids.push(name.id);
    for (const partner of statedPartners(doc, name, owners.get(name.sentence) ?? [])) {
      known.stated = true;
      if (!known.partners.includes(partner)) known.partners.push(partner);
    }
    byKey.set(key, known);
  }
  for (const name of names)
    if (name.kind === 'venture') completeFromPack(byKey.get(name.value || `#${name.id}`)!, name);
  return joinUnnamed([...byKey.values()]);
}

/** An unnamed venture of the same partners as the article's one named venture is that venture. */
function joinUnnamed(ventures: readonly VenturePartners[]): VenturePartners[] {
  const named = ventures.filter(venture => venture.venture !== '');
  return ventures.filter(venture => {
    if (venture.venture !== '' || venture.partners.length < 2) return true;
    const same = named.filter(
      other =>
        other.partners.length === venture.partners.length &&
        venture.partners.every(partner => other.partners.includes(partner)),
    );
    if (same.length !== 1) return true;
    same[0]!.ids.push(...venture.ids);
    same[0]!.stated ||= venture.stated;
    return false;
  });
}

/** The listed partners, where the text states none or only one of them ("a venture with Acme"). */
function completeFromPack(venture: VenturePartners, name: DocumentName): void {
  const listed = name.partners ?? [];
  if (venture.partners.length > 1 || !venture.partners.every(partner => listed.includes(partner))) return;
  venture.partners.push(...listed.filter(partner => !venture.partners.includes(partner)));
}

function ownersBySentence(references: readonly Reference[]): Map<number, Reference[]> {
  const owners = new Map<number, Reference[]>();
  for (const reference of references) {
    if (!reference.possessive) continue;
    const list = owners.get(reference.sentence);
    if (list) list.push(reference);
    else owners.set(reference.sentence, [reference]);
  }
  return owners;
}

function statedPartners(doc: TextDocument, name: DocumentName, references: readonly Reference[]): string[] {
  const stated = name.statedPartners ?? [];
  const noun = name.value === '' ? name.start : ventureNounAfter(doc, name);
  if (noun < 0) return [...stated];
  const owner = references.find(
    reference =>
      reference.in === name.in &&
      reference.end <= noun &&
      noun - reference.end < OWNER_REACH &&
      isOwnerOf(doc, reference, noun),
  );
  const owners = owner ? owner.values.filter(value => value && value !== name.value) : [];
  return [...owners.filter(value => !stated.includes(value)), ...stated];
}

/** Nothing but modifiers stands between the owner and the noun. */
function isOwnerOf(doc: TextDocument, reference: Reference, noun: number): boolean {
  const between = doc[reference.in].slice(reference.end, noun);
  return !/[,.;:()“”"]|\b(?:of|in|with|for|by|to|from|at|on|is|was|has|had|will|that|which|and)\b/.test(
    between.replace(/^['’]s?\b/, ''),
  );
}

/** "Acme Cells, its US battery joint venture": where the describing noun stands; -1 where there is none. */
function ventureNounAfter(doc: TextDocument, name: DocumentName): number {
  const after = doc[name.in].slice(name.end, name.end + OWNER_REACH + 30);
  const match =
    /^(?:\s*\([^)]{1,20}\))?\s*[,—–]\s*(?:its|their|the)\s[^.;,]{0,50}?\b(?:(?:joint )?(?:venture|JV)|joint (?:[a-z]+ )?(?:company|vehicle|firm|subsidiary|unit))\b/u.exec(
      after,
    );
  return match ? name.end + match[0].length - 7 : -1;
}
