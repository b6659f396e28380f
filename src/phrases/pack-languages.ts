import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type BaseData, packArrays } from '../base-data.ts';
import { replaceFile } from '../files/write.ts';
import { makeHear } from '../hear.ts';
import { compileMail } from '../inputs/mail-words.ts';
import { compileWords, type PlaceholderWords } from '../inputs/placeholders.ts';
import { type Fold, makeFold, packFold } from '../language/fold.ts';
import type { Profile } from '../language/profile.ts';
import { inMemory } from '../packed.ts';
import { packHabits } from '../parse/habits.ts';
import { hasSamples, learnFrom } from '../weigh/learn.ts';
import { packWeights } from '../weigh/scales.ts';
import { checkPhrases } from './check.ts';
import { compile } from './compile.ts';
import { makeDetector, type Stranger } from './make-detector.ts';
import { serialise } from './pack.ts';
import { type Advice, languageFolders, mergeLanguages, readLanguage, type Wording } from './source.ts';

export interface Packing {
  /** Rules folders; the first is our own, later ones add languages and phrases. */
  readonly folders: readonly string[];
  /** Where the packed files go. */
  readonly out: string;
  /** Only these languages; all where absent. */
  readonly only?: readonly string[] | undefined;
  /** A folder with packs of the first rules folder: languages that no later folder touches are copied from it. */
  readonly reuse?: string | undefined;
}

export interface Packed {
  /** Mistakes, as sentences with file and line; a language with mistakes is not written. */
  readonly problems: string[];
  /** What is no mistake yet: groups unused, phrases repeated. */
  readonly notes: string[];
}

/** Packs the languages of rules folders into the files that the program reads. */
export function packLanguages({ folders, out, only, reuse }: Packing): Packed {
  const problems: string[] = [];
  const notes: string[] = [];
  const own = folders[0] as string;
  const codes = [...new Set(folders.flatMap(languageFolders))].sort();
  const homes = (code: string): string[] =>
    folders.map((folder) => join(folder, code)).filter((folder) => existsSync(folder));
  const profiles = codes.map(
    (code) => parse(readFileSync(join(homes(code).find(hasProfile) ?? own, 'language.yml'), 'utf8')) as Profile,
  );
  const fold = makeFold(profiles.flatMap(({ equal }) => equal ?? []));
  mkdirSync(out, { recursive: true });
  const base = baseOf(own, codes, profiles, fold, homes);
  const { json, bytes } = packArrays(base);
  replaceFile(join(out, 'base.bin'), bytes);
  replaceFile(join(out, 'base.json'), json);
  for (const code of codes) {
    if (only && !only.includes(code)) continue;
    const places = homes(code);
    if (reuse && places.length === 1 && places[0] === join(own, code)) {
      for (const file of endings.map((ending) => `${code}.${ending}`))
        if (existsSync(join(reuse, file))) copyFileSync(join(reuse, file), join(out, file));
      continue;
    }
    const wrong: string[] = [];
    const parts = places.map((place) => readLanguage(place, '.', wrong));
    const language = mergeLanguages(parts);
    notes.push(...checkPhrases(language, fold));
    const pack = serialise(compile(language, fold, wrong, notes));
    const schools = places.filter(hasSamples);
    const ships = reuse !== undefined && places[0] === join(own, code);
    for (const school of ships ? schools.filter((place) => place !== places[0]) : [])
      wrong.push(
        `${join(school, 'samples')}: ${code} ships with what it has learnt, and learns no more: leave them out`,
      );
    const known = ships && join(reuse, `${code}.weights`);
    // Learning takes long, and hears by the phrases: they must be right first.
    const learns = schools.length > 0 && wrong.length === 0;
    const weights = known
      ? existsSync(known) && readFileSync(known)
      : learns && packWeights(learnFrom(schools, language, fold, makeHear(inMemory(pack), fold), wrong));
    problems.push(...wrong);
    if (wrong.length > 0) continue;
    // The pack and the base data hold the rest of the profile.
    const { direction, trailing, proclitics } = language.profile;
    // Whoever adds phrases to an act means them.
    const added = parts.filter((_, index) => places[index] !== join(own, code)).flatMap(({ acts }) => acts);
    const undoubted = [...new Set(added.map(({ act }) => act))];
    const profile = { code, direction, trailing, undoubted, proclitics };
    replaceFile(join(out, `${code}.json`), JSON.stringify(profile));
    replaceFile(join(out, `${code}.advice.json`), JSON.stringify(language.advice));
    replaceFile(join(out, `${code}.wording.json`), JSON.stringify(wordingOf(language.advice)));
    replaceFile(join(out, `${code}.pack`), pack);
    if (weights) replaceFile(join(out, `${code}.weights`), weights);
    else rmSync(join(out, `${code}.weights`), { force: true });
  }
  return { problems, notes };
}

/** Of the files of a language. */
const endings = ['json', 'advice.json', 'wording.json', 'pack', 'weights'];

const hasProfile = (folder: string): boolean => existsSync(join(folder, 'language.yml'));

function baseOf(
  own: string,
  codes: readonly string[],
  profiles: readonly Profile[],
  fold: Fold,
  homes: (code: string) => string[],
): BaseData {
  const union = (key: 'closings' | 'quoted' | 'legal' | 'greetings'): string[] => [
    ...new Set(profiles.flatMap((profile) => profile[key] ?? [])),
  ];
  return {
    fold: packFold(fold),
    languages: codes,
    rightToLeft: profiles.filter(({ direction }) => direction === 'rtl').map(({ code }) => code),
    mail: compileMail({
      closings: union('closings'),
      quoted: union('quoted'),
      legal: union('legal'),
      greetings: union('greetings'),
    }),
    placeholders: compileWords(parse(readFileSync(join(own, 'placeholders.yml'), 'utf8')) as PlaceholderWords),
    habits: Object.fromEntries(profiles.map((profile) => [profile.code, packHabits(profile, fold)])),
    detector: makeDetector(
      profiles,
      fold,
      Object.fromEntries(codes.map((code) => [code, homes(code).map(vocabularyOf).join('\n')])),
      parse(readFileSync(join(own, 'strangers.yml'), 'utf8')) as Record<string, Stranger>,
    ),
  };
}

function wordingOf(advice: Advice): Wording {
  // The words of `explain` are in no report.
  const worded = Object.entries(advice).filter(([, { messages }]) => messages);
  return Object.fromEntries(worded.map(([rule, { messages, names }]) => [rule, { messages, names }]));
}

/** The words of a language's phrases and examples, as written. */
function vocabularyOf(folder: string): string {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yml') && file !== 'language.yml')
    .map((file) => readFileSync(join(folder, file), 'utf8').replace(/#.*|^[ -]*\w+:/gm, ''))
    .join('\n');
}
