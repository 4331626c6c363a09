// Countries and the words for their people: what any newsreader knows, whatever the industry. A pack's gazetteer comes
// on top (towns, regions) and wins where both know a name. Georgia is left to the US state, which business news means. One line each: name | ISO 3166-1 alpha-2 | demonyms | aliases.

const TABLE = `
Afghanistan|AF|Afghan|
Albania|AL|Albanian|
Algeria|DZ|Algerian|
Angola|AO|Angolan|
Argentina|AR|Argentine,Argentinian,Argentinean|
Armenia|AM|Armenian|
Australia|AU|Australian,Aussie|
Austria|AT|Austrian|
Azerbaijan|AZ|Azerbaijani|
Bahamas|BS|Bahamian|the Bahamas
Bahrain|BH|Bahraini|
Bangladesh|BD|Bangladeshi|
Barbados|BB|Barbadian|
Belarus|BY|Belarusian|
Belgium|BE|Belgian|
Belize|BZ|Belizean|
Benin|BJ|Beninese|
Bhutan|BT|Bhutanese|
Bolivia|BO|Bolivian|
Bosnia and Herzegovina|BA|Bosnian|Bosnia
Botswana|BW|Botswanan|
Brazil|BR|Brazilian|
Brunei|BN|Bruneian|
Bulgaria|BG|Bulgarian|
Burkina Faso|BF|Burkinabe|
Burundi|BI|Burundian|
Cambodia|KH|Cambodian|
Cameroon|CM|Cameroonian|
Canada|CA|Canadian|
Central African Republic|CF||
Chad|TD|Chadian|
Chile|CL|Chilean|
China|CN|Chinese|People's Republic of China,PRC,mainland China
Colombia|CO|Colombian|
Costa Rica|CR|Costa Rican|
Croatia|HR|Croatian|
Cuba|CU|Cuban|
Cyprus|CY|Cypriot|
Czech Republic|CZ|Czech|Czechia
Democratic Republic of Congo|CD|Congolese|Democratic Republic of the Congo,DR Congo,DRC,Congo
Denmark|DK|Danish|
Djibouti|DJ|Djiboutian|
Dominican Republic|DO||
Ecuador|EC|Ecuadorian|
Egypt|EG|Egyptian|
El Salvador|SV|Salvadoran|
Equatorial Guinea|GQ||
Eritrea|ER|Eritrean|
Estonia|EE|Estonian|
Eswatini|SZ||Swaziland
Ethiopia|ET|Ethiopian|
Fiji|FJ|Fijian|
Finland|FI|Finnish|
France|FR|French|
Gabon|GA|Gabonese|
Gambia|GM|Gambian|
Germany|DE|German|Federal Republic of Germany
Ghana|GH|Ghanaian|
Greece|GR|Greek|
Greenland|GL|Greenlandic|
Guatemala|GT|Guatemalan|
Guinea|GN|Guinean|
Guyana|GY|Guyanese|
Haiti|HT|Haitian|
Honduras|HN|Honduran|
Hong Kong|HK||
Hungary|HU|Hungarian|
Iceland|IS|Icelandic|
India|IN|Indian|
Indonesia|ID|Indonesian|
Iran|IR|Iranian|
Iraq|IQ|Iraqi|
Ireland|IE|Irish|Republic of Ireland
Israel|IL|Israeli|
Italy|IT|Italian|
Ivory Coast|CI|Ivorian|Côte d'Ivoire
Jamaica|JM|Jamaican|
Japan|JP|Japanese|
Jordan|JO|Jordanian|
Kazakhstan|KZ|Kazakh,Kazakhstani|
Kenya|KE|Kenyan|
Kosovo|XK|Kosovan|
Kuwait|KW|Kuwaiti|
Kyrgyzstan|KG|Kyrgyz|
Laos|LA|Laotian,Lao|
Latvia|LV|Latvian|
Lebanon|LB|Lebanese|
Lesotho|LS||
Liberia|LR|Liberian|
Libya|LY|Libyan|
Liechtenstein|LI||
Lithuania|LT|Lithuanian|
Luxembourg|LU|Luxembourgish|
Macau|MO|Macanese|Macao
Madagascar|MG|Malagasy|
Malawi|MW|Malawian|
Malaysia|MY|Malaysian|
Maldives|MV|Maldivian|the Maldives
Mali|ML|Malian|
Malta|MT|Maltese|
Mauritania|MR|Mauritanian|
Mauritius|MU|Mauritian|
Mexico|MX|Mexican|
Moldova|MD|Moldovan|
Monaco|MC|Monegasque|
Mongolia|MN|Mongolian|
Montenegro|ME|Montenegrin|
Morocco|MA|Moroccan|
Mozambique|MZ|Mozambican|
Myanmar|MM|Burmese|Burma
Namibia|NA|Namibian|
Nepal|NP|Nepalese,Nepali|
Netherlands|NL|Dutch|the Netherlands
New Caledonia|NC|New Caledonian|
New Zealand|NZ|Kiwi|
Nicaragua|NI|Nicaraguan|
Niger|NE|Nigerien|
Nigeria|NG|Nigerian|
North Korea|KP|North Korean|DPRK
North Macedonia|MK|Macedonian|
Norway|NO|Norwegian|
Oman|OM|Omani|
Pakistan|PK|Pakistani|
Panama|PA|Panamanian|
Papua New Guinea|PG|Papua New Guinean|
Paraguay|PY|Paraguayan|
Peru|PE|Peruvian|
Philippines|PH|Philippine,Filipino|the Philippines
Poland|PL|Polish|
Portugal|PT|Portuguese|
Qatar|QA|Qatari|
Romania|RO|Romanian|
Russia|RU|Russian|
Rwanda|RW|Rwandan|
Saudi Arabia|SA|Saudi,Saudi Arabian|
Senegal|SN|Senegalese|
Serbia|RS|Serbian|
Sierra Leone|SL|Sierra Leonean|
Singapore|SG|Singaporean|
Slovakia|SK|Slovak,Slovakian|
Slovenia|SI|Slovenian,Slovene|
Somalia|SO|Somali|
South Africa|ZA|South African|
South Sudan|SS||
South Korea|KR|South Korean,Korean|Korea,Republic of Korea,S. Korea,ROK
Spain|ES|Spanish|
Sri Lanka|LK|Sri Lankan|
Sudan|SD|Sudanese|
Suriname|SR|Surinamese|
Sweden|SE|Swedish|
Switzerland|CH|Swiss|
Syria|SY|Syrian|
Taiwan|TW|Taiwanese|
Tajikistan|TJ|Tajik|
Tanzania|TZ|Tanzanian|
Thailand|TH|Thai|
Timor-Leste|TL||East Timor
Togo|TG|Togolese|
Trinidad and Tobago|TT|Trinidadian|
Tunisia|TN|Tunisian|
Turkey|TR|Turkish|Türkiye,Turkiye
Turkmenistan|TM|Turkmen|
Uganda|UG|Ugandan|
Ukraine|UA|Ukrainian|
United Arab Emirates|AE|Emirati|UAE,U.A.E.
United Kingdom|GB|British,UK,U.K.,English,Scottish,Welsh|UK,U.K.,Britain,Great Britain,England,Scotland,Wales,Northern Ireland
United States|US|American,US,U.S.|US,U.S.,USA,U.S.A.,United States of America,America,the States
Uruguay|UY|Uruguayan|
Uzbekistan|UZ|Uzbek|
Venezuela|VE|Venezuelan|
Vietnam|VN|Vietnamese|
Yemen|YE|Yemeni|
Zambia|ZM|Zambian|
Zimbabwe|ZW|Zimbabwean|`;

