/** The words that roles are told with. Data, and what they are asked. */

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Nouns for what a person is: offices, ranks, callings, kin. */
const nouns = set(`
  president vice-president minister prime-minister chancellor premier secretary undersecretary secretary-general senator congressman
  congresswoman representative governor lieutenant-governor mayor deputy councillor councilor alderman mp mep tsar chief head leader
  co-leader chair chairman chairwoman chairperson co-chair speaker whip director managing-director manager executive officer founder
  co-founder owner co-owner boss banker governor-general commissioner ambassador envoy diplomat consul attaché delegate negotiator mediator
  counterpart official aide adviser advisor strategist spokesman spokeswoman spokesperson press-secretary successor predecessor candidate
  nominee contender challenger incumbent commander general lieutenant colonel major captain sergeant corporal private admiral commodore
  brigadier marshal cadet soldier veteran inspector superintendent constable detective sheriff policeman policewoman judge justice
  magistrate prosecutor lawyer solicitor barrister attorney counsel coroner juror registrar ombudsman clerk bailiff notary king queen
  prince princess duke duchess emperor empress sultan emir sheikh shah crown-prince pope cardinal archbishop bishop priest vicar rabbi imam
  ayatollah cleric pastor monk nun doctor surgeon physician nurse midwife paramedic professor lecturer teacher schoolteacher headteacher
  headmaster headmistress principal dean rector provost student scholar researcher scientist biologist chemist physicist astronomer
  mathematician engineer surveyor architect designer inventor historian archaeologist geologist botanist zoologist meteorologist
  seismologist economist analyst sociologist psychologist philosopher linguist expert specialist author co-author writer novelist poet
  playwright journalist reporter correspondent editor columnist critic publisher broadcaster presenter photographer film-maker filmmaker
  producer actor actress musician composer conductor pianist violinist guitarist artist choreographer comedian athlete player footballer
  striker goalkeeper midfielder defender cricketer batsman bowler coach trainer referee umpire champion skipper treasurer accountant
  auditor trustee curator librarian grocer shopkeeper trader broker businessman businesswoman entrepreneur industrialist investor financier
  tycoon billionaire millionaire oligarch philanthropist activist campaigner organiser organizer dissident rebel militant warlord insurgent
  preacher hacker whistleblower victim survivor resident villager tenant pensioner volunteer member co-ordinator coordinator administrator
  chief-of-staff father mother son daughter brother sister husband wife widow widower grandfather grandmother grandson granddaughter uncle
  aunt nephew niece cousin partner fiancé fiancée son-in-law daughter-in-law brother-in-law sister-in-law father-in-law mother-in-law
  stepson stepdaughter lawmaker legislator politician statesman airman seaman gunman hostage suspect defendant claimant plaintiff rapper
  anchor pundit commentator blogger developer programmer theologian explorer mountaineer climber astronaut cosmonaut firefighter postmaster
  soprano tenor baritone restorer sexton dealer collector auctioneer archivist caretaker housewife teenager contractor consultant planner
  agent operator landlord landowner homeowner ally rival colleague friend assistant bodyguard translator interpreter ceo cfo coo cto kc qc
  dci dsi dcs pc wpc
`);

/** Nouns for what a person does that are names as well: with a capital they are those. */
const crafts = set(`
  baker builder butcher carpenter cook cooper chef farmer fisherman miner mason bricklayer plumber porter tailor seamstress shoemaker barber hairdresser
  hunter ranger archer shepherd herder gardener driver trucker sailor singer dancer painter sculptor potter weaver skinner turner fisher forester
  logger warden guard bouncer cleaner janitor cashier courier postman vendor seller seeker carer nanny worker servant apprentice intern trainee
  graduate pupil schoolboy schoolgirl refugee migrant protester demonstrator motorcyclist motorist passenger commuter waiter waitress bartender
  mechanic electrician welder docker steelworker labourer laborer pilot golfer runner boxer cyclist swimmer sprinter jockey piper drummer
  reader page star parent host model marine heir witness neighbour neighbor
`);

