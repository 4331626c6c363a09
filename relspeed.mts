import { readdirSync, readFileSync } from 'node:fs';
import { relevanceTest } from '/work/wt/deals/packages/extraction/src/relevance.js';
import { loadPack } from '/work/wt/deals/packages/pack/src/index.js';
const l: any = await loadPack('/work/wt/deals/packages/battery'); const pack = l.pack ?? l; const t = (relevanceTest as any)(pack);
const texts = readdirSync('/work/notes/dev-train').map(f => { const r = JSON.parse(readFileSync(`/work/notes/dev-train/${f}`,'utf8')); return `${r.title}\n${r.text}`; });
for (let k=0;k<5;k++){ const s=performance.now(); for (const x of texts) t(x); console.log(((performance.now()-s)/texts.length).toFixed(3),'ms'); }
