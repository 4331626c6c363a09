// The closed word classes that names are told by. General business English: no company, no industry of a pack stands here.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

/** Legal forms. They end a company's name and are dropped from the usual one. */
export const LEGAL_FORMS =
  words(`inc incorporated corp corporation co company ltd limited llc lllp llp lp plc pllc ag se sa nv bv ab asa as oyj oy aps kk
  gmbh kg kgaa spa srl sarl sas sl sca pty pte bhd sdn tbk pt jsc pjsc ojsc ooo kft zrt doo sro spzoo kabushiki kaisha
  n.v. n.v s.a. s.a b.v. b.v s.e. s.p.a. s.p.a s.r.l. l.p. l.l.c. p.l.c. a.s. a.g.`);
/** Legal forms that also end the usual name ("Power Company of Wyoming" needs it, "Acme Motors Company" does not). */
export const WEAK_FORMS = words('group holding holdings');
/** Legal forms which are ordinary or short words otherwise: they count only in capitals behind a name. */
export const SHORT_FORMS = words('se sa as ab ag nv bv co sl kg pt kk oy lp');

/** Last words of company names of any trade. A pack adds those that its own companies' names end in. */
export const NAME_HEADS =
  words(`energy energies power motor motors electric electronics electrical automotive auto autos automobile automobiles technologies technology tech
  solutions solution systems industries industrial industry materials metals minerals mining mines resources chemical chemicals chem holdings holding group
  partners capital ventures enterprises enterprise works labs laboratories semiconductor semiconductors software networks telecom communications
  pharmaceuticals pharma therapeutics biosciences foods airlines airways logistics shipping aerospace robotics renewables renewable utilities utility
  steel oil gas petroleum petrochemical mobility vehicles trucks truck machinery heavy engineering construction trading investment investments
  bank financial insurance international global worldwide innovation innovations innovative manufacturing products components recycling carbon environmental
  securities research consulting advisors associates insights company corporation brands stores media entertainment interactive digital digitals precision advanced`);

/** Nouns for companies of any trade. The pack's kinds add those of its industry. */
export const COMPANY_NOUNS =
  words(`company companies firm firms group groups conglomerate conglomerates corporation maker makers manufacturer manufacturers producer producers
  supplier suppliers developer developers operator operators provider providers vendor vendors distributor startup startups start-up start-ups upstart giant giants
  unit units subsidiary subsidiaries affiliate affiliates arm division parent business businesses bank lender insurer retailer utility utilities miner miners refiner refiners
  trader recycler recyclers processor processors integrator integrators automaker automakers carmaker carmakers truckmaker truckmakers chipmaker chipmakers steelmaker steelmakers
  planemaker drugmaker toolmaker specialist specialists explorer investor investors fund owner rival rivals competitor competitors heavyweight powerhouse major player
  partner partners customer customers client clients builder builders contractor contractors brand buyer shareholder shareholders consultancy brokerage house foundry smelter marque spinoff spin-off spin-out
  holding holdings dynasty cooperative co-operative concern outfit outfits enterprise enterprises consortium newcomer multinational multinationals pioneer champion
  trader traders wholesaler lessor backer backers manufactory`);
/** What tells of a share that somebody holds, a word of it: "22 percent", "a stake", "half". */
export const SHARE_WORDS = words('% percent cent stake stakes share shares interest holding half');
/** Small words inside names of Romance languages: "Banco do Brasil". */
export const ROMANCE_OF = words('de do da du del des dos das della di');
/** Nouns that make the thing in apposition a joint venture. */
export const VENTURE_NOUNS = words('venture ventures jv jvs joint-venture');
/** Nouns for production sites. */
export const FACILITY_NOUNS =
  words(`plant plants factory factories facility facilities gigafactory gigafactories megafactory megafactories site sites complex campus line lines refinery refineries
  mine mines hub hubs mill mills smelter smelters works warehouse building buildings project projects megasite shipyard foundry foundries fab fabs workshop depot`);