/** Callings by their endings, such as “virologist” or “statistician”. */
const callings =
  /(?:ologist|ographer|(?:watch|film|shoe|clock|law|policy)maker|(?:shop|inn|store|zoo|green|goal)keeper|(?:lock|gold|silver|black)smith|(?:share|stake)holder|ician|sman|swoman|sperson|omist|(?<!h)ist)$/u;
const notCallings = set(
  'list mist fist twist exist resist consist persist assist insist christ enlist checklist shortlist mid-list',
);

/** What may stand before such a noun, as part of a title: “chief financial officer”. */
const modifiers = set(`
  prime foreign interior defence defense finance home health justice education trade energy economy environment transport agriculture culture
  chief vice deputy first second senior junior assistant associate acting interim former ex late retired executive financial operating technology
  lead principal managing general major lieutenant staff wing squadron rear air field detective crown grand supreme attorney surgeon state lord political press
  special permanent national regional district police army navy opposition shadow cabinet honorary emeritus lt maj col gen sgt capt
`);

/** Titles that stand before names and tell no role. */
const honorifics = set(
  'mr mrs ms miss mx sir dame lady lord dr prof professor madam mme herr frau monsieur señor señora rev reverend hon',
);
const shortRanks: Readonly<Record<string, string>> = {
  'gen.': 'General',
  'col.': 'Colonel',
  'lt.': 'Lieutenant',
  'maj.': 'Major',
  'sgt.': 'Sergeant',
  'capt.': 'Captain',
  'adm.': 'Admiral',
  'cmdr.': 'Commander',
  'sen.': 'Senator',
  'rep.': 'Representative',
  'gov.': 'Governor',
  gen: 'General',
  col: 'Colonel',
  lt: 'Lieutenant',
  maj: 'Major',
  sgt: 'Sergeant',
  capt: 'Captain',
  adm: 'Admiral',
  sen: 'Senator',
  gov: 'Governor',
  cllr: 'Councillor',
};

/** Letters after a name. */
const afterNames = set('KC QC MP MEP MSP MBE OBE CBE KBE DBE PhD MD Jr Sr');

const bare = (word: string): string => word.toLowerCase().replace(/\.$/, '');

/** Whether `word` says what a person is. */
export function isRoleNoun(word: string): boolean {
  const it = bare(word);
  const [first = '', ...rest] = it.split('-');
  if (rest.length > 0 && (nouns.has(first) || nouns.has(rest.at(-1) ?? ''))) return true;
  if (crafts.has(it)) return /^\p{Ll}/u.test(word);
  return nouns.has(it) || (callings.test(it) && it.length > 6 && !notCallings.has(it));
}

/** Whether `word` can be part of a title before a name. */
export function isTitleWord(word: string): boolean {
  return isRoleNoun(word) || isHonorific(word) || modifiers.has(bare(word)) || Object.hasOwn(shortRanks, word.toLowerCase());
}

/** Whether the words of a title name what somebody is, or how they are addressed: “National” alone does not. */
export function isTitle(words: readonly string[]): boolean {
  return words.some((it) => isRoleNoun(it) || isHonorific(it) || Object.hasOwn(shortRanks, it.toLowerCase()));
}

/** Whether `word` is a title such as “Mr”, which is no role. */
export function isHonorific(word: string): boolean {
  return honorifics.has(bare(word));
}

/** Nouns that companies are told by as well as people: “Acme, the operator”. */
const ofThings = set(`
  operator developer publisher broadcaster owner producer contractor consultant trader broker host rival partner member ally sponsor investor
  builder parent neighbour neighbor
`);

/** Whether a role may be a company's: then it does not show that a name is a person's. */
export function isOfThings(word: string): boolean {
  return ofThings.has(bare(word));
}

/** Whether `word` can stand before the noun of a role and is none itself. */
export function isModifier(word: string): boolean {
  return modifiers.has(bare(word));
}

/** A title word as it is written out. */
export function writtenOut(word: string): string {
  return shortRanks[word.toLowerCase()] ?? word;
}

