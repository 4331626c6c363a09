// Cases after RFC 9309, our own. Each row: rules (robots.txt text), agent, path asked for, answer.
import { describe, expect, it } from 'vitest';
import { crawlDelayOf, isAllowed, MAX_ROBOTS_BYTES, parseRobots } from './robots.js';

const SITE = 'https://cells.example';
const UA = 'Cellwire/0.1.0 (+mailto:desk@cells.example)';
type Row = [title: string, text: string, path: string, allowed: boolean, agent?: string];

const all = (...rules: string[]) => ['User-agent: *', ...rules].join('\n');

const GROUPS: Row[] = [
  ['an empty file allows', '', '/a', true],
  ['no group for us and no star allows', 'User-agent: Otherbot\nDisallow: /', '/a', true],
  ['the star group counts for us', all('Disallow: /a'), '/a', false],
  ['our own group counts', 'User-agent: Cellwire\nDisallow: /a', '/a', false],
  ['our group is found in lower case', 'User-agent: cellwire\nDisallow: /a', '/a', false],
  ['our group is found in capitals', 'USER-AGENT: CELLWIRE\nDISALLOW: /a', '/a', false],
  ['a product token alone finds its group', 'User-agent: cellwire\nDisallow: /a', '/a', false, 'Cellwire'],
  ['our group wins over star, star first', `${all('Disallow: /')}\n\nUser-agent: Cellwire\nAllow: /`, '/a', true],
  ['our group wins over star, star last', `User-agent: Cellwire\nAllow: /\n\n${all('Disallow: /')}`, '/a', true],
  [
    'our group without rules frees us from star',
    `User-agent: Cellwire\nDisallow:\n\n${all('Disallow: /')}`,
    '/a',
    true,
  ],
  ['our group may be stricter than star', `${all('Allow: /')}\nUser-agent: Cellwire\nDisallow: /`, '/a', false],
  ['star rules are not added to ours', `${all('Disallow: /b')}\nUser-agent: Cellwire\nDisallow: /a`, '/b', true],
  [
    'two groups of ours are one, first',
    'User-agent: Cellwire\nDisallow: /a\nUser-agent: x\nDisallow: /x\nUser-agent: Cellwire\nDisallow: /b',
    '/a',
    false,
  ],
  [
    'two groups of ours are one, second',
    'User-agent: Cellwire\nDisallow: /a\nUser-agent: x\nDisallow: /x\nUser-agent: Cellwire\nDisallow: /b',
    '/b',
    false,
  ],
  [
    'another agent between does not leak in',
    'User-agent: Cellwire\nDisallow: /a\nUser-agent: x\nDisallow: /x\nUser-agent: Cellwire\nDisallow: /b',
    '/x',
    true,
  ],
  ['two star groups are one', `${all('Disallow: /a')}\n${all('Disallow: /b')}`, '/b', false],
  ['agents in a row share rules, first', 'User-agent: Cellwire\nUser-agent: x\nDisallow: /a', '/a', false],
  ['agents in a row share rules, last', 'User-agent: x\nUser-agent: Cellwire\nDisallow: /a', '/a', false],
  [
    'agents in a row share rules across blank lines',
    'User-agent: Cellwire\n\n\nUser-agent: x\n\nDisallow: /a',
    '/a',
    false,
  ],
  [
    'a sitemap line does not end the row of agents',
    'User-agent: Cellwire\nSitemap: https://cells.example/s.xml\nUser-agent: x\nDisallow: /a',
    '/a',
    false,
  ],
  [
    'a crawl-delay does not end the row of agents',
    'User-agent: Cellwire\nCrawl-delay: 3\nUser-agent: x\nDisallow: /a',
    '/a',
    false,
  ],
  [
    'an unknown field does not end the row of agents',
    'User-agent: Cellwire\nHost: cells.example\nUser-agent: x\nDisallow: /a',
    '/a',
    false,
  ],
  ['a rule ends the row of agents', 'User-agent: x\nDisallow: /x\nUser-agent: Cellwire\nDisallow: /a', '/x', true],
  [
    'an empty rule ends the row of agents too',
    'User-agent: x\nDisallow:\nUser-agent: Cellwire\nDisallow: /a',
    '/a',
    true,
    'x',
  ],
  ['rules before any agent are nobody’s', 'Disallow: /a\nUser-agent: *\nDisallow: /b', '/a', true],
  ['a version after the token is passed over', 'User-agent: Cellwire/9.9\nDisallow: /a', '/a', false],
  ['words after the token are passed over', 'User-agent: Cellwire the reader\nDisallow: /a', '/a', false],
  ['a longer token is another agent', 'User-agent: Cellwire-News\nDisallow: /a', '/a', true],
  ['a shorter token is another agent', 'User-agent: Cell\nDisallow: /a', '/a', true],
  ['a token with _ and - is one token', 'User-agent: cell_wire-x\nDisallow: /a', '/a', false, 'Cell_Wire-X/1'],
  ['star with words behind is star', 'User-agent: * everybody\nDisallow: /a', '/a', false],
  ['a star glued to letters is nobody', 'User-agent: *wire\nDisallow: /a', '/a', true],
  ['an empty agent line is nobody', 'User-agent:\nDisallow: /a', '/a', true],
  ['an agent named like an object’s method is just a name', 'User-agent: constructor\nDisallow: /a', '/a', true],
  ['and finds its own group', 'User-agent: constructor\nDisallow: /a', '/a', false, 'constructor'],
  ['an agent without letters falls to star', all('Disallow: /a'), '/a', false, '123'],
];

