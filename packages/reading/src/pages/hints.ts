// What class names, ids and roles say about a part of a page. Words of the trade, not of any one site.
import { attribute, type PageElement } from './dom.js';

/** What a part is for, as its names tell it. */
export type Hint =
  | 'body'
  | 'comments'
  | 'navigation'
  | 'related'
  | 'share'
  | 'advert'
  | 'signup'
  | 'byline'
  | 'caption'
  | 'aside'
  | 'hidden'
  /** Often boilerplate, often not: acted on only where links or the lack of prose agree. */
  | 'weak';

/** A word at the start of a name part: `related` in `related-posts`, `js-related`, `relatedLinks`, not in `unrelated`. */
const starting = (words: string): RegExp => new RegExp(`(?:^|[^a-z])(?:${words})`);
/** A whole name part: `ad` in `ad-slot`, not in `add` or `adage`. */
const whole = (words: string): RegExp => new RegExp(`(?:^|[^a-z])(?:${words})(?![a-z])`);

/** In order of precedence: the first that matches counts. */
const VOCABULARY: readonly (readonly [Hint, readonly RegExp[]])[] = [
  [
    'comments',
    [
      starting(
        'disqus|livefyre|fb-comments|viafoura|comments?-?(?:area|section|list|container|wrap|thread|block|box|form)',
      ),
      whole(
        'comments?|respond|commentlist|comentarios|kommentare?|commentaires|replies|discussion|kommentarer|reacties',
      ),
    ],
  ],
  [
    'share',
    [
      starting(
        'share(?:d?-|s$|s?[^a-z]|$|bar|tools|buttons|links|this|daddy)|sharing|shariff|addthis|addtoany|a2a|social|sociable|follow(?:-us|-on|-me|ers|ing)|jssocials|ssba|essb|heateor|sns[^a-z]|sns$',
      ),
      whole(
        'share|follow|tweet-?button|fb-like|facebook-like|plusone|like-?box|article-tools|story-tools|toolbar|tools|utility|actions?|email-print',
      ),
    ],
  ],
  [
    'advert',
    [
      starting(
        'advert|adsense|adsbygoogle|adslot|adunit|adbox|adspot|adcontainer|adwrap|google-?ad|gpt-|dfp|sponsor|promo(?!t)|promoted|promotion|banner|outbrain|taboola|teads|zergnet|revcontent|mgid|dianomi|nativo|affiliate|commercial|publicidad|publicite|werbung|reklam',
      ),
      whole(
        'ads?|adv|mpu|partner-?(?:links|content|box)|anzeige|shopping|buy-?(?:now|box)|product-?(?:box|card|widget)',
      ),
    ],
  ],
  [
    'signup',
    [
      starting(
        'newsletter|subscri(?:be|ption)|sign-?up|optin|opt-in|mailchimp|mc-embed|mc4wp|paywall|piano|tp-|regwall|donat|cookie|consent|gdpr|modal|popup|pop-up|overlay|login|log-in|signin|sign-in|register|registration|cta(?:[^a-z]|$)|call-to-action|membership|app-promo|notification|petition',
      ),
      whole('subscriber|alert|alerts|dialog|lead-?gen|inline-?form'),
    ],
  ],
  [
    'related',
    [
      starting(
        'related|relacionad|recommend|recirc|read-?(?:more|next|also)|more-?(?:stories|from|news|on|articles|posts|like|in|about|links|content|top)|also-?(?:read|like|see|on)|see-?also|similar|trending|popular|most-?(?:read|viewed|popular|shared|recent|watched|commented)|latest|recent(?:-|s|p)|top-?(?:stories|news|posts)|next-?(?:post|article|up|story|page)|prev(?:ious)?-?(?:post|article|story|page)|prev-?next|post-nav|up-?next|suggest|further-?reading|you-?(?:may|might)|must-?read|editors?-?(?:pick|choice)|cross-?link|onward|yarpp|crp-|jp-rel|rp4wp|nrelate|linkwithin|around-the-web|story-?(?:list|feed|grid|links|stream|package)|article-?(?:list|grid|feed|links|river|teaser|card)|post-?(?:list|grid|links|navigation|card)|news-?(?:list|feed|ticker)|headlines?-?(?:list|stack)|link-?(?:list|box|stack)|card-?(?:list|grid|stack)|river|playlist|rel-?(?:art|posts|stories|links)|matched|interlink|autolink|siblings',
      ),
      whole(
        'related|recs?|reco|promos|mehr-zum-thema|weiterlesen|lesen-sie-auch|lire-aussi|leggi-anche|lee-tambien|leia-mais|lees-ook|las-ocksa',
      ),
    ],
  ],
  [
    'navigation',
    [
      starting(
        'nav(?:[^a-z]|$|bar|igation|igate)|breadcrumb|pagination|paging|pager|sitemap|site-?(?:header|footer|nav|menu)|page-?(?:header|footer|nav|numbers)|global-?(?:header|footer|nav)|main-?(?:menu|nav|header)|masthead|top-?(?:bar|nav|menu)|skip-|hamburger|dropdown|mega-?menu|off-?canvas|footer|sidebar|side-?bar|side-?(?:col|nav|rail|panel)|right-?(?:col|rail|side|bar)|left-?(?:rail|bar|nav)|secondary(?:[^a-z]|$)|rail(?:[^a-z]|$)|tab-?(?:list|nav|bar)|table-of-contents|toc[^a-z]|toc$|ez-toc|jump-?(?:to|links)|colophon|copyright|legal|disclaimer|impressum|back-?to-?top|search-?(?:form|box|bar|results)',
      ),
      whole('menu|menus|submenu|crumbs?|search|footnav|anchor-links'),
    ],
  ],
  [
    'caption',
    [
      starting(
        'caption|wp-caption|figcaption|photo-?(?:credit|caption|by|info|desc)|image-?(?:credit|caption|source|info|desc|meta)|img-?(?:credit|caption|desc)|media-?(?:credit|caption|info|desc|meta)|picture-?(?:credit|caption)|gallery|slideshow|slide-?show|carousel|slider|swiper|slick|lightbox|video-?(?:player|wrapper|container|caption|title|js|info|embed|meta|desc)|jwplayer|jw-|brightcove|vjs|(?:audio|media|html5)-?player|player(?=$|-(?:wrap|container|title|info|embed))|thumb|lead-?(?:image|media|photo|art)|hero-?(?:image|media)|featured-?(?:image|media)|infographic|twitter-follow|credits?(?:[^a-z]|$)|bildunterschrift|legenda?(?:[^a-z]|$)|pie-de-foto|photographer',
      ),
      whole('credits?|copyright|attribution|cutline|legend|figure-?text|audio|podcast|listen'),
    ],
  ],
  [
    'byline',
    [
      starting(
        'byline|by-line|dateline-?(?:wrap|date|time)|timestamp|time-?stamp|posted-?(?:on|by|in)|post-?(?:meta|date|info|author|tags|categor|footer|header-meta|utility|details|data|byline|cats)|entry-?(?:meta|date|tags|author|footer|utility|info|categor)|article-?(?:meta|date|tags|author|info|footer|details|tools|byline|topics|keywords|labels|publish)|story-?(?:meta|date|tags|author|info|footer|byline|topics)|meta-?(?:data|info|bar|line|wrap)|author|about-?(?:the-)?author|contributor|writer|bio(?:[^a-z]|$|graphy)|pub-?(?:date|time|info)|publish(?:ed)?-?(?:date|time|on)|publication-?date|date-?(?:published|modified|time)|dateblock|last-?(?:updated|modified)|updated(?:[^a-z]|$)|modified|tag-?(?:list|cloud|links|s[^a-z])|reading-?time|read-?time|word-?count|view-?count|views?-count|rating|star|vote|cat-?links|category|categories|topics?(?:[^a-z]|-list)|keywords|labels?(?:[^a-z]|$)|kicker|eyebrow|overline|autor|fecha|datum',
      ),
      whole(
        'tags?|meta|topics|submitted|source|sources|info-?line|reporter|journalist|correspondent|published|profile|trust|disclosure|corrections?-?policy|editor-?note',
      ),
    ],
  ],
  [
    'aside',
    [
      starting(
        'pull-?quote|pullquote|side-?story|inset|inline-?(?:related|promo|story|article|newsletter|link)|trailer|embed-?(?:card|link|article)|breakout|module-?(?:related|promo|links)|ticker|quote-?(?:table|widget)|stock-?(?:info|quote|chart|ticker)|market-?data|print-?(?:issue|edition)',
      ),
    ],
  ],
];

