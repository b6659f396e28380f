import { describe, expect, test } from 'vitest';
import { makeHear } from '../src/hear.ts';
import { makeFold } from '../src/language/fold.ts';
import type { Profile } from '../src/language/profile.ts';
import { inMemory } from '../src/packed.ts';
import { sentences, tokenise } from '../src/parse/index.ts';
import { checkPhrases } from '../src/phrases/check.ts';
import { compile, type LanguageSource } from '../src/phrases/compile.ts';
import { NotationError, parsePhrase } from '../src/phrases/notation.ts';
import { serialise } from '../src/phrases/pack.ts';

const profile: Profile = {
  name: 'Test',
  english: 'Test',
  code: 'xx',
  direction: 'ltr',
  script: 'Latin',
  common: [],
  letters: '',
  foreign: '',
  equal: [],
  proclitics: [],
  enclitics: [],
  endings: { any: ['s', 'ed', 'ing', 'ies', 'y'], past: ['ed'] },
  abbreviations: ['nr.'],
  titles: [],
  numbers: ['two', 'three'],
  months: ['May'],
  weekdays: ['Monday', 'Friday'],
  units: ['day', 'days', 'hours'],
  dates: ['#number #month'],
  times: ['#number oclock'],
  greetings: [],
  closings: [],
  quoted: [],
  legal: [],
};
const fold = makeFold([]);
const at = (text: string) => ({ text, where: 'x.yml:1' });

function language(phrases: string[], groups: Record<string, string[]> = {}, except: string[] = [], more = {}) {
  const source: LanguageSource = {
    profile: { ...profile, ...more },
    groups: Object.fromEntries(Object.entries(groups).map(([name, list]) => [name, list.map(at)])),
    acts: [
      {
        act: 'say',
        kind: '',
        phrases: phrases.map(at),
        except: except.map(at),
      },
    ],
  };
  return source;
}

function hear(source: LanguageSource, text: string): string[] {
  const problems: string[] = [];
  const pack = serialise(compile(source, fold, problems));
  expect(problems).toEqual([]);
  const tokens = tokenise(text, [], [], fold);
  const acts = makeHear(inMemory(pack), fold)(tokens, sentences(tokens, source.profile), []);
  return acts.map(({ start, end }) => text.slice(start, end));
}