const MATCHING: Row[] = [
  ['disallow of the root covers all', all('Disallow: /'), '/any/thing?x=1', false],
  ['an empty disallow forbids nothing', all('Disallow:'), '/a', true],
  ['an empty allow allows nothing more', all('Allow:', 'Disallow: /'), '/a', false],
  ['a prefix covers what begins so', all('Disallow: /fish'), '/fish.html', false],
  ['a prefix covers longer names', all('Disallow: /fish'), '/fishheads/yummy', false],
  ['a prefix covers queries', all('Disallow: /fish'), '/fish.php?id=1', false],
  ['case of paths counts', all('Disallow: /fish'), '/Fish.asp', true],
  ['a prefix is anchored at the start', all('Disallow: /fish'), '/catfish', true],
  ['a folder does not cover its bare name', all('Disallow: /fish/'), '/fish', true],
  ['a folder covers what is in it', all('Disallow: /fish/'), '/fish/salmon', false],
  ['a folder covers its query', all('Disallow: /fish/'), '/fish/?id=1', false],
  ['the longer allow wins', all('Disallow: /a', 'Allow: /a/b'), '/a/b/c', true],
  ['the longer disallow wins', all('Allow: /a', 'Disallow: /a/b'), '/a/b/c', false],
  ['order does not matter', all('Allow: /a/b', 'Disallow: /a'), '/a/b', true],
  ['of equals allow wins, allow first', all('Allow: /a', 'Disallow: /a'), '/a', true],
  ['of equals allow wins, allow last', all('Disallow: /a', 'Allow: /a'), '/a', true],
  ['three levels, the deepest decides: yes', all('Disallow: /a', 'Allow: /a/b', 'Disallow: /a/b/c'), '/a/b/d', true],
  ['three levels, the deepest decides: no', all('Disallow: /a', 'Allow: /a/b', 'Disallow: /a/b/c'), '/a/b/c/d', false],
  ['allow page, disallow root', all('Allow: /page', 'Disallow: /'), '/page', true],
  ['a longer wildcard beats a shorter allow', all('Allow: /page', 'Disallow: /*.htm'), '/page.htm', false],
  [
    'of a wildcard and a prefix of the same length allow wins',
    all('Allow: /page', 'Disallow: /*.ph'),
    '/page.php5',
    true,
  ],
  ['only the root itself by $', all('Allow: /$', 'Disallow: /'), '/', true],
  ['and nothing below it', all('Allow: /$', 'Disallow: /'), '/page.htm', false],
  ['duplicate rules are harmless', all('Disallow: /a', 'Disallow: /a', 'Disallow: /a'), '/a', false],
  ['unmatched rules allow', all('Disallow: /a', 'Disallow: /b'), '/c', true],
  ['a host with no path is the root', all('Disallow: /$'), '', false],
  ['the query is part of what is matched', all('Disallow: /*?print'), '/a?print=1', false],
  ['a path without that query is free', all('Disallow: /*?print'), '/a', true],
  ['a rule of a query on the root', all('Disallow: /?'), '/?s=x', false],
  ['a rule of a query on the root leaves the root', all('Disallow: /?'), '/', true],
  ['the fragment plays no part', all('Disallow: /*secret'), '/a#secret', true],
  ['robots.txt itself is always allowed', all('Disallow: /'), '/robots.txt', true],
  ['another file of that name is not', all('Disallow: /'), '/x/robots.txt', false],
  ['a rule without slash matches nothing', all('Disallow: fish'), '/fish', true],
  ['a whole URL as rule matches nothing', all('Disallow: https://cells.example/a'), '/a', true],
  ['dot segments are resolved before matching', all('Disallow: /secret'), '/open/../secret', false],
  ['doubled slashes are kept', all('Disallow: /a/b'), '/a//b', true],
];

