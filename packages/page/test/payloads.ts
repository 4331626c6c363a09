// Our own attempts to run script from text: each kind of markup that runs, behind each way out of where text may stand.

/** Ways out of an element's text, an attribute, a comment, a title, a script, a style sheet, a template. */
const WAYS_OUT = ['', '">', "'>", '--><!-- -->', '</title>', '</textarea>', '</script>', '</style>', '</template>]]>'];

/** What runs once it is markup; RAN stands for the call that tells. */
const KINDS = [
  '<script>RAN</script>',
  '<script type=module>RAN</script>',
  '<img src=x onerror=RAN>',
  '<img src="x` `"onerror=RAN>',
  '<svg onload=RAN>',
  '<svg><script>RAN</script></svg>',
  '<svg><animate onbegin=RAN attributeName=x dur=1s>',
  '<body onload=RAN>',
  '<iframe srcdoc="<script>parent.RAN</script>"></iframe>',
  '<iframe src="javascript:parent.RAN"></iframe>',
  '<a href="javascript:RAN" autofocus onfocus=RAN>more</a>',
  '<details open ontoggle=RAN>',
  '<input autofocus onfocus=RAN>',
  '<select autofocus onfocus=RAN><option>',
  '<video><source onerror=RAN></video>',
  '<audio src=x onerror=RAN>',
  '<object data="javascript:RAN"></object>',
  '<embed src="javascript:RAN">',
  '<form><button formaction="javascript:RAN" autofocus onfocus=RAN>',
  '<math><mtext><table><mglyph><style><img src=x onerror=RAN>',
  '<meta http-equiv=refresh content="0;url=javascript:RAN">',
  '<marquee onstart=RAN>',
  '<style>*{animation:a}@keyframes a{}</style><p onanimationstart=RAN>',
  '{{constructor.constructor("RAN")()}}<b onclick=RAN>',
];

/** The n-th payload tells by calling `ran(n)`. */
export const PAYLOADS: readonly string[] = WAYS_OUT.flatMap(out => KINDS.map(kind => out + kind)).map((text, n) =>
  text.replaceAll('RAN', `ran(${n})`),
);

/** Addresses that run script when they become links. */
export const ADDRESSES: readonly string[] = PAYLOADS.map(
  (_, n) =>
    [
      `javascript:ran(${n})`,
      ` JaVaScRiPt:ran(${n})`,
      `java\tscript:ran(${n})`,
      `data:text/html,<script>ran(${n})</script>`,
    ][n % 4] as string,
);