/** Nouns for places in apposition or behind "of". */
export const PLACE_NOUNS = words(
  'city town village county province state prefecture region district municipality capital port island peninsula suburb area territory township borough',
);
/** Nouns for people's posts; before or behind a name they make it a person. */
export const PERSON_NOUNS =
  words(`president chairman chairwoman chairperson chair ceo cfo coo cto cio chief executive director head founder co-founder cofounder governor gov minister secretary
  senator sen rep representative congressman congresswoman mayor analyst economist spokesman spokeswoman spokesperson professor prof researcher scientist lawyer judge ambassador premier
  chancellor commissioner prime vice deputy officer boss manager engineer strategist consultant author editor reporter correspondent partner-in-charge treasurer
  mr mrs ms dr sir king queen prince lord lady sheikh pope general colonel captain lawmaker leader member official officials executives spokespersons`);
/** Titles that stand right before a person's name and never before a company's. */
export const PERSON_TITLES =
  words(`mr mrs ms dr prof professor sir president chairman chairwoman chairperson ceo cfo coo cto governor gov minister secretary senator sen rep representative congressman
  congresswoman mayor analyst economist spokesman spokeswoman spokesperson judge ambassador premier chancellor commissioner king queen prince lord director founder co-founder officer chief executive head manager researcher vice deputy lawmaker administrator liquidator receiver trustee boss presidents ministers governors senators analysts executives chairmen`);
/** Words in the name of a public body, a court, a school or an association: not a company. */
export const BODY_WORDS =
  words(`ministry department agency commission bureau council committee parliament senate congress court university college institute institution administration
  authority association federation union chamber board cabinet assembly treasury embassy police army navy republic government office secretariat foundation society forum academy school service services
  organization organisation party exchange cooperation`);
/** Words that end the name of a law, plan, index, prize, place or product: not a company. */
export const THING_WORDS =
  words(`act bill law treaty code directive regulation regulations agreement award awards index indices conference summit expo show fair day week month year quarter model models series edition
 chapter section article phase class grade level plan program programme initiative project mission strategy vision deal accord protocol convention policy strait sea ocean river lake bay gulf mountain mountains
 valley street avenue road highway building tower center centre airport park stadium church cup league championship games war crisis pandemic age era review report survey outlook 
 credit credits tax tariff tariffs fund funds bond bonds rule rules prime economy market markets reserve decree constitution`);
/** Last words of newspapers, stations and sites: sources of a report. */
export const MEDIA_WORDS = words(
  'times journal post herald news daily weekly magazine magazin tribune gazette chronicle observer telegraph newspaper newswire newswires bizwire broadcasting tv radio biz zeitung shimbun ilbo review insider',
);
/** News agencies and papers: sources of a report, not its subject. */
export const AGENCIES = words(
  'reuters bloomberg yonhap newsis kyodo nikkei xinhua afp dpa caixin tass cnbc cnn bbc yicai prnewswire businesswire electrek handelsblatt jiji edaily pti ani upi argus fastmarkets benchmark',
);
/** Capitals that are no names of companies: measures, chemistries of trade, posts, currencies, months of the calendar. */
export const PLAIN_ACRONYMS =
  words(`ev evs ess bess phev bev hev ice suv suvs ai it ipo ira ceo cfo coo cto cio evp svp vp jv mou moa loi spa r&d hq usd eur krw jpy cny rmb gbp cad aud sek nok inr
  lfp ncm nmc nca lmr lmfp gwh mwh kwh twh gw mw kw am pm gmt est kst utc q1 q2 q3 q4 h1 h2 1h 2h fy ytd yoy eps ebit ebitda esg pr tv pc api faq warn un nato opec wto imf oecd usmca nafta gdp cpi ppi etf reit spac sofr libor euribor sonia tibor
  dc ac ups oem oems odm epc pv lng llc co2 covid covid-19 us uk eu uae usa prc kospi kosdaq nyse nasdaq otc tsx asx lse s&p msci ftse dax sec ftc doe epa irs doj fda dot faa nhtsa osha cbp motie mofcom miit gst vat id ok tba no ms phd mba
  i ii iii iv vi vii ncr dle nda fid dfs pea feoc ftz aka pcs bms
  sofr sonia libor euribor estr tibor fob cif exw ddp capex opex roi irr npv wacc cagr nav aum fcf gaap ifrs m&a kpi agm egm adr adrs gdr sme smes ngo ppa ppas o&m iso iec
  lto lco lmo nmp pvdf cam pcam cmc ssb vrfb soc dod trl hs fta cbam nevi ndrc samr mee meti doc usgs iea irena bnef ercot caiso pjm miso nyiso hvdc led lcd oled dram nand gpu cpu pfas`);

