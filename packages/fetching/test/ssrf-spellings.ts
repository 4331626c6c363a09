// Spellings of URLs that lead inside, our own list: every place that takes a URL must refuse each of them.
// `PORT` stands for the canary's port. Where a name has to be resolved, the tests' resolver leads it to the canary.

/** One spelling with the reason for which it is dangerous. */
export interface Spelling {
  url: string;
  kind:
    | 'loopback'
    | 'private'
    | 'metadata'
    | 'special'
    | 'ipv6'
    | 'name'
    | 'scheme'
    | 'confusing'
    | 'port'
    | 'resolved';
}

const under = (kind: Spelling['kind'], urls: string[]): Spelling[] => urls.map(url => ({ url, kind }));
const hosts = (kind: Spelling['kind'], list: string): Spelling[] =>
  under(
    kind,
    list
      .trim()
      .split(/\s+/)
      .map(host => `http://${host}:PORT/`),
  );

const LOOPBACK = `
127.0.0.1 127.0.0.1. 127.1 127.0.1 127.000.000.001 127.0.0.2 127.255.255.254 127.1.1.1 127.0.1.1 127.65535
0x7f.0.0.1 0x7f.1 0X7F.0X0.0X0.0X1 0x7f000001 0x7f.0x000001 0177.0.0.1 0177.1 00000177.0.0.1 017700000001 0177.0x0.0.1
2130706433 2130706434 2130706433. 0x000000007f000001 0 0. 0.0 0.0.0.0 0x0 00 0.0.0.1 1
１２７.０.０.１ ⑫７.0.0.1 127。0。0。1 127．0．0．1 127｡0｡0｡1 ①②⑦.⓪.⓪.① 𝟏𝟐𝟕.𝟎.𝟎.𝟏 ２１３０７０６４３３ ０ｘ７ｆ.1
%31%32%37.0.0.1 127.0.0.%31 127%2E0%2E0%2E1 %30x7f.1 12\u00ad7.0.0.1 127.0.0.1\u200b
localhost LOCALHOST LocalHost localhost. ⓛⓞⓒⓐⓛⓗⓞⓢⓣ ｌｏｃａｌｈｏｓｔ local\u00adhost %6cocalhost a.localhost a.b.localhost. localhost.localdomain`;

const PRIVATE = `
10.0.0.1 10.255.255.255 10.1 012.0.0.1 0xa.0.0.1 167772161
172.16.0.1 172.31.255.255 172.20.10.2 0xac100001 2886729729
192.168.0.1 192.168.1.1 192.168.255.255 192.168.257 0xc0a80001 3232235777 0300.0250.0.1
100.64.0.1 100.127.255.254 169.254.0.1 169.254.255.254`;

const METADATA = `
169.254.169.254 169.254.43518 0xa9fea9fe 2852039166 0251.0376.0251.0376 0xa9.0xfe.0xa9.0xfe 169.16689662
[::ffff:169.254.169.254] [::ffff:a9fe:a9fe] [64:ff9b::a9fe:a9fe] [2002:a9fe:a9fe::1] [fd00:ec2::254] [fe80::a9fe:a9fe]
169.254.170.2 100.100.100.200 168.63.129.16 192.0.0.192 metadata.google.internal METADATA.GOOGLE.INTERNAL. metadata.internal`;

const SPECIAL = `
192.0.0.1 192.0.2.1 198.51.100.7 203.0.113.9 198.18.0.1 198.19.255.255 192.88.99.1 192.31.196.1 192.52.193.1 192.175.48.1
224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 0xffffffff 4294967295`;

const IPV6 = `
[::] [::1] [0:0:0:0:0:0:0:1] [0000:0000:0000:0000:0000:0000:0000:0001] [::0001] [::0.0.0.1] [0::1] [::0]
[::ffff:127.0.0.1] [::ffff:7f00:1] [::FFFF:127.0.0.1] [0:0:0:0:0:ffff:127.0.0.1] [::ffff:0:127.0.0.1] [::127.0.0.1] [::7f00:1]
[::ffff:10.0.0.1] [::ffff:192.168.0.1] [::ffff:0.0.0.0] [::ffff:100.64.0.1] [::10.0.0.1]
[64:ff9b::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b::10.0.0.1] [64:ff9b:1::7f00:1] [64:ff9b:1:ffff::1]
[2002:7f00:1::] [2002:a00:1::1] [2002:c0a8:1::1] [2001::1] [2001:0:7f00:1::] [2001:0:4136:e378:8000:63bf:80ff:fffe]
[fc00::1] [fd00::1] [fdff:ffff::1] [fe80::1] [febf::1] [fec0::1] [feff::1] [ff02::1] [ff0e::1] [100::1] [100:0:0:1::1]
[2001:db8::1] [3fff::1] [2001:2::1] [2001:10::1] [2001:20::1] [2001:30::1] [2001:1::1] [5f00::1] [4000::1] [8000::1] [1::1]
[2a00:1450:4001:800:0:5efe:7f00:1] [2a00:1450:4001:800:200:5efe:10.0.0.1]`;

const NAMES = `
intranet router printer.local db.internal wiki.corp nas.home pi.lan box.home.arpa app.private hidden.onion name.alt
1.0.0.127.in-addr.arpa gateway.localdomain portal.intranet kubernetes.default.svc.cluster.local`;

