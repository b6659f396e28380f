/** Prints what is heard in a text: `npm run heard -- --language fr "texte"` (or a text on standard input). */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readDraft, readDrafts } from '../reading.ts';

const { values, positionals } = parseArgs({ options: { language: { type: 'string' } }, allowPositionals: true });
const text = positionals.length > 0 ? positionals.join(' ') : readFileSync(0, 'utf8');
const { drafts } = await readDrafts(text, {});
for (const draft of drafts) {
  const reading = readDraft(draft, { language: values.language });
  if (!reading) {
    console.log('language not recognised');
    continue;
  }
  console.log(`language ${reading.language}, apology ${reading.apology}`);
  for (const [index, sentence] of [...reading.sentences].entries()) {
    console.log(
      `${sentence.body ? ' ' : '-'} ${reading.text.slice(sentence.start, sentence.end).replace(/\s+/g, ' ')}`,
    );
    for (const act of reading.within(index))
      console.log(`      ${act.act}${act.kind ? `:${act.kind}` : ''}  «${reading.text.slice(act.start, act.end)}»`);
  }
  const present = Object.entries(reading.elements).filter(([, { evidence }]) => evidence.length > 0);
  console.log(`elements: ${present.map(([id]) => id).join(', ')}`);
}
