// Names out of what publishers write in author fields and bylines: no roles, no addresses, no outlet.
import { plainText } from './json-ld.js';
import { titleKey } from './read-title.js';

/** Words that open a byline, in the languages we meet; the pattern stands at a line's beginning. */
export const BY =
  /^(?:(?:story|text|article|words?|reporting|written|posted|published|submitted|created|report|analysis|opinion|photos?|review(?:ed)?|publié|publicado|postado|posté|écrit|rédigé|propos recueillis|scritto|pubblicato|inserito|redigido|geschrieben|verfasst|veröffentlicht|erstellt|ein (?:beitrag|artikel|gastbeitrag)|beitrag|skrevet|skriven|geschreven|geplaatst|napisane|dodane|ditulis)\s+)?(?:by|von|por|par|di|da|door|av|af|od|przez|oleh|autor|autor(?:in|en|a|e|es|i)?|auteurs?|authors?|escrito por|scritto da|a cura di|verfasser|text|tekst|teksti|words|szerző|írta|penulis|yazan|yazar|kirjoittaja|forfatter|skribent|journalist|автор|текст|автори|συντάκτης|του|της|글|取材|文|作者|撰文|記者|记者)(?![\p{L}\p{M}])[\s:：]*/iu;
/** A line that can only be a byline: the word for it, then a capital. */
export const BYLINE =
  /^(?:(?:[Ww]ritten |WRITTEN |[Rr]eported |[Ss]tory |[Tt]ext |[Pp]osted |[Ss]ubmitted |[Pp]ublished |[Pp]ubli[ée] |[Pp]osté |[Rr]édigé |[Éé]crit |[Pp]ublicado |[Pp]ostado |[Ee]scrito |[Ss]critto |[Pp]ubblicato |[Gg]eschrieben |[Vv]erfasst |[Vv]eröffentlicht |[Ee]in (?:Beitrag|Artikel|Gastbeitrag) |[Ss]krevet |[Ss]kriven |[Gg]eschreven |[Gg]eplaatst |[Dd]itulis )?(?:[Bb]y|BY|[Vv]on|VON|[Pp]or|POR|[Pp]ar|PAR|[Dd]i|DI|[Dd]a|A cura di|a cura di|[Dd]oor|DOOR|[Aa]v|AV|[Aa]f|AF|[Oo]leh|[Aa]utor(?:in|en|a|e|es|i)?|[Aa]uteurs?|[Aa]uthors?|Verfasser|Te[xk]s?ti?|Szerző|Írta|Penulis|Yazan|Yazar|Kirjoittaja|Forfatter|Автор|Текст|Συντάκτης|글|取材|文|作者|撰文|記者|记者)[\s:：]+(?:\p{Lu}|\p{Lo})|[가-힣]{2,4}\s?(?:기자|특파원)(?:\s|$)|글[\s:：]+[가-힣])/u;