describe('phrases', () => {
  test.each<[string, string[], string, string[]]>([
    ['plain words, any case', ['so sorry'], 'We are SO Sorry!', ['SO Sorry']],
    ['not across a comma', ['so sorry'], 'So, sorry', []],
    ['a comma that is written', ['so, sorry'], 'So, sorry', ['So, sorry']],
    ['an optional part absent', ['(so/very) sorry'], 'sorry', ['sorry']],
    ['the longest of the ways', ['(so/very) sorry'], 'very sorry', ['very sorry']],
    [
      'an optional part of several words',
      ['sorry (at all/in any way) now'],
      'sorry in any way now',
      ['sorry in any way now'],
    ],
    ['either word', ['my apologies/regrets'], 'My regrets', ['My regrets']],
    ['a gap of three', ['not … sorry'], 'not one two three sorry', ['not one two three sorry']],
    ['a gap of three is no gap of four', ['not … sorry'], 'not one two three four sorry', []],
    ['a wider gap', ['not …6 sorry'], 'not one two three four sorry', ['not one two three four sorry']],
    ['a gap not across a comma', ['not … sorry'], 'not one, sorry', []],
    ['a gap that crosses commas', ['not …,6 sorry'], 'not one, two sorry', ['not one, two sorry']],
    ['a gap not across a stop', ['not …,6 sorry'], 'Not one. Then sorry', []],
    ['a stem', ['apolog-'], 'apologies', ['apologies']],
    ['a stem with a foreign ending', ['apolog-'], 'apologetic', []],
    ['a stem with a named set', ['miss-{past}'], 'missed missing', ['missed']],
    ['inner hyphens and apostrophes', ["we'll follow-up"], 'We’ll follow up', ['We’ll follow up']],
    ['a number word', ['in #number days'], 'in three days', ['in three days']],
    ['a number in digits', ['in #number #unit'], 'in 48 hours', ['in 48 hours']],
    ['a date of several tokens', ['by #date'], 'by 5 May', ['by 5 May']],
    ['a weekday', ['by #weekday'], 'by friday', ['by friday']],
    ['the beginning of a sentence', ['^ but'], 'Sorry but no. But yes', ['But']],
    [
      'the stop of an abbreviation inside a sentence',
      ['your parcel … late'],
      'Your parcel nr. 5 is late.',
      ['Your parcel nr. 5 is late'],
    ],
    ['overlapping hits, the longest', ['a b', 'b c d'], 'a b c d', ['b c d']],
  ])('%s', (_, phrases, text, expected) => {
    expect(hear(language(phrases), text)).toEqual(expected);
  });

  test.each([100, 1_000, 4_000, 30_000])('among %i different words, at the first and the last', (count) => {
    const words = Array.from({ length: count }, (_, index) => `W${index.toString(26).replace(/\d/g, 'z')}x${index}`);
    const text = `So sorry. ${words.join(' ')} so sorry. ${words.slice(0, 50).join('. ')}. So sorry.`;
    expect(hear(language(['so sorry']), text)).toEqual(['So sorry', 'so sorry', 'So sorry']);
  });

  test('groups of words and of phrases, one inside the other', () => {
    const source = language(['{we} {fail} you'], {
      we: ['we', 'our {team}', 'I'],
      team: ['team', 'whole team'],
      fail: ['failed', 'let down', 'did not … help'],
    });
    expect(hear(source, 'Our whole team let down you, and we did not really help you.')).toEqual([
      'Our whole team let down you',
      'we did not really help you',
    ]);
  });

  test('an exception silences the act it overlaps', () => {
    const source = language(['{very} sorry'], { very: ['so', 'very'] }, ['sorry for your loss']);
    expect(hear(source, 'So sorry for your loss. So sorry for this.')).toEqual(['So sorry']);
  });

  test('attached particles are taken off', () => {
    const source = language(['نعتذر … ازعاج'], {}, [], {
      proclitics: ['و', 'ل', 'ال'],
      enclitics: ['كم'],
    });
    expect(hear(source, 'ونعتذر عن الإزعاج')).toEqual(['ونعتذر عن الإزعاج']);
    expect(hear(source, 'نعتذر لإزعاجكم')).toEqual(['نعتذر لإزعاجكم']);
  });

  test.each<[string, RegExp]>([
    ['', /empty/],
    ['… sorry', /edge/],
    ['sorry (so', /not closed/],
    ['sorry {we', /not closed/],
    ['{We}', /kebab-case/],
    ['#day', /no token class/],
    ['so ^ sorry', /inside/],
    ['sorry …40 you', /1 to 12/],
    ['sorry ()', /is empty/],
  ])('refuses %j and says why', (phrase, reason) => {
    expect(() => parsePhrase(phrase)).toThrow(NotationError);
    expect(() => parsePhrase(phrase)).toThrow(reason);
  });

  test('mistakes name their place', () => {
    const problems: string[] = [];
    const notes: string[] = [];
    const source = language(['{nobody} is', 'x-{no} y', '{round}'], {
      round: ['{round} x'],
      unused: ['a'],
    });
    compile(source, fold, problems, notes);
    expect(problems).toEqual([
      "x.yml:1: no group '{nobody}' in groups.yml: add it there or mend the name",
      "x.yml:1: no endings 'no' in language.yml: declare them under 'endings:' or use one of any, past",
      "x.yml:1: group '{round}' contains itself: break the circle",
    ]);
    expect(notes).toEqual(["rules/xx/groups.yml: group 'unused' is used by no phrase: remove it or use {unused}"]);
  });

  test('the data lint names duplicates and letters that cannot match', () => {
    expect(checkPhrases(language(['été chaud', 'ete  chaud', 'scuzaţi', 'sоrry', 'نَعتذر', 'شكـرا']), fold)).toEqual([
      'x.yml:1: "ete  chaud" repeats x.yml:1: remove one of them',
      'x.yml:1: "scuzaţi" has a cedilla: write ș and ț with a comma below',
      `x.yml:1: "sоrry" mixes Latin and Cyrillic letters in 'sоrry': type the word again in one script`,
      'x.yml:1: "نَعتذر" has tashkeel, which matching ignores: write it without',
      'x.yml:1: "شكـرا" has a tatweel inside a word, which matching ignores: write it without',
    ]);
  });
});
