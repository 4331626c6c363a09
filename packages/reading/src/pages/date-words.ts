// Words that stand in and around the dates of pages: months, zones, and what was done on that day. Data.

const ROWS = [
  'january jan januar jän jänner janvier janv enero ene janeiro gennaio gen januari tammikuuta tammikuu stycznia styczeń sty января янв ocak ianuarie ian ledna leden januára január jan janeiru januarja siječnja jaanuar janvāris sausio січня јануара ιανουαρίου ιαν يناير janvārī gener yanvar styczen',
  'february feb februar feber février fevrier févr fevr fév fev febrero fevereiro febbraio februari helmikuuta helmikuu lutego luty lut февраля фев şubat şub februarie února únor február februarja veljače veebruar vasario лютого фебруара φεβρουαρίου φεβ فبراير februārī febrer febr',
  'march mar märz mrz mär maerz mars marzo março marco maart mrt maaliskuuta maaliskuu marca marzec марта мар mart martie března březen március marts märts maret ožujka kovo березня μαρτίου μαρ مارس marti març marc',
  'april apr avril avr abril abr aprile huhtikuuta huhtikuu kwietnia kwiecień kwi апреля апр nisan nis aprilie dubna duben április aprila travnja aprill balandžio квітня априла απριλίου απρ أبريل ابريل aprīlī kwiecien',
  'may mai mayo maio maggio mag mei maj toukokuuta toukokuu maja мая mayıs května květen május svibnja gegužės травня маја μαΐου μαϊου μάι مايو maijā maig máj',
  'june jun juni juin junio junho giugno giu kesäkuuta kesäkuu czerwca czerwiec cze июня июн haziran haz iunie června červen június junija lipnja juuni birželio червня јуна ιουνίου ιουν يونيو jūnijā juny jún',
  'july jul juli juillet juil julio julho luglio lug heinäkuuta heinäkuu lipca lipiec lip июля июл temmuz tem iulie července červenec július julija srpnja juuli liepos липня јула ιουλίου ιουλ يوليو jūlijā juliol júl',
  'august aug août aout agosto ago augustus elokuuta elokuu sierpnia sierpień sie августа авг ağustos srpna srpen augusztus avgusta kolovoza rugpjūčio серпня августа αυγούστου αυγ أغسطس اغسطس agustus agt augustā agost agu',
  'september sep sept septembre septiembre setiembre setembro set settembre sett syyskuuta syyskuu września wrzesień wrz сентября сен eylül eyl septembrie září szeptember szept septembra rujna rugsėjo вересня септембра σεπτεμβρίου σεπ سبتمبر septembrī setembre',
  'october oct oktober okt octobre octubre outubro out ottobre ott lokakuuta lokakuu października październik paź октября окт ekim eki octombrie října říjen október oktobra listopada oktoober spalio жовтня октобра οκτωβρίου οκτ أكتوبر اكتوبر oktobrī',
  'november nov novembre noviembre novembro marraskuuta marraskuu listopad lis ноября ноя kasım kas noiembrie noi listopadu novembra studenoga studenog lapkričio листопада новембра νοεμβρίου νοε نوفمبر novembrī nopember',
  'december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre joulukuuta joulukuu grudnia grudzień gru декабря дек aralık ara decembrie prosince prosinec decembra prosinca detsember gruodžio грудня децембра δεκεμβρίου δεκ ديسمبر desember des decembrī desembre',
];

/** Polish November is Croatian October: the language tells, else Polish, which is written more. */
const CROATIAN_OCTOBER = 'listopada';

/** Names of months, lower case, full and short, of some forty languages → 1 to 12. */
export const MONTHS: Readonly<Record<string, number>> = monthTable();

function monthTable(): Record<string, number> {
  const table: Record<string, number> = {};
  ROWS.forEach((row, i) => {
    for (const name of row.split(' ')) table[name] ??= i + 1;
  });
  table[CROATIAN_OCTOBER] = 11;
  return table;
}

/** Offsets of the zone names that news pages use; empty where a name fits two. */
export const ZONES: Readonly<Record<string, string>> = {
  utc: 'Z',
  gmt: 'Z',
  z: 'Z',
  est: '-05:00',
  edt: '-04:00',
  et: '',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  bst: '+01:00',
  cet: '+01:00',
  cest: '+02:00',
  mez: '+01:00',
  mesz: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  msk: '+03:00',
  ist: '+05:30',
  wib: '+07:00',
  kst: '+09:00',
  jst: '+09:00',
  sgt: '+08:00',
  hkt: '+08:00',
  aest: '+10:00',
  aedt: '+11:00',
};

/** What is said of a day on which an article was changed. */
export const UPDATED =
  /updat|modif|edited|revised|reviewed|last change|aktualis|aktualiz|geändert|bearbeitet|actualiz|mis(?:e)? à jour|màj|aggiornat|ultima modifica|atualiz|bijgewerkt|gewijzigd|uppdater|oppdater|opdater|ændret|päivitet|muokattu|zaktualiz|zmodyf|обновл|измен[её]н|оновлен|güncelle|frissít|módosít|ενημ[εέ]ρωσ|τροποπ|تحديث|diperbarui|cập nhật|수정|최종|更新|修正|改訂/i;

/** What is said of a day on which an article appeared. */
export const PUBLISHED_WORD =
  /publish|publi[ée]|publica|publik|publiz|publicer|publiser|published|first aired|posted|submitted|written|created|added|release date|date of (?:issue|publication)|date posted|pubblicat|inserito|scritto|veröffentlicht|erstellt|geschrieben|verfasst|erschienen|eingestellt|eingetragen|post[ée] le|post[ée] par|post[ée] dans|mis en ligne|écrit|rédigé|cr[éê]é le|escrit|postado|postat|criado|creado|geplaatst|gepubliceerd|geschreven|toegevoegd|skrevet|skriven|inlagt|lagt ut|julkaistu|opublikow|dodan|napisan|zveřejn|vydáno|vloženo|publikov|опубликован|размещ[её]н|добавлен|создан|дата публ|оприлюдн|yayın|eklenme|közzé|megjelent|írta|δημοσ|αναρτ|نشر|diterbitkan|dipublikasi|tayang|diposting|ngày đăng|발행|등록|입력|작성|승인|게시|公開|掲載|投稿|発表|配信|发布|发表|創建|创建|發佈|發布|發表|時間|时间/i;
