// A truthful user agent: who we are, which version, and whom to write to.

/** The product token that robots.txt groups are matched with. */
export const PRODUCT_TOKEN = 'Cellwire';

/** `Cellwire/0.1.0 (+https://example.com/bot)` or `(+mailto:…)`. Throws where the contact is neither URL nor e-mail address. */
export function userAgent({ contact, version }: { contact: string; version: string }): string {
  const address = contact.trim().replace(/^mailto:/i, '');
  const isMail = /^[!-'*+./-9=?A-Z^-~-]+@[A-Za-z0-9.-]+$/.test(address);
  const isUrl = /^https?:\/\/[!-'*-~]+$/.test(address);
  if (!isMail && !isUrl)
    throw new Error(`contact "${contact}" is neither an e-mail address nor a URL; give one that a webmaster can use`);
  if (!/^[0-9A-Za-z.+-]+$/.test(version))
    throw new Error(`version "${version}" may have letters, digits, ". + -" only`);
  return `${PRODUCT_TOKEN}/${version} (+${isMail ? 'mailto:' : ''}${address})`;
}