// Public by their looks; what they resolve to is not.
const RESOLVED = `
127.0.0.1.nip.example rebind.example www.cells.example xn--bcher-kva.example cells.example. CELLS.example 127.0.0.1.example
0x7f.0.0.1.example a-b.example`;

const SCHEMES = under('scheme', [
  'file:///etc/passwd',
  'file://127.0.0.1/etc/passwd',
  'FILE:///C:/boot.ini',
  'ftp://127.0.0.1:PORT/',
  'gopher://127.0.0.1:PORT/_INFO',
  'dict://127.0.0.1:PORT/d:x',
  'ldap://127.0.0.1:PORT/',
  'tftp://127.0.0.1:PORT/x',
  'sftp://127.0.0.1:PORT/',
  'ws://127.0.0.1:PORT/',
  'wss://127.0.0.1:PORT/',
  'jar:http://127.0.0.1:PORT/!/',
  'data:text/html,<p>x</p>',
  'javascript:alert(1)',
  'blob:http://127.0.0.1:PORT/0',
  'view-source:http://127.0.0.1:PORT/',
  'feed:http://127.0.0.1:PORT/',
  'feed://127.0.0.1:PORT/',
  'unix:/var/run/docker.sock',
  'http+unix://%2Fvar%2Frun%2Fdocker.sock/info',
  'about:blank',
  'urn:x:y',
]);

const CONFUSING = under('confusing', [
  'http:127.0.0.1:PORT/',
  'http:/127.0.0.1:PORT/',
  'http:///127.0.0.1:PORT/',
  'http:////127.0.0.1:PORT/',
  'http:\\\\127.0.0.1:PORT/',
  'http:/\\127.0.0.1:PORT/',
  'http:\\/\\/127.0.0.1:PORT/',
  ' http://127.0.0.1:PORT/',
  'http://127.0.0.1:PORT/ ',
  'HTTP://127.0.0.1:PORT/',
  'hTtP://127.1:PORT/',
  'ht\ttp://127.0.0.1:PORT/',
  'http://127.0.\n0.1:PORT/',
  'http://127.0.0.1\t:PORT/',
  '\u0000http://127.0.0.1:PORT/',
  'http://cells.example@127.0.0.1:PORT/',
  'http://cells.example:80@127.0.0.1:PORT/',
  'http://user:pass@cells.example:PORT/',
  'http://@127.0.0.1:PORT/',
  'http://127.0.0.1:PORT@cells.example/',
  'http://127.0.0.1:PORT\\@cells.example/',
  'http://cells.example\\@127.0.0.1:PORT/',
  'http://cells.example&@127.0.0.1:PORT/',
  'http://127.0.0.1:PORT#@cells.example/',
  'http://127.0.0.1:PORT?@cells.example/',
  'http://cells.example%00@127.0.0.1:PORT/',
  'http://127.0.0.1%00.cells.example:PORT/',
  'http://127.0.0.1%2f.cells.example:PORT/',
  'http://127.0.0.1:PORT/..;/admin',
  'http://127.0.0.1:0PORT/',
  '//127.0.0.1:PORT/',
  '127.0.0.1:PORT',
  '/etc/passwd',
  '',
  'http://',
  'http://:PORT/',
  'http://[::1/',
  'http://::1:PORT/',
  'http://[::1%25lo]:PORT/',
  'http://[fe80::1%25eth0]:PORT/',
  'http://[127.0.0.1]:PORT/',
  'http://[::ffff:127.0.0.1].example:PORT/',
  'http://256.256.256.256:PORT/',
  'http://127.0.0.1.1:PORT/',
  'http://0x7f.0.0.0.1:PORT/',
  'http://127..0.0.1:PORT/',
  'http://..:PORT/',
  'http://.:PORT/',
  'http://a..example:PORT/',
  'http://cells.example:99999/',
  'http://cells.example:-1/',
]);

const PORTS = under(
  'port',
  [0, 1, 22, 25, 53, 110, 143, 389, 465, 587, 636, 993, 2049, 5060, 6000, 6667, 10080].map(
    port => `http://cells.example:${port}/`,
  ),
);

export const SSRF_SPELLINGS: readonly Spelling[] = [
  ...hosts('loopback', LOOPBACK),
  ...hosts('private', PRIVATE),
  ...hosts('metadata', METADATA),
  ...hosts('special', SPECIAL),
  ...hosts('ipv6', IPV6),
  ...hosts('name', NAMES),
  ...hosts('resolved', RESOLVED),
  ...SCHEMES,
  ...CONFUSING,
  ...PORTS,
];

/** The spellings with the canary's port filled in. */
export const spellingsFor = (port: number): string[] =>
  SSRF_SPELLINGS.map(({ url }) => url.replaceAll('PORT', String(port)));

/** Addresses that a flipping or hostile DNS may answer with. */
export const INSIDE_ADDRESSES: readonly string[] = `
127.0.0.1 127.8.8.8 0.0.0.0 10.0.0.1 172.16.0.1 172.31.255.255 192.168.0.1 100.64.0.1 169.254.169.254 168.63.129.16
192.0.0.192 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255 192.88.99.1
::1 :: ::ffff:127.0.0.1 ::ffff:7f00:1 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 2002:7f00:1:: 2001:0:4136:e378:8000:63bf:80ff:fffe
fc00::1 fd00:ec2::254 fe80::1 fec0::1 ff02::1 100::1 2001:db8::1 3fff::1 5f00::1`
  .trim()
  .split(/\s+/);
