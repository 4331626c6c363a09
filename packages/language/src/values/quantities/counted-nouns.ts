// Nouns whose numbers matter in industry news: people and jobs, vehicles, packs, cells, chargers, homes.

const list = (words: string): string[] => words.trim().split(/\s+/);

/** People and posts. */
export const PEOPLE: ReadonlySet<string> = new Set(
  list(`worker workers employee employees job jobs position positions post posts staff staffer staffers people persons
  person roles role engineer engineers hire hires personnel labourers laborers technicians workforce headcount
  contractors colleagues associates redundancies layoffs operators members recruits`),
);

/** Things made or sold. */
const THINGS = list(`vehicle vehicles car cars ev evs suv suvs truck trucks van vans bus buses pickup pickups automobile
  automobiles motorcycle motorcycles scooter scooters bike bikes e-bikes unit units pack packs battery batteries cell
  cells module modules container containers system systems charger chargers station stations robot robots robotaxi
  robotaxis humanoids home homes household households racks powerwalls powerpacks megapacks sets panels stacks drones
  tractors vessels ships locomotives inverters`);

export const COUNTED: ReadonlySet<string> = new Set([...PEOPLE, ...THINGS]);

/** Between figure and noun: "1,600 hourly and salaried workers". These end the search: a verb, a preposition, a stop. */
export const STOPS: ReadonlySet<string> = new Set(
  list(`in on at by for from to into with without over under after before since until per a an the this that these those
  which who whom whose as than is are was were be been being has have had will would could should may might can must do
  does did said says or but nor if when while where because its it their they he she we our i you his her not no also only
  this next last early late year years month months week weeks day days hours minutes quarter million billion percent
  kilometers kilometres miles km kwh mwh gwh won yen dollars euros yuan times between during about around such and`),
);