/** Exactly these: `hidden-xs` is shown elsewhere. */
const HIDDEN =
  /^(?:sr-only|visually-?hidden|screen-reader(?:-text)?|hidden|print-only|hide|is-hidden|invisible|skip-link|offscreen|element-invisible|u-hidden|a11y-hidden|screenreader)$/;

const WEAK = [
  whole('widgets?|cards?|tiles?|more|feeds?|collection|highlights?|toolbox|module|callout|promo-?box|box-?links'),
  starting('widget-|teaser|aktuell'),
];

/** Names of the part that holds the text. */
const BODY = starting(
  'article-?(?:body|content|text|copy|main|detail|entry|story|html|view-content|inner|page-content)|(?:story|post|entry|news|blog|page|single|main|node|text|rich-?text|td-post|field-name)-?-?(?:body|content|text|copy|entry|story|detail|artikel)(?![a-z]*-?(?:side|foot|head|wrap-side|nav|bottom|top))|body-?(?:content|text|copy|main)|content-?(?:body|text|article|main|detail|entry)|articlebody|artikel-?(?:text|body|inhalt|content)|postcontent|entry$|hentry|e-content|instapaper-body|nota-?(?:texto|cuerpo)|cuerpo|texto(?:[^a-z]|$)|corps|prose(?:[^a-z]|$)|paywall-?(?:content|body|article)|newstext|news-?text|view-?con|view-?content|art-?(?:text|body|txt|content)|detail-?(?:text|body|content)',
);

