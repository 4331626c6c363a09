import { expect, it } from 'vitest';
import { userAgent } from './user-agent.js';

it.each([
  ['desk@cells.example', 'Cellwire/0.1.0 (+mailto:desk@cells.example)'],
  ['mailto:desk+bot@cells.example', 'Cellwire/0.1.0 (+mailto:desk+bot@cells.example)'],
  [' https://cells.example/bot?a=1 ', 'Cellwire/0.1.0 (+https://cells.example/bot?a=1)'],
])('names the contact %s', (contact, expected) => {
  expect(userAgent({ contact, version: '0.1.0' })).toBe(expected);
});

it.each([
  '',
  'me',
  'cells.example',
  'a@b\r\nx: y',
  'a b@c.example',
  'https://a.example/)(',
  'ftp://a.example',
  'a@b@c',
])('refuses %j as a contact', contact => {
  expect(() => userAgent({ contact, version: '0.1.0' })).toThrow('neither an e-mail address nor a URL');
});

it('refuses a version that would break the header', () => {
  expect(() => userAgent({ contact: 'a@b.example', version: '1\r\n' })).toThrow('version');
});
