// What operators are given holds together: dashboard, alert rules and runbook name only what exists.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openMetrics } from '@cellwire/runtime';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const read = (file: string): string => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const { registry } = openMetrics({ processMetrics: true });
const metrics = registry.getMetricsAsArray();

const root = fileURLToPath(new URL('..', import.meta.url));
/** Source folders of everything but the package that defines the metrics. */
const SOURCES = ['packages', 'workers'].flatMap(kind =>
  readdirSync(join(root, kind))
    .filter(name => name !== 'runtime')
    .map(name => join(root, kind, name, 'src')),
);
const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
        .map(file => join(folder, file))
    : [];

interface Rule {
  alert: string;
  expr: string;
  annotations: { summary: string; runbook: string };
}
const rules: Rule[] = parse(read('ops/prometheus/rules.yml')).groups.flatMap((g: { rules: Rule[] }) => g.rules);
const dashboard = JSON.parse(read('ops/grafana/cellwire.json')) as { panels: { targets?: { expr: string }[] }[] };
const shown = dashboard.panels.flatMap(p => p.targets?.map(t => t.expr) ?? []);
const runbook = read('docs/runbook.md');

/** Every metric that an expression names, without the endings of histograms. */
const namesIn = (expr: string): string[] => [...expr.matchAll(/\bcellwire_[a-z0-9_]+/g)].map(m => m[0]);
const known = (name: string): boolean =>
  metrics.some(
    m => m.name === name || (m.type.toString() === 'histogram' && name.replace(/_(bucket|sum|count)$/, '') === m.name),
  );
/** Labels that an expression selects or groups by, with the metric they belong to. */
const labelsOf = (name: string): string[] => {
  const metric = metrics.find(m => m.name === name.replace(/_(bucket|sum|count)$/, '')) as
    | { labelNames?: string[] }
    | undefined;
  return [...(metric?.labelNames ?? []), 'le', 'instance'];
};

describe('metrics', () => {
  it('are at least 25 of our own, each with a help text', () => {
    const own = metrics.filter(m => !/^cellwire_(process|nodejs)_/.test(m.name));
    expect(own.length).toBeGreaterThanOrEqual(25);
    for (const m of own) expect((m as unknown as { help: string }).help.length, m.name).toBeGreaterThan(10);
  });
  it('are each counted or set by some code', () => {
    const code = SOURCES.flatMap(folder => filesIn(folder)).map(file => readFileSync(file, 'utf8'));
    const { registry: _, ...counted } = openMetrics();
    const idle = Object.keys(counted).filter(
      name => !code.some(text => new RegExp(`metrics\\??\\.${name}\\b`).test(text)),
    );
    expect(idle).toEqual([]);
  });
  it.each([...rules.map(r => [r.alert, r.expr]), ...shown.map(e => ['the dashboard', e])])(
    'named by %s exist, with their labels: %s',
    (_who, expr) => {
      const names = namesIn(expr as string);
      expect(names.length).toBeGreaterThan(0);
      for (const name of names) expect(known(name), name).toBe(true);
      const labels = [...(expr as string).matchAll(/\bby \(([^)]*)\)/g)].flatMap(m => (m[1] as string).split(/,\s*/));
      for (const label of labels) expect(names.flatMap(labelsOf), expr).toContain(label);
    },
  );
  it('would not be missed if a name were wrong (negative control)', () => {
    expect(known('cellwire_no_such_metric')).toBe(false);
  });
});

describe('the runbook', () => {
  it.each(rules.map(r => [r.alert, r.annotations.runbook]))('has a part for %s', (alert, link) => {
    expect(link).toBe(`docs/runbook.md#${(alert as string).toLowerCase()}`);
    expect(runbook).toMatch(new RegExp(`^## ${alert}\\n\\S.{40}`, 'm'));
  });
  it('has no part for a rule that is gone', () => {
    const parts = [...runbook.matchAll(/^## (\S+)$/gm)].map(m => m[1]);
    expect(parts.sort()).toEqual(rules.map(r => r.alert).sort());
  });
});
