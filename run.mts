// npx tsx --conditions=cellwire-source /tmp/deals/run.mts DIR... [--mine] [--show] [--trace id] [--verbose]
import { readdirSync, readFileSync } from 'node:fs';
import { createExtractor, Trace } from '/work/wt/deals/packages/extraction/src/index.js';
import { loadPack, defaultPackDir } from '/work/wt/deals/packages/pack/src/index.js';
const { score, matchEvents, sameValue } = await import('/work/shared/tools/score-events.mjs' as string);
const MINE = new Set(['stake_sale','jv_formation','jv_dissolution','supply_contract','contract_cancellation','facility_sale']);
const loaded: any = await loadPack('/work/wt/deals/packages/battery'); const x = createExtractor((loaded.pack ?? loaded) as any);
const args = process.argv.slice(2); const dirs = args.filter(a => a.startsWith('/')); const mine = args.includes('--mine'), show = args.includes('--show');
const only = args.filter(a => !a.startsWith('/') && !a.startsWith('--'));
for (const dir of dirs) {
  let recs = readdirSync(dir).sort().map(f => JSON.parse(readFileSync(`${dir}/${f}`, 'utf8')));
  if (only.length) recs = recs.filter(r => only.includes(r.id));
  const preds = new Map<string, any[]>(); const out: string[] = []; let ms = 0;
  for (const r of recs) { const trace = show ? new Trace() : undefined; const t=performance.now(); const p0 = x.extract({ id: r.id, published: r.published, title: r.title, text: r.text }, trace ? { trace } as any : undefined).mentions; ms += performance.now()-t;
    const p = mine ? p0.filter((m: any) => MINE.has(m.type)) : p0; if (mine) r.events = r.events.filter((e: any) => MINE.has(e.type)); preds.set(r.id, p);
    if (show) { const m = matchEvents(r.events, p); const sg = new Set(m.map((q: any) => q[0])), sp = new Set(m.map((q: any) => q[1]));
      for (const [i, j] of m) { const g = r.events[i], q = p[j]; const bad: string[] = [];
        if (g.status !== q.status) bad.push(`status ${g.status}/${q.status}`); if ((g.date || q.date) && g.date !== q.date) bad.push(`date ${g.date}/${q.date}`);
        for (const role of new Set([...Object.keys(g.arguments), ...Object.keys(q.arguments)])) { const a = g.arguments[role] ?? [], b = q.arguments[role] ?? []; const n = [...a]; let ok = 0; const left=[...b]; for (const v of n) { const k = left.findIndex(w => sameValue(role, v, w)); if (k>=0) { left.splice(k,1); ok++; } } if (ok < a.length || left.length) bad.push(`${role} ${JSON.stringify(a)}/${JSON.stringify(b)}`); }
        if (bad.length) out.push(`${r.id} ok ${g.type} [${q.rule}]: ${bad.join('; ')}`); }
      r.events.forEach((e: any, i: number) => { if (!sg.has(i)) { out.push(`${r.id} MISSED ${e.type} ${e.status} ${JSON.stringify(e.arguments)}`);
        for (const t of (trace as any).frames) if (t.frame.startsWith(e.type + '/') && !t.outcome.startsWith('used') ) out.push(`      ${t.frame} «${t.trigger}» ${t.outcome} ${JSON.stringify(t.roles).slice(0, 150)} «${t.sentence.slice(0, 100)}»`); } });
      p.forEach((q: any, j: number) => { if (!sp.has(j)) out.push(`${r.id} FALSE ${q.type} ${q.status} ${q.rule} ${q.confidence} ${JSON.stringify(q.arguments)} «${q.sentence.slice(0, 160)}»`); });
    } }
  const s = score(recs, preds); const pc = (v: number) => (100 * v).toFixed(1).padStart(5);
  for (const l of out) console.log(l);
  if (args.includes('--types')) for (const [t, c] of Object.entries<any>(s.byType)) console.log(`${t.padEnd(22)} gold ${c.gold} pred ${c.pred} tp ${c.tp}  P ${pc(c.precision)} R ${pc(c.recall)} F1 ${pc(c.f1)}`);
  console.log(`${dir}${mine?' [mine]':''}: gold ${s.goldEvents} pred ${s.predictedEvents} F1 ${pc(s.event.f1)} (P ${pc(s.event.precision)} R ${pc(s.event.recall)}) args ${pc(s.argument.f1)} (P ${pc(s.argument.precision)} R ${pc(s.argument.recall)}) status ${pc(s.statusAccuracy)} date ${pc(s.dateAccuracy)} bounds ${pc(s.boundAccuracy)} exits P ${pc(s.exits.precision)} R ${pc(s.exits.recall)} alarms ${pc(s.falseAlarms)} of ${s.quietArticles}; ${(ms/recs.length).toFixed(1)} ms`);
}
