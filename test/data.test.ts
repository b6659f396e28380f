import { describe, expect, test } from 'vitest';
import { shipped } from '../src/data.ts';
import { openLanguage } from '../src/dev/language.ts';
import { makeHear } from '../src/hear.ts';
import { inMemory } from '../src/packed.ts';
import { sentences, tokenise } from '../src/parse/index.ts';
import { checkPhrases } from '../src/phrases/check.ts';
import { compile, type LanguageSource } from '../src/phrases/compile.ts';
import { serialise } from '../src/phrases/pack.ts';
import { languageFolders, unmark } from '../src/phrases/source.ts';

for (const code of languageFolders('rules')) {
  const language = openLanguage(code);

  describe(`data of ${code}`, () => {
    test('every group is used', () => {
      expect(language.notes).toEqual([]);
    });

    test('what ships takes off words what is taken off when it is learnt from them', () => {
      expect(shipped().language(code).profile.proclitics).toEqual(language.profile.proclitics);
    });

    test('no phrase is repeated or holds letters that cannot match', () => {
      expect(checkPhrases(language, language.fold)).toEqual([]);
    });

    test('no group of phrases is dead: an example reaches each', () => {
      const reached = new Set<string>();
      const each: LanguageSource = {
        ...language,
        acts: language.acts.map((group) => ({ ...group, kind: group.phrases[0]?.where ?? '', except: [] })),
      };
      const hear = makeHear(inMemory(serialise(compile(each, language.fold, []))), language.fold);
      for (const { text: example } of language.examples) {
        const { text } = unmark(example);
        const tokens = tokenise(text, [], [], language.fold);
        for (const { kind } of hear(tokens, sentences(tokens, language.profile), [])) reached.add(kind);
      }
      const all = each.acts.filter(({ phrases }) => phrases.length > 0).map(({ kind }) => kind);
      expect(all.filter((where) => !reached.has(where))).toEqual([]);
    });
  });
}
