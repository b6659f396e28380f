import { readFileSync } from 'node:fs';
import { readDraft, readDrafts } from '../lint.ts';
const text = readFileSync(process.argv[2] as string, 'utf8');
const g = globalThis as unknown as Record<string, number>;
for (let round = 0; round < 4; round++) {
  g.walks = 0; g.lookups = 0;
  const t0 = performance.now();
  const { drafts } = await readDrafts(text, {});
  const t1 = performance.now();
  const r = readDraft(drafts[0]!, { language: process.argv[3] });
  console.log('inputs', (t1 - t0).toFixed(2), 'read', (performance.now() - t1).toFixed(2), r?.acts.length, 'walks', g.walks, 'lookups', g.lookups);
}
