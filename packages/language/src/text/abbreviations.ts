// Words that end in a full stop without ending a sentence, and words that begin one.

/** Before a name or a figure: never the end of a sentence. */
export const ALWAYS_OPEN = new Set(
  'mr mrs ms dr prof gov sen rep gen col lt capt sgt rev hon st mt ft messrs mme vs v viz cf e.g i.e approx est ca fig figs eq ed vol dept univ assn'.split(
    ' ',
  ),
);
/** Open before a figure ("No. 2", "Feb. 11", "p. 12"), otherwise an ordinary word. */
export const OPEN_BEFORE_FIGURE = new Set('no nos art sec ch pp p para'.split(' '));
export const MONTHS = new Set('jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '));
/** Company forms and other abbreviations that may also stand at the end of a sentence. */
export const MAY_END = new Set(
  'inc corp co cos ltd llc lp bros plc intl mfg pty pte bhd sdn jr sr etc al u.s u.k u.n e.u u.a.e s.a n.v s.p.a p.m a.m d.c ph.d ave blvd rd mon tue tues wed thu thurs fri sat sun'.split(
    ' ',
  ),
);
/** Words that a sentence likes to begin with, and that seldom follow an abbreviation inside one. */
export const SENTENCE_OPENERS = new Set(
  `the a an it its he she they their his her we our i this that these those there here in on at by for from to with after before
  since until while when where as if although though because but and or so yet however meanwhile moreover instead also
  both all some many most each every no not under over during between among against despite according separately last next
  earlier later still now then once only even such what who which how why analysts shares officials production construction`.split(
    /\s+/,
  ),
);
