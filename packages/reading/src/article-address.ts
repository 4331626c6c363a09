// The address an article is known by, whoever links to it.

/** Query parameters that say where a reader came from, never which article is meant. */
const TRACKING =
  /^(?:utm_|at_|mc_|_hs|pk_|mtm_|ns_|cm)|^(?:fbclid|gclid|dclid|msclkid|yclid|igshid|ref|referrer|src|source|partner|cmpid|cmp|campaign|ocid|ncid|smid|smtyp|soc_src|soc_trk|guccounter|guce_referrer|guce_referrer_sig|rss|feed|taid|traffic_source|amp|outputType|sh|spref|xtor|wt_mc|s_cid|mod|mbid|__twitter_impression)$/i;

/**
 * Canonical form of a web address: lower-case host, no fragment, no tracking parameters, parameters sorted, no trailing
 * `/amp`. Null for anything but http and https, or with credentials.
 */
export function articleAddress(link: string): string | null {
  if (link.length > 8192 || !URL.canParse(link)) return null;
  const url = new URL(link);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) return null;
  url.hash = '';
  const kept = [...url.searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  url.search = new URLSearchParams(kept).toString();
  url.pathname = url.pathname.replace(/\/amp\/?$/, '/').replace(/(.)\/{2,}$/, '$1/');
  return url.href;
}
