// Regions of the world as lists of ISO 3166-1 alpha-2 codes, for the field `region`.
const list = (codes: string): string[] => codes.split(' ');

export const REGIONS: Record<string, string[]> = {
  'north-america': list('US CA MX'),
  americas: list('US CA MX AR BO BR CL CO CR CU DO EC GT HN JM NI PA PE PR PY SV TT UY VE'),
  europe: list(
    'AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MD ME MK MT NL NO PL PT RO RS SE SI SK UA XK',
  ),
  asia: list(
    'AE AF AM AZ BD BH BN BT CN GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE',
  ),
  africa: list(
    'AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RW SC SD SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW',
  ),
  oceania: list('AU FJ NC NZ PG SB TO VU WS'),
};
