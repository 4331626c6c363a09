// Irregular past tenses and participles of the verbs of newswire.

/** Past tenses. */
export const IRREGULAR_PAST = new Set(
  'began broke brought built bought chose came cut did drew drove fell found got gave went grew held hit kept knew laid led left lent let lost made meant met paid put quit ran rose said saw sought sold sent set shed shrank shut sank spoke spent spun split stood stuck struck took told thought threw understood won withdrew wrote wound arose froze rebuilt overtook undertook oversaw foresaw flew hid shook dealt caught unwound tore swung'.split(
    ' ',
  ),
);
/** Past participles. */
export const IRREGULAR_PARTICIPLE = new Set(
  'begun broken brought built bought chosen come cut done drawn driven fallen found got given gone grown held hit kept known laid led left lent let lost made meant met paid put quit run risen said seen sought sold sent set shed shrunk shut sunk spoken spent spun split stood stuck struck taken told thought thrown understood won withdrawn written wound arisen frozen rebuilt overtaken undertaken overseen foreseen flown hidden shaken dealt caught unwound torn swung'.split(
    ' ',
  ),
);
