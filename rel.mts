import { readdirSync, readFileSync } from 'node:fs';
import { relevanceTest } from '/work/wt/deals/packages/extraction/src/relevance.js';
import { loadPack } from '/work/wt/deals/packages/pack/src/index.js';
const l: any = await loadPack('/work/wt/deals/packages/battery'); const pack = l.pack ?? l; const t = (relevanceTest as any)(pack);
for (const d of ['/work/notes/dev-train','/tmp/deals/corpus/b1']) for (const f of readdirSync(d)) { const r = JSON.parse(readFileSync(`${d}/${f}`,'utf8')); const s = t(`${r.title}\n${r.text}`); if (!r.events.length || !s.relevant || s.score<5) console.log(r.id, r.events.length, s.relevant, s.score.toFixed(1), r.title.slice(0,90)); }