export interface WorldCountry {
  name: string;
  iso: string;
  demonyms: string[];
  aliases: string[];
}

const list = (cell: string | undefined): string[] => (cell ? cell.split(',') : []);

/** Every country with its ISO code, demonyms (adjectives) and other names. */
export const COUNTRIES: readonly WorldCountry[] = TABLE.trim()
  .split('\n')
  .map(line => {
    const [name, iso, demonyms, aliases] = line.split('|');
    return { name: name!, iso: iso!, demonyms: list(demonyms), aliases: list(aliases) };
  });

/** Names for more than one country, with the demonyms that go with them. Their country code is null. */
export const WORLD_REGIONS: readonly { name: string; demonyms: string[]; aliases: string[] }[] = [
  { name: 'Europe', demonyms: ['European'], aliases: [] },
  { name: 'European Union', demonyms: ['EU'], aliases: ['EU', 'E.U.'] },
  { name: 'North America', demonyms: ['North American'], aliases: [] },
  { name: 'South America', demonyms: ['South American'], aliases: [] },
  { name: 'Latin America', demonyms: ['Latin American'], aliases: [] },
  { name: 'Central America', demonyms: [], aliases: [] },
  { name: 'Asia', demonyms: ['Asian'], aliases: [] },
  { name: 'Southeast Asia', demonyms: ['Southeast Asian'], aliases: ['South-East Asia', 'South East Asia'] },
  { name: 'Asia-Pacific', demonyms: [], aliases: ['Asia Pacific', 'APAC'] },
  { name: 'Africa', demonyms: ['African'], aliases: [] },
  { name: 'Middle East', demonyms: ['Middle Eastern'], aliases: [] },
  { name: 'Scandinavia', demonyms: ['Scandinavian'], aliases: [] },
  { name: 'Eastern Europe', demonyms: ['Eastern European'], aliases: [] },
  { name: 'Western Europe', demonyms: ['Western European'], aliases: [] },
  { name: 'New England', demonyms: [], aliases: [] },
];