const WILDCARDS: Row[] = [
  ['a star within', all('Disallow: /a*z'), '/a/b/z', false],
  ['a star matches nothing at all too', all('Disallow: /a*z'), '/az', false],
  ['a star needs what follows it', all('Disallow: /a*z'), '/a/b', true],
  ['a trailing star changes nothing', all('Disallow: /fish*'), '/fishheads', false],
  ['a leading star matches anywhere', all('Disallow: *fish'), '/cat/fish', false],
  ['a star alone matches all', all('Disallow: *'), '/x', false],
  ['stars in a row are one', all('Disallow: /a***z'), '/a-z', false],
  ['a slash and a star cover the root', all('Disallow: /*'), '/', false],
  ['file kinds', all('Disallow: /*.php'), '/folder/any.php.file.html', false],
  ['file kinds keep case', all('Disallow: /*.php'), '/windows.PHP', true],
  ['file kinds with an end', all('Disallow: /*.php$'), '/folder/filename.php', false],
  ['file kinds with an end, query behind', all('Disallow: /*.php$'), '/filename.php?id=1', true],
  ['file kinds with an end, slash behind', all('Disallow: /*.php$'), '/filename.php/', true],
  ['file kinds with an end, digit behind', all('Disallow: /*.php$'), '/filename.php5', true],
  ['the last possible place counts for an end', all('Disallow: /*.php$'), '/a.php/b.php', false],
  ['parts come in order', all('Disallow: /fish*.php'), '/fishheads/catfish.php?x', false],
  ['parts come in order, not before', all('Disallow: /fish*.php'), '/Fish.php', true],
  ['parts do not overlap', all('Disallow: /ab*ba$'), '/aba', true],
  ['parts may touch', all('Disallow: /ab*ba$'), '/abba', false],
  ['an exact path', all('Disallow: /a$'), '/a', false],
  ['an exact path only', all('Disallow: /a$'), '/ab', true],
  ['an exact path without its query', all('Disallow: /a$'), '/a?b', true],
  ['a star before an end is no end', all('Disallow: /a*$'), '/abc', false],
  ['a $ within is literal', all('Disallow: /a$b'), '/a$b', false],
  ['a $ within is no end', all('Disallow: /a$b'), '/a', true],
  ['two $: the last is the end', all('Disallow: /a$$'), '/a$', false],
  ['a ? is no wildcard', all('Disallow: /a?c'), '/abc', true],
  ['a . is no wildcard', all('Disallow: /a.c'), '/abc', true],
  ['a + is literal', all('Disallow: /a+'), '/aaa', true],
  ['brackets are literal', all('Disallow: /a[0-9]'), '/a5', true],
  ['a longer pattern with stars beats a shorter one', all('Disallow: /a/*/c', 'Allow: /a/*/c/d'), '/a/x/c/d', true],
  ['a query’s parameter anywhere', all('Disallow: /*&sort='), '/list?page=2&sort=date', false],
  ['session ids anywhere', all('Disallow: /*sid='), '/news/a.html?sid=9', false],
];

