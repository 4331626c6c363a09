import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatFault } from '@cellwire/pack';
import { expect, it, onTestFinished } from 'vitest';
import { outletFaults } from './outlet-hints.js';

it('names bad selectors and hints of the past, with their lines', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'cellwire-outlets-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  writeFileSync(
    join(dir, 'outlets.yaml'),
    `outlets:
  - host: quay.example
    body: [article .story, "div["]
    remove: [.promo]
    title: "h1:("
    validUntil: "2026-02-28"
    note: Why
  - host: pier.example
    body: [main]
    validUntil: "2027-01-01"
    note: Why
`,
  );
  writeFileSync(join(dir, 'pack.yaml'), 'name: quay\n');
  const { faults, doubts } = await outletFaults(dir, '2026-03-03');
  expect(faults.map(formatFault)).toEqual([
    expect.stringMatching(/^outlets\.yaml:3:28: the selector "div\[" cannot be used: .+; mend: correct it$/),
    expect.stringMatching(/^outlets\.yaml:5:12: the selector "h1:\(" cannot be used/),
  ]);
  expect(doubts.map(formatFault)).toEqual([expect.stringMatching(/^outlets\.yaml:6:17: the hint for quay\.example/)]);
});
