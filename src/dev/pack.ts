/** Packs the languages of `rules/` into `dist/rules`: `npm run pack [-- LANGUAGE…]`. Exits 1 on a mistake in the data. */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type BaseData, encodeArrays } from '../data.ts';
import { makeFold, packFold } from '../language/fold.ts';
import { packHabits } from '../language/habits.ts';
import { makeDetector, type Stranger } from '../language/make-detector.ts';
import type { Profile } from '../language/profile.ts';
import { checkPhrases } from '../phrases/check.ts';
import { compile } from '../phrases/compile.ts';
import { serialise } from '../phrases/pack.ts';
import { languageFolders, readLanguage } from '../phrases/source.ts';

const out = 'dist/rules';
const wanted = process.argv.slice(2);

const codes = languageFolders('rules');
const profiles = new Map<string, Profile>(
  codes.map((code) => [code, parse(readFileSync(join('rules', code, 'language.yml'), 'utf8')) as Profile]),
);
const union = (key: 'closings' | 'quoted' | 'legal' | 'greetings'): string[] => [
  ...new Set([...profiles.values()].flatMap((profile) => profile[key] ?? [])),
];
const equal = [...profiles.values()].flatMap((profile) => profile.equal ?? []);
const fold = makeFold(equal);

mkdirSync(out, { recursive: true });
const base: BaseData = {
  fold: packFold(fold),
  languages: codes,
  rightToLeft: codes.filter((code) => profiles.get(code)?.direction === 'rtl'),
  mail: { closings: union('closings'), quoted: union('quoted'), legal: union('legal'), greetings: union('greetings') },
  placeholders: parse(readFileSync('rules/placeholders.yml', 'utf8')),
  detector: makeDetector(
    [...profiles.values()],
    fold,
    Object.fromEntries(codes.map((code) => [code, vocabularyOf(code)])),
    parse(readFileSync('rules/strangers.yml', 'utf8')) as Record<string, Stranger>,
  ),
};
write('base.json', JSON.stringify(base, encodeArrays));

for (const code of codes) {
  if (wanted.length > 0 && !wanted.includes(code)) continue;
  const problems: string[] = [];
  const language = readLanguage(join('rules', code), '.', problems);
  const notes: string[] = [];
  const mistakes = checkPhrases(language, fold);
  const pack = compile(language, fold, problems, notes);
  for (const note of [...notes, ...mistakes]) console.error(`note: ${note}`);
  if (problems.length > 0) {
    console.error(problems.join('\n'));
    process.exitCode = 1;
    continue;
  }
  // The pack, the detector and the habits hold the rest of the profile.
  const { name, english, direction, script } = language.profile;
  write(
    `${code}.json`,
    JSON.stringify({ code, name, english, direction, script, habits: packHabits(language.profile, fold) }),
  );
  write(`${code}.advice.json`, JSON.stringify(language.advice));
  write(`${code}.pack`, serialise(pack));
}

/** The words of a language's phrases and examples, as written. */
function vocabularyOf(code: string): string {
  return readdirSync(join('rules', code))
    .filter((file) => file.endsWith('.yml') && file !== 'language.yml')
    .map((file) => readFileSync(join('rules', code, file), 'utf8').replace(/#.*|^[ -]*\w+:/gm, ''))
    .join('\n');
}

/** Writes whole or not at all, for whoever reads meanwhile. */
function write(file: string, content: string | Uint8Array): void {
  const temporary = join(out, `${file}.${process.pid}`);
  writeFileSync(temporary, content);
  renameSync(temporary, join(out, file));
}
