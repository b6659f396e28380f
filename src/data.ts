import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../rules/index.ts';
import { type BaseData, mapArrays } from './base-data.ts';
import type { Formatter } from './formatters/index.ts';
import { type Hear, makeHear } from './hear.ts';
import type { Extractor } from './inputs/extractor.ts';
import type { MailWords } from './inputs/options.ts';
import { makePlaceholders, type Placeholders, type PlaceholderTable } from './inputs/placeholders.ts';
import type { Detector } from './language/detect.ts';
import { type Fold, unpackFold } from './language/fold.ts';
import type { Profile } from './language/profile.ts';
import { foldWord } from './language/spelling.ts';
import { once } from './once.ts';
import { fileAt, packedFolder } from './packed.ts';
import type { Scan } from './parse/scan.ts';
import type { Advice, Wording } from './phrases/source.ts';
import type { Act, Rule, Sentence } from './types.ts';
import { makeScales, type Scales } from './weigh/scales.ts';
import { sumOf } from './weigh/signs.ts';
import { weigh } from './weigh/weigh.ts';

/** A language, ready to read drafts. */
export interface Language {
  /** The parts of the profile that reading needs; the rest is used when packing. */
  readonly profile: Profile;
  readonly hear: Hear;
  /**
   * The acts of a draft, weighed, and how sure it is that the draft is an apology, as log-odds. Acts are as they were
   * heard where the language has no samples to learn from; `vetoed` are those that phrases say are none.
   */
  weigh(
    tokens: Scan,
    sentences: readonly Sentence[],
    acts: readonly Act[],
    vetoed: readonly Act[],
  ): { readonly acts: readonly Act[]; readonly apology?: number };
}

/** All that is known when drafts are read: the languages and rules that ship, and those that plug-ins add. */
export interface Knowledge {
  readonly fold: Fold;
  /** Codes of the languages. */
  readonly languages: readonly string[];
  readonly rightToLeft: readonly string[];
  readonly mail: MailWords;
  readonly placeholders: Placeholders;
  readonly placeholderWords: PlaceholderTable;
  readonly detector: Detector;
  readonly rules: Readonly<Record<string, RuleLoader>>;
  /** What plug-ins add to our parsers, by the ending of the files. */
  readonly extractors: Readonly<Record<string, Extractor>>;
  /** What plug-ins add to our formats, by name. */
  readonly formatters: Readonly<Record<string, Formatter>>;
  /** @throws Error where the language is not among `languages`. */
  language(code: string): Language;
  /** What a language says about each rule; empty where it says nothing. */
  advice(code: string): Advice;
  /** The part of it that reports are worded with. */
  wording(code: string): Wording;
}
export type RuleLoader = () => Promise<{ readonly default: Rule }>;

let known: Knowledge | undefined;

/** What ships with the program. */
export function shipped(): Knowledge {
  known ??= knowledgeFrom(packedFolder, rules);
  return known;
}

/** What a folder of packed data holds. Each language is mapped from its file when it is first met. */
export function knowledgeFrom(packed: string, rules: Knowledge['rules']): Knowledge {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(packed, file), 'utf8'));
  const readIfThere = (file: string): unknown => (existsSync(join(packed, file)) ? read(file) : {});
  const data = mapArrays(read('base.json') as BaseData, readFileSync(join(packed, 'base.bin')));
  const fold = unpackFold(data.fold);
  return {
    ...data,
    fold,
    placeholders: makePlaceholders(data.placeholders),
    placeholderWords: data.placeholders,
    rules,
    extractors: {},
    formatters: {},
    language: once((code: string) => {
      const profile: Profile = Object.assign(read(`${code}.json`) as Profile, { habits: data.habits[code] });
      const weights = join(packed, `${code}.weights`);
      const learnt = existsSync(weights);
      let scales: Scales | undefined;
      return {
        profile,
        hear: makeHear(fileAt(join(packed, `${code}.pack`)), fold),
        weigh(tokens, sentences, acts, vetoed) {
          if (!learnt) return { acts };
          scales ??= makeScales(
            fileAt(weights),
            profile.proclitics?.map((word) => foldWord(word, fold)),
          );
          const weighed = weigh(tokens, sentences, acts, scales, profile.undoubted, vetoed);
          return { acts: weighed.acts, apology: sumOf(weighed.signs, scales.verdict) };
        },
      };
    }),
    advice: once((code: string) => readIfThere(`${code}.advice.json`) as Advice),
    wording: once((code: string) => readIfThere(`${code}.wording.json`) as Wording),
  };
}