/** Whether `word` is one of the letters after a name. */
export function isAfterName(word: string): boolean {
  return afterNames.has(word);
}

/** Words that make a run the name of an organisation, a work or a thing, and not of a person. */
const organisations = set(`
  council ltd limited inc corp corporation plc llc gmbh co company group holdings university institute institution college school academy party union
  alliance coalition front league federation association society club foundation trust fund bank securities capital partners hotels foods motors
  electric airlines airways railways force forces army navy guard guards corps police court tribunal parliament senate congress assembly house
  ministry department office bureau agency authority administration service services commission committee board panel programme program project
  organization organisation network centre center hospital clinic museum gallery library theatre theater cathedral church mosque temple synagogue
  times post news guardian telegraph herald tribune journal gazette review magazine letters press media radio television daily weekly
  state states nation nations kingdom republic empire federation democrats republicans conservatives liberals greens labour movement
  war battle operation act bill treaty accord agreement deal plan report prize award cup championship olympics games tournament trophy open final
  day week month year eve monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
  brigade brigades battalion regiment division fleet squadron militia command staff headquarters embassy consulate mission
  industries systems technologies technology software labs laboratories studios records entertainment pictures films energy oil gas petroleum power water
  steel mining pharmaceuticals pharma biotech health healthcare insurance bancorp ventures investments financial stores supermarkets
  hurricane storm typhoon cyclone planet asteroid project team squad fort hms uss mv ss rms villa olympics paralympics
  hezbollah shabaab haram qaeda taliban hamas isis brotherhood
  rovers united wanderers albion athletic city county rangers warriors watch cross crescent international initiative campaign festival conference summit
  election elections referendum inquiry crown rights constitution bible quran brothers sons workers
`);

/** Words that make a run the name of a place or a building. */
const placeNouns = set(`
  street road lane avenue square park airport station bridge castle palace tower hill hills mountain mountains mount valley river lake sea ocean gulf
  bay beach island islands peninsula desert forest port harbour harbor district province region county town village city north south east west northern southern eastern
  western central upper lower greater new hotel stadium arena plaza mall prison camp base market terrace drive close gardens green
`);

/** Whether one of the words of a run makes it the name of an organisation. */
export function isOrganisation(text: string): boolean {
  return text.split(/[\s-]/).some((it) => organisations.has(bare(it)));
}

/** Whether the run ends, or begins, as places' names do. */
export function isPlaceLike(text: string): boolean {
  const words = text.split(' ');
  return words.length > 1 && [words[0] ?? '', words.at(-1) ?? ''].some((it) => placeNouns.has(bare(it)));
}

/** Peoples and languages: adjectives that begin with a capital. */
const peoples =
  /^(?:\p{Lu}\p{Ll}{2,}(?:ish|ese|ian|ean)|Irish|French|Dutch|Greek|Welsh|Swiss|Czech|Thai|German|American|Mexican|African|European|Asian|Iraqi|Israeli|Pakistani|Saudi|Kuwaiti|Qatari|Omani|Emirati|Yemeni|Afghan|Uzbek|Kazakh|Kurd|Kurdish|Arab|Arabic|Hebrew|Turk|Slovak|Croat|Serb|Slovene|Finn|Dane|Swede|Pole|Scot|Scots|Muslim|Islamic|Islamist|Christian|Jewish|Hindu|Sunni|Shia|Catholic|Protestant|Victorian|Soviet|Ottoman|Republican|Democrat|Democratic|Conservative|Labour|Liberal|Tory|Bengali|Nepali|Somali|Malian|Cuban|Korean|Moroccan|Tunisian|Libyan|Lebanese|Cypriot|Filipino|Argentine|Hispanic|Latino|Mandarin|Cantonese|Urdu|Latin|Nazi|Olympic|Congolese|Basque|Catalan|Hutu|Tutsi|Uyghur)s?$/u;

/** Whether a word that begins with a capital is an adjective of a people, a language or a creed. */
export function isPeople(word: string): boolean {
  return peoples.test(word);
}
