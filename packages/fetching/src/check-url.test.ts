import { describe, expect, it } from 'vitest';
import { INSIDE_ADDRESSES, SSRF_SPELLINGS } from '../test/ssrf-spellings.js';
import { checkUrl } from './check-url.js';
import { judgeAddress } from './judge-address.js';

const check = (url: string, rules = {}) => {
  const answer = checkUrl(url, rules);
  return answer.is === 'ok' ? answer.url : answer.reason;
};

describe('the static check of URLs', () => {
  it('has at least 150 spellings to refuse, none twice', () => {
    expect(SSRF_SPELLINGS.length).toBeGreaterThanOrEqual(150);
    expect(new Set(SSRF_SPELLINGS.map(({ url }) => url)).size).toBe(SSRF_SPELLINGS.length);
  });

  it.each(SSRF_SPELLINGS.filter(({ kind }) => kind !== 'resolved'))('refuses $kind $url', ({ url }) => {
    expect(checkUrl(url.replaceAll('PORT', '8080')).is).toBe('refused');
  });
  // Names that look public pass here; the connector refuses what they resolve to.
  it.each(SSRF_SPELLINGS.filter(({ kind }) => kind === 'resolved'))('leaves $url to the connector', ({ url }) => {
    expect(checkUrl(url.replaceAll('PORT', '8080')).is).toBe('ok');
  });

  it.each([
    ['https://www.cells.example/news?x=1', 'https://www.cells.example/news?x=1'],
    ['  https://cells.example ', 'https://cells.example/'],
    ['HTTPS://Cells.Example:443/A#frag', 'https://cells.example/A'],
    ['https://cells.example:8443/hook', 'https://cells.example:8443/hook'],
    ['http://8.8.8.8/', 'http://8.8.8.8/'],
    ['http://[2606:4700::1111]/', 'http://[2606:4700::1111]/'],
    ['https://전지.example/기사', 'https://xn--ly5bu5a.example/%EA%B8%B0%EC%82%AC'],
    ['https://cells.example/a@b:c', 'https://cells.example/a@b:c'],
    ['https://internal.cells.example/', 'https://internal.cells.example/'],
    ['https://localhost.cells.example/', 'https://localhost.cells.example/'],
    ['https://my.locale/', 'https://my.locale/'],
    ['https://cells.example/a\\b', 'https://cells.example/a/b'],
  ])('takes %s', (url, canonical) => {
    expect(check(url)).toBe(canonical);
  });

  it.each([
    ['ftp://cells.example/', 'scheme'],
    ['https://a:b@cells.example/', 'credentials'],
    ['https://cells.example:25/', 'port'],
    ['https://127.0.0.1/', 'address'],
    ['https://cells/', 'address'],
    ['cells.example', 'url'],
    [`https://cells.example/${'a'.repeat(9000)}`, 'url'],
    ['https://cells.example/a\u0000b', 'url'],
  ])('names the reason for %.40s', (url, reason) => {
    expect(check(url)).toBe(reason);
  });

  it('may ask for https', () => {
    expect(check('http://cells.example/', { httpsOnly: true })).toBe('scheme');
    expect(check('https://cells.example/', { httpsOnly: true })).toBe('https://cells.example/');
  });
});

describe('the allow-list', () => {
  const allowHosts = ['127.0.0.1:8080', 'newsroom:80', '[::1]:9000', 'Receiver.Local:443'];
  it.each([
    ['http://127.0.0.1:8080/feed', true],
    ['http://0x7f.1:8080/feed', true],
    ['http://newsroom/feed', true],
    ['http://[0:0::1]:9000/', true],
    ['https://receiver.local/', true],
    ['http://127.0.0.1:8081/feed', false],
    ['http://127.0.0.2:8080/feed', false],
    ['http://localhost:8080/feed', false],
    ['http://newsroom:8080/feed', false],
    ['https://newsroom/feed', false],
    ['http://u@127.0.0.1:8080/', false],
    ['ftp://127.0.0.1:8080/', false],
  ])('takes whole pairs only: %s %s', (url, passes) => {
    expect(checkUrl(url, { allowHosts }).is === 'ok').toBe(passes);
  });
  it('frees its pairs from https', () => {
    expect(checkUrl('http://127.0.0.1:8080/', { allowHosts, httpsOnly: true }).is).toBe('ok');
  });
  it.each(['', ':80', '127.0.0.1', '127.0.0.1:', '*:80', '127.0.0.1:x', 'a b:80'])('has no use for %j', pair => {
    expect(checkUrl('http://127.0.0.1/', { allowHosts: [pair] }).is).toBe('refused');
  });
});

describe('addresses', () => {
  it.each(INSIDE_ADDRESSES)('%s is inside', address => {
    expect(judgeAddress(address)).toContain('not a public address');
  });
  it.each(
    '1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1 169.253.1.1 172.15.1.1 172.32.0.1 192.167.1.1 192.169.0.1 198.17.0.1 198.20.0.1 223.255.255.255 2606:4700::1111 2a00:1450::1 2001:4860:4860::8888 2400::1 ::ffff:8.8.8.8'.split(
      ' ',
    ),
  )('%s is public', address => {
    expect(judgeAddress(address)).toBe(null);
  });
  it.each(['', 'cells.example', 'fe80::1%eth0', '8.8.8', 'unknown', '[8.8.8.8'])('%j is no address', text => {
    expect(judgeAddress(text)).not.toBe(null);
  });
});
