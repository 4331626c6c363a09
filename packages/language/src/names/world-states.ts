// First-level parts of large countries: what stands behind a town ("Kokomo, Indiana") and says which country it is in.
// One line each: country | names, with postal or other aliases after "=".

const TABLE = `
US|Alabama=Ala.,Alaska,Arizona=Ariz.,Arkansas=Ark.,California=Calif.,Colorado=Colo.,Connecticut=Conn.,Delaware=Del.,Florida=Fla.,Georgia=Ga.,Hawaii,Idaho,Illinois=Ill.,Indiana=Ind.,Iowa,Kansas=Kan.,Kentucky=Ky.,Louisiana=La.,Maine,Maryland=Md.,Massachusetts=Mass.,Michigan=Mich.,Minnesota=Minn.,Mississippi=Miss.,Missouri=Mo.,Montana=Mont.,Nebraska=Neb.,Nevada=Nev.,New Hampshire=N.H.,New Jersey=N.J.,New Mexico=N.M.,New York=N.Y.,North Carolina=N.C.,North Dakota=N.D.,Ohio,Oklahoma=Okla.,Oregon=Ore.,Pennsylvania=Pa.,Rhode Island=R.I.,South Carolina=S.C.,South Dakota=S.D.,Tennessee=Tenn.,Texas,Utah,Vermont=Vt.,Virginia=Va.,West Virginia=W.Va.,Wisconsin=Wis.,Wyoming=Wyo.,Puerto Rico
CA|Ontario=Ont.,Quebec=Québec,British Columbia=B.C.,Alberta=Alta.,Manitoba=Man.,Saskatchewan=Sask.,Nova Scotia=N.S.,New Brunswick=N.B.,Newfoundland and Labrador=Newfoundland
AU|New South Wales=NSW,Victoria,Queensland,Western Australia=WA,South Australia,Tasmania,Northern Territory
CN|Anhui,Fujian,Gansu,Guangdong,Guangxi,Guizhou,Hainan,Hebei,Heilongjiang,Henan,Hubei,Hunan,Inner Mongolia,Jiangsu,Jiangxi,Jilin,Liaoning,Ningxia,Qinghai,Shaanxi,Shandong,Shanxi,Sichuan,Tibet,Xinjiang,Yunnan,Zhejiang
JP|Aichi,Akita,Aomori,Chiba,Ehime,Fukui,Fukuoka,Fukushima,Gifu,Gunma,Hiroshima,Hokkaido,Hyogo,Ibaraki,Ishikawa,Iwate,Kagawa,Kagoshima,Kanagawa,Kochi,Kumamoto,Kyoto,Mie,Miyagi,Miyazaki,Nagano,Nagasaki,Nara,Niigata,Oita,Okayama,Okinawa,Osaka,Saga,Saitama,Shiga,Shimane,Shizuoka,Tochigi,Tokushima,Tottori,Toyama,Wakayama,Yamagata,Yamaguchi,Yamanashi
KR|North Chungcheong=North Chungcheong Province,South Chungcheong=South Chungcheong Province,North Gyeongsang=North Gyeongsang Province,South Gyeongsang=South Gyeongsang Province,North Jeolla=North Jeolla Province,South Jeolla=South Jeolla Province,Gangwon=Gangwon Province,Gyeonggi=Gyeonggi Province
DE|Baden-Württemberg=Baden-Wuerttemberg,Bavaria,Brandenburg,Hesse,Lower Saxony,Mecklenburg-Vorpommern,North Rhine-Westphalia,Rhineland-Palatinate,Saarland,Saxony,Saxony-Anhalt,Schleswig-Holstein,Thuringia
IN|Andhra Pradesh,Assam,Bihar,Chhattisgarh,Gujarat,Haryana,Himachal Pradesh,Jharkhand,Karnataka,Kerala,Madhya Pradesh,Maharashtra,Odisha,Punjab,Rajasthan,Tamil Nadu,Telangana,Uttar Pradesh,Uttarakhand,West Bengal
ID|Central Java,East Java,West Java,Central Sulawesi,South Sulawesi,Southeast Sulawesi,North Maluku,East Kalimantan,North Kalimantan,Riau Islands
FR|Hauts-de-France,Brittany,Normandy,Nouvelle-Aquitaine,Auvergne-Rhône-Alpes,Île-de-France,Grand Est
IT|Lombardy,Piedmont,Molise,Veneto,Campania,Sicily,Tuscany,Emilia-Romagna
ES|Aragon,Catalonia,Andalusia,Extremadura,Valencia,Navarre,Galicia,Basque Country
GB|Greater London,West Midlands,Northumberland,Tyne and Wear,Somerset,Teesside,County Durham
MX|Nuevo León=Nuevo Leon,Coahuila,Sonora,Guanajuato,Puebla,Chihuahua,Jalisco,Querétaro,San Luis Potosí=San Luis Potosi
BR|Minas Gerais,São Paulo,Bahia,Paraná,Rio Grande do Sul,Santa Catarina
AR|Jujuy,Salta,Catamarca
CL|Antofagasta,Atacama
PL|Lower Silesia,Silesia,Pomerania,Mazovia
AT|Upper Austria,Lower Austria,Styria,Carinthia,Tyrol
HU|Hajdú-Bihar,Komárom-Esztergom
MY|Johor,Kedah,Penang,Selangor,Sabah,Sarawak
TH|Rayong,Chonburi,Chachoengsao
VN|Ha Tinh,Hai Phong,Quang Ninh,Nghe An`;

export interface WorldState {
  name: string;
  country: string;
  aliases: string[];
}

/** States, provinces and prefectures with their country. An alias ending in a full stop is only read behind a town. */
export const STATES: readonly WorldState[] = TABLE.trim()
  .split('\n')
  .flatMap(line => {
    const [country, names] = line.split('|');
    return names!.split(',').map(entry => {
      const [name, ...aliases] = entry.split('=');
      return { name: name!, country: country!, aliases };
    });
  });

/** Postal codes as they follow a town: "Kokomo, IN". Never read alone. */
export const POSTAL_CODES: Readonly<Record<string, string>> = Object.fromEntries(
  `AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming,ON Ontario,QC Quebec,BC British Columbia,AB Alberta`
    .split(',')
    .map(entry => [entry.slice(0, 2), entry.slice(3)]),
);