/** Distinct names of one page: hostile ones have more. */
const MAX_NAMES = 10_000;

/** Reads hints of one page's elements; names repeat a lot, so answers are kept for the page. */
export function hintReader(): (element: PageElement) => Hint | null {
  const known = new Map<string, Hint | null>();
  const ofName = (name: string): Hint | null => {
    let hint = known.get(name);
    if (hint === undefined) {
      if (known.size >= MAX_NAMES) return null;
      hint = readName(nameParts(name.slice(0, 120)));
      known.set(name, hint);
    }
    return hint;
  };
  return element => hintOfNames(element, ofName) ?? roleHint(element);
}

/** Attributes whose values name a part of the page; generated class names leave only the later ones readable. */
const NAMING = [
  'class',
  'id',
  'data-testid',
  'data-component',
  'data-module',
  'data-block',
  'data-qa',
  'data-type',
  'data-name',
];

/** A name that marks the body outranks others beside it; else the first that says something counts. */
function hintOfNames({ attribs }: PageElement, ofName: (name: string) => Hint | null): Hint | null {
  const names = NAMING.map(key => attribs[key] ?? '').join(' ');
  let first: Hint | null = null;
  for (const name of names.split(/\s+/, 24)) {
    if (name.length < 2 || name.includes(':')) continue;
    const hint = ofName(name);
    if (hint === 'body') return 'body';
    // "hidden lg:block" is shown on large screens.
    if (hint === 'hidden' && /:(?:block|flex|grid|inline)|d-\w+-(?:block|flex)/.test(names)) continue;
    if (!first || first === 'weak') first = hint ?? first;
  }
  return first;
}

/** `relatedLinks_box` → `related-links-box`. */
const nameParts = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/_+/g, '-')
    .replace(/-{2,}/g, '-');

/** Names of layouts and states: `has-sidebar`, `no-comments`, `hidden-xs` say nothing about the part itself. */
const STATE =
  /^(?:(?:has|with|no|without|show|enable|is|not|single|page|hidden|visible|hide-for|show-for|postid|post-\d|type|status|format|js)-|(?:category|tag|author)-(?!box|bio|info|card|profile|desc|about|meta|name|block|section|area|wrap|list|links|cloud|container|byline|details|avatar))/;

function readName(name: string): Hint | null {
  if (HIDDEN.test(name)) return 'hidden';
  if (STATE.test(name)) return /^(?:single|page)-/.test(name) && BODY.test(name) ? 'body' : null;
  return (
    VOCABULARY.find(([, patterns]) => patterns.some(p => p.test(name)))?.[0] ??
    (BODY.test(name) ? 'body' : WEAK.some(p => p.test(name)) ? 'weak' : null)
  );
}

const ROLES: Readonly<Record<string, Hint>> = {
  navigation: 'navigation',
  banner: 'navigation',
  contentinfo: 'navigation',
  search: 'navigation',
  menu: 'navigation',
  menubar: 'navigation',
  complementary: 'aside',
  dialog: 'signup',
  alertdialog: 'signup',
  tablist: 'navigation',
  toolbar: 'share',
};

function roleHint(element: PageElement): Hint | null {
  const role = attribute(element, 'role');
  return role ? (ROLES[role.toLowerCase()] ?? null) : null;
}
