/** Packs the languages of `rules/` into `dist/rules`: `npm run pack [-- LANGUAGE…]`. Exits 1 on a mistake in the data. */
import { packLanguages } from '../phrases/pack-languages.ts';

const wanted = process.argv.slice(2);
const { problems, notes } = packLanguages({
  folders: ['rules'],
  out: 'dist/rules',
  only: wanted.length > 0 ? wanted : undefined,
});
for (const note of notes) console.error(`note: ${note}`);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