const ENCODING: Row[] = [
  ['UTF-8 in the rule, encoded in the URL', all('Disallow: /foo/bar/ツ'), '/foo/bar/%E3%83%84', false],
  ['encoded in the rule, UTF-8 in the URL', all('Disallow: /foo/bar/%E3%83%84'), '/foo/bar/ツ', false],
  ['UTF-8 in both', all('Disallow: /전지'), '/전지/1', false],
  ['an encoded letter in the rule', all('Disallow: /foo/bar/%62%61%7A'), '/foo/bar/baz', false],
  ['an encoded letter in the URL', all('Disallow: /foo/bar/baz'), '/foo/bar/%62%61%7A', false],
  ['an encoded letter in both', all('Disallow: /%62'), '/%62', false],
  ['lower-case hexadecimal in the rule', all('Disallow: /%e3%83%84'), '/ツ', false],
  ['lower-case hexadecimal in the URL', all('Disallow: /ツ'), '/%e3%83%84', false],
  ['an encoded slash is no slash', all('Disallow: /a/b'), '/a%2Fb', true],
  ['an encoded slash matches itself', all('Disallow: /a%2Fb'), '/a%2fb', false],
  ['an encoded question mark is no query', all('Disallow: /a?b'), '/a%3Fb', true],
  ['an encoded star is a literal star', all('Disallow: /file-with-a-%2A.html'), '/file-with-a-*.html', false],
  ['and no wildcard', all('Disallow: /file-with-a-%2A.html'), '/file-with-a-x.html', true],
  ['an encoded $ at the end is literal', all('Disallow: /a%24'), '/a$b', false],
  ['and no end', all('Disallow: /a%24'), '/a', true],
  ['a raw star of the URL is matched by an encoded one', all('Disallow: /%2A'), '/*', false],
  ['an encoded tilde is a tilde', all('Disallow: /%7Ejoe/'), '/~joe/x', false],
  ['a tilde is an encoded tilde', all('Disallow: /~joe/'), '/%7ejoe/x', false],
  ['a space in the rule', all('Disallow: /a b'), '/a%20b', false],
  ['braces in the rule', all('Disallow: /{id}'), '/%7Bid%7D', false],
  ['octets that are no UTF-8 match themselves', all('Disallow: /%E9'), '/%e9t', false],
  ['a lone percent sign is kept', all('Disallow: /100%'), '/100%', false],
  ['a broken escape is kept', all('Disallow: /a%zz'), '/a%zz', false],
  ['umlauts in a query', all('Disallow: /*q=öl'), '/s?q=%C3%B6l', false],
];

const LINES: Row[] = [
  ['CRLF', 'User-agent: *\r\nDisallow: /a\r\n', '/a', false],
  ['CR alone', 'User-agent: *\rDisallow: /a\r', '/a', false],
  ['no line end at the end', 'User-agent: *\nDisallow: /a', '/a', false],
  ['mixed line ends', 'User-agent: *\r\n\rDisallow: /a\n', '/a', false],
  ['a byte order mark', '\ufeffUser-agent: *\nDisallow: /a', '/a', false],
  ['spaces around everything', '  User-agent :  *  \n\t Disallow\t:\t/a \t', '/a', false],
  ['no space at all', 'User-agent:*\nDisallow:/a', '/a', false],
  ['fields in odd case', 'uSeR-aGeNt: *\ndIsAlLoW: /a', '/a', false],
  ['a comment line', '# mine\nUser-agent: * # all\n#Disallow: /b\nDisallow: /a # not a', '/a', false],
  ['a commented rule is none', 'User-agent: *\n#Disallow: /a', '/a', true],
  ['a comment glued to the rule', 'User-agent: *\nDisallow: /a#b', '/a', false],
  ['blank lines split nothing', 'User-agent: *\n\n\nDisallow: /a', '/a', false],
  ['a line without colon is passed over', 'User-agent: *\nhello\nDisallow: /a', '/a', false],
  ['an unknown field is passed over', 'User-agent: *\nNoindex: /b\nDisallow: /a', '/b', true],
  ['a colon in the path', 'User-agent: *\nDisallow: /a:b', '/a:b', false],
  [
    'an HTML page gives no rules',
    '<!doctype html><html><head><title>Not found</title></head><body>User agents</body></html>',
    '/a',
    true,
  ],
  ['NUL bytes are passed over as a line', 'User-agent: *\n\u0000\u0000\nDisallow: /a', '/a', false],
  ['JSON gives no rules', '{"User-agent": "*", "Disallow": "/"}', '/a', true],
];

