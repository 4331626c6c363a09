// Currencies as news writes them: codes, signs, prefixed signs, and nouns with the nation that tells them apart. Codes: ISO 4217.

/** ISO 4217 codes that may stand beside a figure in capitals; RMB is the market's name for CNY. */
export const CODES: ReadonlyMap<string, string> = new Map([
  ...(
    'USD EUR GBP JPY CNY KRW CAD AUD NZD HKD TWD SGD INR CHF SEK NOK DKK PLN CZK HUF RON BGN RSD UAH RUB TRY ILS SAR AED ' +
    'QAR KWD BHD OMR JOD EGP MAD TND DZD NGN KES GHS ZAR ZMW CDF ZWL MXN BRL ARS CLP COP PEN BOB UYU VND THB MYR IDR PHP ' +
    'PKR BDT LKR NPR MMK LAK KHR MNT KZT UZS GEL AMD AZN ISK LBP CRC CNH'
  )
    .split(' ')
    .map((c): [string, string] => [c, c === 'CNH' ? 'CNY' : c]),
  ['RMB', 'CNY'],
  ['NTD', 'TWD'],
]);

/** Codes that need no capitals when they touch or follow a figure. */
export const LOWER_CODES: ReadonlySet<string> = new Set(
  'usd eur gbp jpy cny rmb krw cad aud nzd hkd inr chf sek nok dkk pln huf mxn'.split(' '),
);

/** Currency signs; `$` and `¥` and `kr` are the ambiguous ones. */
export const SIGNS: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['＄', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['￥', 'JPY'],
  ['₩', 'KRW'],
  ['￦', 'KRW'],
  ['₹', 'INR'],
  ['₽', 'RUB'],
  ['₺', 'TRY'],
  ['₫', 'VND'],
  ['₱', 'PHP'],
  ['฿', 'THB'],
  ['₪', 'ILS'],
  ['₴', 'UAH'],
  ['₸', 'KZT'],
  ['₮', 'MNT'],
  ['₦', 'NGN'],
  ['₡', 'CRC'],
  ['₾', 'GEL'],
  ['₭', 'LAK'],
  ['元', 'CNY'],
  ['円', 'JPY'],
  ['원', 'KRW'],
]);

/** What may stand before a dollar sign: `US$`, `C$`, `HK$`. Those marked `glued` would else be words: "a $5m grant". */
export const DOLLAR_PREFIXES: ReadonlyMap<string, { code: string; glued: boolean }> = new Map(
  (
    [
      ['us', 'USD', false],
      ['usd', 'USD', false],
      ['a', 'AUD', true],
      ['au', 'AUD', false],
      ['aud', 'AUD', false],
      ['aus', 'AUD', true],
      ['c', 'CAD', false],
      ['ca', 'CAD', true],
      ['can', 'CAD', true],
      ['cad', 'CAD', false],
      ['cdn', 'CAD', false],
      ['hk', 'HKD', false],
      ['hkd', 'HKD', false],
      ['nt', 'TWD', false],
      ['ntd', 'TWD', false],
      ['s', 'SGD', true],
      ['sg', 'SGD', false],
      ['sgd', 'SGD', false],
      ['nz', 'NZD', false],
      ['nzd', 'NZD', false],
      ['r', 'BRL', true],
      ['mx', 'MXN', false],
      ['mxn', 'MXN', false],
      ['mex', 'MXN', false],
    ] as const
  ).map(([prefix, code, glued]) => [prefix, { code, glued }]),
);

/** Nations before a currency noun: "Canadian dollars", "Korean won". Two words are joined by a space. */
export const NATIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    us: 'us',
    'u.s.': 'us',
    american: 'us',
    canadian: 'canada',
    australian: 'australia',
    'new zealand': 'newzealand',
    'hong kong': 'hongkong',
    singapore: 'singapore',
    taiwan: 'taiwan',
    taiwanese: 'taiwan',
    'new taiwan': 'taiwan',
    british: 'britain',
    uk: 'britain',
    egyptian: 'egypt',
    lebanese: 'lebanon',
    japanese: 'japan',
    chinese: 'china',
    korean: 'korea',
    'south korean': 'korea',
    indian: 'india',
    pakistani: 'pakistan',
    'sri lankan': 'srilanka',
    swiss: 'switzerland',
    swedish: 'sweden',
    norwegian: 'norway',
    danish: 'denmark',
    czech: 'czechia',
    polish: 'poland',
    hungarian: 'hungary',
    icelandic: 'iceland',
    mexican: 'mexico',
    chilean: 'chile',
    argentine: 'argentina',
    colombian: 'colombia',
    philippine: 'philippines',
    brazilian: 'brazil',
    'south african': 'southafrica',
    russian: 'russia',
    turkish: 'turkey',
    saudi: 'saudi',
    qatari: 'qatar',
    omani: 'oman',
    iranian: 'iran',
    kuwaiti: 'kuwait',
    bahraini: 'bahrain',
    jordanian: 'jordan',
    serbian: 'serbia',
    tunisian: 'tunisia',
    algerian: 'algeria',
    moroccan: 'morocco',
    uae: 'uae',
    emirati: 'uae',
    malaysian: 'malaysia',
    malaysia: 'malaysia',
    indonesian: 'indonesia',
    thai: 'thailand',
    vietnamese: 'vietnam',
    ukrainian: 'ukraine',
    romanian: 'romania',
    bulgarian: 'bulgaria',
    israeli: 'israel',
    mongolian: 'mongolia',
    kazakh: 'kazakhstan',
    kenyan: 'kenya',
    nigerian: 'nigeria',
    ghanaian: 'ghana',
    congolese: 'congo',
  }),
);

