// Words for people from the pack's snake_case ids; any pack's ids read well, none is listed but acronyms.

const ACRONYMS: Record<string, string> = { jv: 'JV', ess: 'ESS', ev: 'EV', gwh: 'GWh', usd: 'US$' };

/** `stake_sale` → "Stake sale", `jv_dissolution` → "JV dissolution". */
export function label(id: string): string {
  const words = id.split(/[_-]+/).map(word => ACRONYMS[word] ?? word);
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "1 source", "3 sources". */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** Steps of a deal's life that lead on; denied and cancelled end it. */
export const LIFE = ['considered', 'announced', 'agreed', 'completed'] as const;
