// Links of feeds made absolute.

const MAX_LINK = 8192;

/** `link` as an absolute URL, against `base` where it is relative; null where it is empty or can't be made absolute. */
export function absoluteUrl(link: string | null | undefined, base: string | null): string | null {
  const trimmed = link?.trim().replace(/[\t\r\n]/g, '') ?? '';
  if (!trimmed || trimmed.length > MAX_LINK) return null;
  try {
    return base ? new URL(trimmed, base).href : new URL(trimmed).href;
  } catch {
    return null;
  }
}

/** An absolute http or https URL, or null: what may be fetched or shown as a link. */
export function webUrl(link: string | null | undefined, base: string | null): string | null {
  const url = absoluteUrl(link, base);
  return url && /^https?:/.test(url) ? url : null;
}

/** The base for what stands inside an element with `xml:base`. A base that is no URL changes nothing. */
export function baseWithin(outer: string | null, xmlBase: string | undefined): string | null {
  return xmlBase === undefined ? outer : (webUrl(xmlBase, outer) ?? outer);
}