/** A currency noun: its code without a nation ('' where the noun alone says nothing), and with one. */
export interface CurrencyNoun {
  alone: string;
  of: Record<string, string>;
  /** Also a common English word: asks for a scale or a large figure, and no determiner after it ("won the"). */
  homonym?: boolean;
}

const noun = (
  words: string,
  alone: string,
  of: Record<string, string> = {},
  homonym = false,
): [string, CurrencyNoun][] => words.split(' ').map(w => [w, { alone, of, homonym }]);

export const CURRENCY_NOUNS: ReadonlyMap<string, CurrencyNoun> = new Map([
  ...noun('dollar dollars', 'USD', {
    us: 'USD',
    canada: 'CAD',
    australia: 'AUD',
    newzealand: 'NZD',
    hongkong: 'HKD',
    singapore: 'SGD',
    taiwan: 'TWD',
  }),
  ...noun('buck bucks', 'USD', {}, true),
  ...noun('euro euros', 'EUR'),
  ...noun('pound pounds', 'GBP', { britain: 'GBP', egypt: 'EGP', lebanon: 'LBP' }, true),
  ...noun('sterling quid', 'GBP'),
  ...noun('yen', 'JPY', { japan: 'JPY' }),
  ...noun('yuan renminbi kuai', 'CNY', { china: 'CNY' }),
  ...noun('won', 'KRW', { korea: 'KRW' }, true),
  ...noun('rupee rupees', 'INR', { india: 'INR', pakistan: 'PKR', srilanka: 'LKR' }),
  ...noun('rs', 'INR'),
  ...noun('tl', 'TRY'),
  ...noun('franc francs', 'CHF', { switzerland: 'CHF', congo: 'CDF' }),
  ...noun('krona kronor', 'SEK', { sweden: 'SEK', iceland: 'ISK' }),
  ...noun('krone kroner', 'NOK', { norway: 'NOK', denmark: 'DKK' }),
  ...noun('crown crowns', '?', { sweden: 'SEK', norway: 'NOK', denmark: 'DKK', czechia: 'CZK' }, true),
  ...noun('koruna korunas koruny', 'CZK'),
  ...noun('zloty zlotys zloties złoty', 'PLN', { poland: 'PLN' }),
  ...noun('forint forints', 'HUF', { hungary: 'HUF' }),
  ...noun('peso pesos', 'MXN', {
    mexico: 'MXN',
    chile: 'CLP',
    argentina: 'ARS',
    colombia: 'COP',
    philippines: 'PHP',
  }),
  ...noun('real reais', 'BRL', { brazil: 'BRL' }, true),
  ...noun('rand', 'ZAR', { southafrica: 'ZAR' }, true),
  ...noun('ruble rubles rouble roubles', 'RUB', { russia: 'RUB' }),
  ...noun('lira liras', 'TRY', { turkey: 'TRY' }),
  ...noun('riyal riyals rial rials', 'SAR', { saudi: 'SAR', qatar: 'QAR', oman: 'OMR', iran: 'IRR' }),
  ...noun('dirham dirhams', 'AED', { uae: 'AED', morocco: 'MAD' }),
  ...noun('dinar dinars', 'KWD', {
    kuwait: 'KWD',
    bahrain: 'BHD',
    jordan: 'JOD',
    serbia: 'RSD',
    tunisia: 'TND',
    algeria: 'DZD',
  }),
  ...noun('ringgit ringgits rm', 'MYR', { malaysia: 'MYR' }),
  ...noun('rupiah', 'IDR', { indonesia: 'IDR' }),
  ...noun('baht', 'THB', { thailand: 'THB' }),
  ...noun('dong', 'VND', { vietnam: 'VND' }),
  ...noun('hryvnia hryvnias', 'UAH', { ukraine: 'UAH' }),
  ...noun('leu lei', 'RON', { romania: 'RON' }),
  ...noun('lev leva', 'BGN', { bulgaria: 'BGN' }, true),
  ...noun('shekel shekels', 'ILS', { israel: 'ILS' }),
  ...noun('tugrik tugriks', 'MNT', { mongolia: 'MNT' }),
  ...noun('tenge', 'KZT', { kazakhstan: 'KZT' }),
  ...noun('taka', 'BDT'),
  ...noun('shilling shillings', 'KES', { kenya: 'KES' }),
  ...noun('naira', 'NGN', { nigeria: 'NGN' }),
  ...noun('cedi cedis', 'GHS', { ghana: 'GHS' }),
]);

/** Nouns that may stand before the figure: "rupees 10,000", "ringgit 42". */
export const LEADING_NOUNS: ReadonlySet<string> = new Set(
  'rs tl rupees rupee rm ringgit ringgits yuan renminbi yen euro euros rupiah baht'.split(' '),
);

/** Hundredths, with the currency that they mean without another word. */
export const HUNDREDTHS: ReadonlyMap<string, string> = new Map([
  ['cent', 'USD'],
  ['cents', 'USD'],
  ['¢', 'USD'],
  ['pence', 'GBP'],
  ['penny', 'GBP'],
  ['pennies', 'USD'],
  ['sen', 'MYR'],
  ['sens', 'MYR'],
  ['kopiyka', 'UAH'],
  ['kopiykas', 'UAH'],
  ['paise', 'INR'],
]);
