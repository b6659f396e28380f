import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Detection, type Detector, detect } from '../src/language/detect.ts';
import { type Fold, makeFold } from '../src/language/fold.ts';
import type { Profile } from '../src/language/profile.ts';
import { tokenise } from '../src/parse/index.ts';
import { makeDetector, type Stranger } from '../src/phrases/make-detector.ts';
import { ownSentences } from './detect-cases.ts';
import { foreignSentences, mixed } from './detect-strangers.ts';

const codes = Object.keys(ownSentences);
const profiles = codes.map((code) => parse(readFileSync(`rules/${code}/language.yml`, 'utf8')) as Profile);
const strangers = parse(readFileSync('rules/strangers.yml', 'utf8')) as Record<string, Stranger>;
let fold: Fold;
let detector: Detector;
const tell = (text: string): Detection => detect(tokenise(text, [], [], fold), detector);

/** The words of a language's phrases and examples, as the build gives them. */
function vocabularyOf(code: string): string {
  return readdirSync(`rules/${code}`)
    .filter((file) => file.endsWith('.yml') && file !== 'language.yml')
    .map((file) => readFileSync(`rules/${code}/${file}`, 'utf8').replace(/#.*|^[ -]*\w+:/gm, ''))
    .join('\n');
}

beforeAll(() => {
  fold = makeFold(profiles.flatMap(({ equal }) => equal ?? []));
  const vocabulary = Object.fromEntries(codes.map((code) => [code, vocabularyOf(code)]));
  detector = makeDetector(profiles, fold, vocabulary, strangers);
});

describe('the language of one sentence', () => {
  const wrong = (cases: readonly (readonly [string | null, string])[]): string[] =>
    cases.flatMap(([language, text]) => {
      const told = tell(text).language;
      return told === language ? [] : [`${told ?? 'none'} for ${language ?? 'none'}: ${text}`];
    });

  it.each(codes)('is right 19 times in 20 in %s', (code) => {
    const cases = ownSentences[code]!.map((text) => [code, text] as const);
    expect(wrong(cases).length, wrong(cases).join('\n')).toBeLessThanOrEqual(1);
  });

  it('is never another linted one', () => {
    const cases = codes.flatMap((code) => ownSentences[code]!.map((text) => [code, text] as const));
    expect(wrong(cases).filter((line) => !line.startsWith('none'))).toEqual([]);
  });

  it('is refused where it is not linted, but once in fifty', () => {
    const cases = Object.values(foreignSentences).flatMap((texts) => texts.map((text) => [null, text] as const));
    expect(wrong(cases).length, wrong(cases).join('\n')).toBeLessThanOrEqual(cases.length / 50);
  });
});

describe('the language of a message', () => {
  it.each(mixed)('is %s although other words stand in %j', (language, text) => {
    expect(tell(text).language).toBe(language);
  });

  it.each(codes)('is right in %s with sentences in a row', (code) => {
    for (let at = 0; at < 18; at += 3) {
      const { language, confidence } = tell(ownSentences[code]!.slice(at, at + 3).join(' '));
      expect([language, confidence > 0.9]).toEqual([code, true]);
    }
  });

  it('is null without words, and says why', () => {
    expect(tell('  12:30 … 😔 https://a.example/')).toEqual({
      language: null,
      confidence: 0,
      reason: 'it has no words',
    });
    expect(tell('Das war unser Fehler, und wir bitten um Entschuldigung.').reason).toBe('it reads like de');
  });

  it('is told of a stranger that becomes linted', () => {
    const german: Profile = { ...profiles[0]!, code: 'de', common: strangers.de!.common, letters: 'äöüß', foreign: '' };
    const wider = makeDetector([...profiles, german], fold, {}, strangers);
    const tokens = tokenise('Das war unser Fehler, und wir bitten um Entschuldigung.', [], [], fold);
    expect(detect(tokens, wider).language).toBe('de');
  });

  it('survives being packed as JSON', () => {
    const packed = JSON.parse(
      JSON.stringify(detector, (_, value) => (ArrayBuffer.isView(value) ? [...(value as Uint8Array)] : value)),
    );
    expect(Object.values(packed).every((value) => Array.isArray(value) || typeof value === 'number')).toBe(true);
  });
});
