/** A language as its folder says, unpacked: for tests of the data and for authors. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Hear, makeHear } from '../hear.ts';
import { compileWords, findPlaceholders, makePlaceholders } from '../inputs/placeholders.ts';
import { type Fold, makeFold } from '../language/fold.ts';
import type { Profile } from '../language/profile.ts';
import { inMemory } from '../packed.ts';
import { sentences, tokenise } from '../parse/index.ts';
import { compile } from '../phrases/compile.ts';
import { serialise } from '../phrases/pack.ts';
import { type LanguageFolder, languageFolders, readLanguage } from '../phrases/source.ts';
import type { Act } from '../types.ts';

export interface ReadLanguage extends LanguageFolder {
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  readonly fold: Fold;
  /** The acts heard in a text. */
  hear(text: string): Act[];
}

/** Reads and compiles one language folder of `rules`. */
export function openLanguage(code: string, rules = 'rules'): ReadLanguage {
  const profileOf = (name: string): Profile => parse(readFileSync(join(rules, name, 'language.yml'), 'utf8'));
  const fold = makeFold(languageFolders(rules).flatMap((name) => profileOf(name).equal ?? []));
  const words = makePlaceholders(compileWords(parse(readFileSync('rules/placeholders.yml', 'utf8'))));
  const problems: string[] = [];
  const notes: string[] = [];
  const folder = readLanguage(join(rules, code), '.', problems);
  const hear: Hear = makeHear(inMemory(serialise(compile(folder, fold, problems, notes))), fold);
  return {
    ...folder,
    problems,
    notes,
    fold,
    hear(text) {
      const { placeholders } = findPlaceholders(text, true, words);
      const tokens = tokenise(text, placeholders, [], fold);
      return hear(tokens, sentences(tokens, folder.profile), placeholders);
    },
  };
}
