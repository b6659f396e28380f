import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeFold } from '../src/language/fold.ts';
import type { Profile } from '../src/language/profile.ts';
import { sentences, tokenise } from '../src/parse.ts';
import { sentenceCases } from './sentence-cases.ts';

const fold = makeFold([['ё', 'е']]);
const profiles = Object.fromEntries(
  Object.keys(sentenceCases).map((code) => [
    code,
    parse(readFileSync(`rules/${code}/language.yml`, 'utf8')) as Profile,
  ]),
);

function split(text: string, code = 'en') {
  return sentences(tokenise(text, [], [], fold), profiles[code]!);
}

describe.each(Object.entries(sentenceCases))('sentences in %s', (code, cases) => {
  it.each(cases)('%s', (marked) => {
    const text = marked.replaceAll('¦', '');
    expect(split(text, code).map(({ start, end }) => text.slice(start, end))).toEqual(
      marked.split('¦').map((part) => part.replace(/^[\s\uFEFF]+|\s+$/g, '')),
    );
  });
});