/** Never the beginning or the whole of a name, though a sentence or headline may write them with a capital. */
export const FUNCTION_WORDS =
  words(`the a an and or but nor so yet if as of in on at by for from to with without within into onto over under above below between among amongst against about around across after before
  behind beyond during until till since through throughout toward towards upon via versus per than then that this these those there here it its itself he him his himself she her hers they them their theirs themselves we us our ours you your yours i my me mine
  who whom whose which what when where why how whether while whereas because although though unless however meanwhile moreover furthermore nevertheless nonetheless therefore thus hence also too still even just only already again once
  not no none neither either both each every all any some many much more most few fewer less least several other others another such same own one two three four five six seven eight nine ten eleven twelve first second third fourth fifth last next
  is are was were be been being am do does did done has have had having will would shall should can could may might must
  today yesterday tomorrow now later earlier soon recently currently separately together instead perhaps maybe indeed according amid despite given including like unlike besides apart due owing thanks
  up down off out back away ahead along alongside near nearly almost roughly approximately least half new`);
/** Calendar words and the like that are always written with a capital and name nothing. */
export const CALENDAR_WORDS =
  words(`january february march april june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun christmas easter thanksgiving ramadan lunar new-year spring summer autumn winter q1 q2 q3 q4 h1 h2
  american european asian western eastern northern southern north south east west northeast northwest southeast southwest central english internet earth god bible`);

/** What companies do in the news; the subject of one of these is a company unless it is known to be a person or place. */
export const CORPORATE_VERBS =
  words(`announced announces announce plans planned plan signed signs sign agreed agrees agree acquired acquires acquire bought buys buy sold sells sell invested invests invest
  launched launches launch unveiled unveils unveil supplied supplies supply won wins secured secures secure posted posts reported reports built builds build opened opens open closed closes close expanded expands expand
  owns own owned operates operate operated makes make made produces produce produced manufactures manufacture develops develop develop developed expects expect expected aims aim aimed intends intend intended
  completed completes complete terminated terminates terminate cancelled canceled cancels delayed delays delay halted halts halt suspended suspends paused pauses pause postponed scrapped scraps scrap shelved shelves
  exited exits exit quit quits withdrew withdraws withdraw pulled pulls took takes take booked books record recorded records raised raises raise cut cuts slashed lowered lowers furloughed lays laid fired hired hires
  filed files entered enters formed forms form established establishes partnered partners teamed teams tapped taps selected selects picked chose chooses awarded awards dissolved dissolves dissolve ended ends end divested divests divest
  offloaded offloads unloaded unloads transferred transfers hopes targets target targeted forecasts forecast slumped rose fell jumped dropped surged tumbled gained climbed employs employ employed
  converts convert converted shifts shift shifted began begins begin started starts start spends spend spent holds hold held seeks seek sought considers consider weighs mulls eyes denies denied denies wrote writes plunged declined lost loses
  sues sued files filing emerges emerged collapsed supplying swings swung warns warned ships shipped delivered delivers deliver doubles doubled idles idled shutters shuttered scales scaled boosts commits committed pledged pledges receives received
  leaves left joins joined backs backed leads led merges merged spins invests reached reaches finalized finalises finalizes inks inked lands landed nabs clinches extends extended revises revised reviews trims trimmed reaffirmed maintains
  became becomes subscribed subscribes discloses disclosed recognised recognized recognises recognizes incurred incurs logged logs unwound unwinds disbanded discontinued parted snapped scooped bagged bags tore axed axes ditched ditches
  revoked revokes rescinded annulled voided renewed renews ordered sources sourced locked purchases purchased procures contracted trimmed relinquished relinquishes disposed impaired slashes liquidates liquidated swapped swaps`);
/** Verbs of saying: a company's or a person's. */
export const SAYING_VERBS = words(
  'said says told tells added adds noted notes stated states confirmed confirms explained explains declined warned warns argued argues',
);