describe('robots rules', () => {
  const rows = [...GROUPS, ...MATCHING, ...WILDCARDS, ...ENCODING, ...LINES];
  it.each(rows)('%s', (_, text, path, allowed, agent = UA) => {
    expect(isAllowed(parseRobots(text), SITE + path, agent)).toBe(allowed);
  });
  it('are at least 130, none twice', () => {
    expect(rows.length).toBeGreaterThanOrEqual(130);
    expect(new Set(rows.map(([title]) => title)).size).toBe(rows.length);
  });
});

describe('crawl-delay', () => {
  it.each<[string, string, number | null]>([
    ['whole seconds', all('Crawl-delay: 10'), 10],
    ['fractions', all('Crawl-delay: 0.5'), 0.5],
    ['a decimal comma', all('Crawl-delay: 1,5'), 1.5],
    ['ours before the star’s', `${all('Crawl-delay: 10')}\nUser-agent: cellwire\nCrawl-delay: 3`, 3],
    ['none where our group names none', `${all('Crawl-delay: 10')}\nUser-agent: cellwire\nDisallow: /x`, null],
    ['nothing negative', all('Crawl-delay: -1'), null],
    ['no words', all('Crawl-delay: soon'), null],
    ['not infinite', all('Crawl-delay: Infinity'), null],
    ['nothing empty', all('Crawl-delay:'), null],
    ['nothing before an agent', 'Crawl-delay: 5', null],
  ])('is read: %s', (_, text, seconds) => {
    expect(crawlDelayOf(parseRobots(text), UA)).toBe(seconds);
  });
});

describe('robots files of odd size and bytes', () => {
  it('are read up to 500 KiB at least', () => {
    const filler = `# ${'x'.repeat(98)}\n`.repeat(Math.floor((500 * 1024 - 100) / 101));
    expect(filler.length).toBeGreaterThan(499 * 1024);
    expect(isAllowed(parseRobots(`${all()}\n${filler}Disallow: /a`), `${SITE}/a`, UA)).toBe(false);
  });
  it('are not read beyond the limit', () => {
    const filler = '#'.repeat(MAX_ROBOTS_BYTES);
    expect(isAllowed(parseRobots(`${all()}\n${filler}\nDisallow: /a`), `${SITE}/a`, UA)).toBe(true);
  });
  it('may hold bytes that are no UTF-8', () => {
    const bytes = Buffer.concat([
      Buffer.from(`${all('Disallow: /')}`),
      Buffer.from([0xe9, 0xff, 0x0a]),
      Buffer.from('Disallow: /b'),
    ]);
    expect(isAllowed(parseRobots(bytes), `${SITE}/%E9%FF/x`, UA)).toBe(false);
    expect(isAllowed(parseRobots(bytes), `${SITE}/b`, UA)).toBe(false);
    expect(isAllowed(parseRobots(bytes), `${SITE}/c`, UA)).toBe(true);
  });
  it('name their sitemaps, wherever they stand', () => {
    const text = `Sitemap: https://cells.example/a.xml\n${all('Disallow: /')}\nsitemap: /전지.xml`;
    expect(parseRobots(text).sitemaps).toEqual(['https://cells.example/a.xml', '/전지.xml']);
  });
  it('answer at once whatever the patterns', () => {
    const hostile = `Disallow: /${'*a'.repeat(2000)}*b$`;
    const robots = parseRobots(all(...Array.from({ length: 100 }, () => hostile)));
    const started = performance.now();
    expect(isAllowed(robots, `${SITE}/${'a'.repeat(8000)}`, UA)).toBe(true);
    expect(performance.now() - started).toBeLessThan(2000);
  });
  it('forbid what is no URL', () => {
    expect(isAllowed(parseRobots(''), 'not a url', UA)).toBe(false);
  });
});
