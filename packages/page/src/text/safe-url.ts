// Addresses in articles and feeds are other people's text: only web addresses become links.

/** The address when it is http or https, else null: `javascript:`, `data:` and nonsense never reach an href. */
export function safeUrl(url: string | null | undefined): string | null {
  if (!url) return null;
  try {
    const { protocol, href } = new URL(url);
    return protocol === 'https:' || protocol === 'http:' ? href : null;
  } catch {
    return null;
  }
}
