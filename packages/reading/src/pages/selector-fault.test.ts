import { expect, it } from 'vitest';
import { selectorFault } from './selector-fault.js';

it.each(['article .story', 'div[data-x="1"] > p:first-child', 'h1, h2', '#a .b:not(.c)'])('takes %s', selector =>
  expect(selectorFault(selector)).toBeNull(),
);
it.each(['div[', '>>>', 'p:no-such-thing(', 'a:hover:('])('says what is wrong with %s', selector =>
  expect(selectorFault(selector)).toMatch(/\w/),
);
