import { createExtractor, Trace } from '/work/wt/deals/packages/extraction/src/index.js';
import { loadPack } from '/work/wt/deals/packages/pack/src/index.js';
const MINE = ['stake_sale','jv_formation','jv_dissolution','supply_contract','contract_cancellation','facility_sale'];
const pack: any = await loadPack('/work/wt/deals/packages/battery'); const x = createExtractor(pack); const found = new Set<string>();
for (const d of pack.types) for (const e of d.examples) { const trace = new Trace(); const { mentions } = x.extract({ id: 'e', published: e.published, title: e.title ?? '', text: e.text } as any, { anyIndustry: true, trace } as any); for (const m of mentions) found.add(m.rule); for (const t of trace.frames) if (t.outcome.startsWith('added')) found.add(t.frame); }
for (const d of pack.types) if (MINE.includes(d.type)) console.log(d.type, d.frames.filter((f: any) => !found.has(f.id)).map((f: any) => f.id.split('/')[1]).join(' '));