/** A Chinese, Japanese or Korean byline within a line of facts. */
export const CJK_BYLINE =
  /(?:作者|撰文|記者|记者|文字|取材・文|執筆)\s*[:：/／=＝]?\s*([\p{Script=Han}·\p{Script=Katakana}\p{Script=Hiragana}]{2,8}(?:[、，\s][\p{Script=Han}·]{2,4})?)(?=$|[\s|｜（(\d])|(?:^|\s)([가-힣]{2,4})\s?(?:기자|특파원)(?=$|[\s(=|])/u;

/** Degrees and orders after a name. */
const CREDENTIAL =
  /,?\s(?:M\.?D|Ph\.?D|MS|MSc|MA|BA|BSc|RDN?|RN|DO|MPH|MBA|JD|LCSW|CPA|CFA|CFP|Esq|OBE|CBE)\.?(?=,|;|$|\s(?:and|&)\s)/g;
const JOINT =
  /\s*(?:[;|/•·、，\n]|,(?!\s*(?:Jr|Sr|II|III|IV)\b)(?:\s*(?:and|und|et|og|och|&|y|e|en|ja|i|и)\s)?|\s(?:and|und|et|og|och|&|with|mit|y|e|en|ja|oraz|ve|dan|и|та|και|과|와)\s)\s*/iu;
/** Words of jobs, desks and page furniture: with a name beside them they are not one. */
const ROLE =
  /\b(?:staff|writer|reporter|reporters|editor|editors|editorial|correspondent|contributor|contributors|columnist|journalist|chief|bureau|producer|analyst|redakteur\w*|redacción|redacci[oó]|redação|redaktion|redaktor\w*|redazione|rédaction|redactie|redaksi|editoria|director|manager|associate|senior|special to|photographer|team|desk|news(?:room)?|agenc(?:y|ies|ia|e)|agentur\w*|magazine|online|press|media|times|post|herald|tribune|digital|services?|wire|admin|administrator|webmaster|guest|user|unknown|anonymous|null|undefined|none|n\/a|reviewed|medically|updated|published|minutes?|read|ago|share|follow|email|view|all|posts|profile|bio|author|about|comments?|kommentare?|uhr|home|menu|login)\b/i;
const CAPITALISED = /^(?:\p{Lu}[\p{Ll}’'-]+ ){1,3}\p{Lu}\p{Ll}+$/u;
/** Lower-case words that stand inside names. */
const PARTICLE = new Set(
  "de da di do dos das del della dello dei den der des du van von zu zum zur ter ten te la le el al bin ben ibn y e i af av st mc d’ l’ d l t' dalla degli och".split(
    ' ',
  ),
);
/** A particle joined to its name: "d’Arcy", "al-Masri", "deGroot". */
const JOINED = /^(?:d|l|dell|dall|o|al|el|ul|de|van|von|mac|mc)[’'-]?\p{Lu}/u;
const AGENCIES =
  /^(?:the )?(?:associated press|reuters|afp|ap|bloomberg|dpa|apa|ansa|efe|pti|ani|ians|cnn|aap|xinhua|yonhap|kyodo|tass|ritzau|ntb|tt|belga|anp|keystone-sda|sda|europa press|lusa|interfax|upi|bbc|npr|ddp|sid|dpa-afx)$/i;
const AGENCY_BEHIND =
  /(?<=\S+ \S+),? (?:(?:the )?associated press|reuters|afp|ap|bloomberg|dpa|ansa|efe|pti|ani|cnn)$/i;
const DATE_BEHIND =
  /\s*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s*)?(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s+\d.*$/;
const MAX_NAMES = 12;

/** Splits and trims names; drops addresses, handles, roles and what is among `unwanted`, the outlet's names as keys. */
export function cleanNames(raw: readonly string[], unwanted: ReadonlySet<string>): string[] {
  const seen = new Map<string, string>();
  for (const line of raw) {
    if (!line || line.length > 300 || /^https?:|^www\.|^\/|^@?\w+\.\w+\/|^[\w.+-]+@/.test(line.trim())) continue;
    for (const name of namesOf(line, unwanted)) {
      const key = titleKey(name);
      if (key && !seen.has(key) && seen.size < MAX_NAMES) seen.set(key, name);
    }
  }
  return [...seen.values()];
}

function namesOf(line: string, unwanted: ReadonlySet<string>): string[] {
  const parts = plainText(line)
    .replace(/\S+@\S+|\(@?\w+\)|(?<=\s|^)@\w+/g, ' ')
    .trim()
    .replace(BY, '')
    .replace(CREDENTIAL, '')
    .split(JOINT)
    .filter(p => p?.trim());
  const names = parts.map(p => withoutOutlet(cleanName(p), unwanted)).filter(n => isName(n, parts.length > 1));
  const whole = names.some(n => n.includes(' '));
  // "Ann Li, Oslo": beside a whole name a lone word is a place, unless it is an agency.
  return names.filter(n => !whole || n.includes(' ') || AGENCIES.test(n) || !/^[\p{Script=Latin}.'’-]+$/u.test(n));
}

function cleanName(part: string): string {
  return part
    .replace(BY, '')
    .replace(/\([^)]*\)|\[[^\]]*\]|["“”„]/g, ' ')
    .replace(/\s(?:-|–|—|@|for|of|in|at|für|pour|para|per)\s.*$/i, '')
    .replace(DATE_BEHIND, '')
    .replace(/\s*(?:기자|특파원|記者|记者)\s*$/u, '')
    .replace(/,(?=\s*(?:Jr|Sr)\b)/g, '')
    .replace(/^[\s,.:–—/／-]+|[\s,:–—/／-]+$/g, '')
    .replace(/\s+/g, ' ')
    .replace(AGENCY_BEHIND, '');
}

/** Empty when the name is the outlet's or begins with it; an outlet after a name is cut off. */
function withoutOutlet(name: string, unwanted: ReadonlySet<string>): string {
  const key = titleKey(name);
  const joined = key.replace(/ /g, '');
  for (const site of unwanted) {
    if (key === site || joined === site.replace(/ /g, '')) return '';
    if (site.length > 2 && key.startsWith(`${site.replace(/^the /, '')} `)) return '';
  }
  const words = name.split(' ');
  for (let cut = 2; cut < words.length; cut += 1) {
    const rest = titleKey(words.slice(cut).join(' '));
    if (unwanted.has(rest) || unwanted.has(rest.replace(/ /g, '')))
      return words.slice(0, cut).join(' ').replace(/[,.]$/, '');
  }
  return name;
}

function isName(name: string, oneOfMany: boolean): boolean {
  const words = name.split(' ');
  if (name.length < 2 || name.length > 60 || words.length > 6) return false;
  if (!/\p{L}{2}/u.test(name) || /^\d|\d{3}|[@#<>{}=]|https?:/.test(name)) return false;
  if (ROLE.test(name) && (oneOfMany || words.length < 2 || !CAPITALISED.test(name))) return false;
  return !hasPlainWords(words);
}

/** A capitalised word beside a lower-case one that is no particle: a phrase, not a name. */
function hasPlainWords(words: readonly string[]): boolean {
  const plain = words.filter(w => /^\p{Ll}/u.test(w) && !PARTICLE.has(w) && !JOINED.test(w));
  return plain.length > 0 && plain.length < words.length;
}
