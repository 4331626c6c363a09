import { describe, expect, it } from 'vitest';
import { articleAddress } from './article-address.js';

describe('the address of an article', () => {
  it.each([
    ['https://News.Example/a?utm_source=x&utm_medium=rss#top', 'https://news.example/a'],
    ['https://news.example/story/amp/', 'https://news.example/story/'],
    ['https://news.example/a?b=2&a=1&fbclid=zz', 'https://news.example/a?a=1&b=2'],
    ['http://news.example:80/a', 'http://news.example/a'],
    ['https://news.example/read?id=7&ref=home', 'https://news.example/read?id=7'],
  ])('of %s is %s', (link, address) => {
    expect(articleAddress(link)).toBe(address);
  });
  it.each([
    'javascript:alert(1)',
    'ftp://x.example/a',
    'https://u:p@x.example/',
    'not a url',
    `https://x.example/${'a'.repeat(9000)}`,
  ])('refuses %s', link => {
    expect(articleAddress(link)).toBeNull();
  });
});
