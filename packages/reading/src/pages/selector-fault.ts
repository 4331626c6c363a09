// Whether a selector of an outlet's hint can be used.
import { load } from 'cheerio/slim';

/** What is wrong with a CSS selector, in a few words; null where it can be used. */
export function selectorFault(selector: string): string | null {
  try {
    load('<p></p>', { xml: { xmlMode: false } })(selector);
    return null;
  } catch (error) {
    return (error as Error).message.split('\n')[0] ?? 'it cannot be read';
  }
}
