import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFold } from '../src/language/fold.ts';
import { inMemory } from '../src/packed.ts';
import { sentences, tokenise } from '../src/parse.ts';
import { languageFolders, readLanguage } from '../src/phrases/source.ts';
import type { Act, Sentence } from '../src/types.ts';
import { placeOf, share } from '../src/weigh/features.ts';
import { labels, logOdds, ofSentences, width } from '../src/weigh/labels.ts';
import { learn } from '../src/weigh/learn.ts';
import { featuresOf as find, lessonsOf } from '../src/weigh/lessons.ts';
import { readSamples, type Sample } from '../src/weigh/samples.ts';
import { makeScales, packWeights } from '../src/weigh/scales.ts';
import { marksFor, rowOf, rows } from '../src/weigh/table.ts';
import { weigh } from '../src/weigh/weigh.ts';

const { profile } = readLanguage('rules/en', '.', []);
const fold = makeFold(profile.equal ?? []);

function read(text: string) {
  const tokens = tokenise(text, [], [], fold);
  return { tokens, found: sentences(tokens, profile) };
}
function featuresOf(text: string, index = 0, count = 1): number[] {
  const { tokens, found } = read(text);
  const sentence = found[0] as Sentence;
  return [...find(profile, tokens, sentence, placeOf(sentence, index, count))];
}

/** Messages in which only the second sentence varies. */
const told: readonly [acts: string, text: string][] = [
  ['excuse', 'We were snowed under that week.'],
  ['excuse', 'The team was snowed under all month.'],
  ['excuse', 'Everybody here was snowed under.'],
  ['blame:thirdParty', 'The haulier took the wrong road.'],
  ['blame:thirdParty', 'The haulier left it at the wrong door.'],
  ['blame:thirdParty', 'The haulier never rang.'],
  ['-', 'The garden is open on Sunday.'],
  ['-', 'The list hangs in the hall.'],
  ['-', 'Lunch is at noon.'],
];
const samples: Sample[] = Array.from({ length: 90 }, (_, index) => {
  const [acts, text] = told[index % told.length] as (typeof told)[number];
  return [
    { text: 'Dear Ms Lang,', acts: [] },
    { text, acts: acts === '-' ? [] : [acts] },
    { text: 'Best wishes,', acts: [] },
  ];
});
const accepting: Sample[] = Array.from({ length: 30 }, (_, index) => [
  { text: index % 2 ? 'Hello Dai,' : 'Dear Dai,', acts: [] },
  { text: index % 3 ? 'All is forgiven.' : 'All that is forgiven now.', acts: [] },
]);
const lessons = [
  ...samples.map((sample) => lessonsOf(sample, profile, fold)),
  ...accepting.map((sample) => lessonsOf(sample, profile, fold, true)),
];
const learnt = learn(lessons);
const scales = makeScales(inMemory(packWeights(learnt)));

describe('features', () => {
  test('a word counts the same in any spelling that is held equal', () => {
    expect(featuresOf('NOUS SOMMES DÉSOLÉS')).toEqual(featuresOf('nous sommes desoles'));
    expect(featuresOf('The haulier rang.')).not.toEqual(featuresOf('The haulier sang.'));
  });

  test('an end or a beginning is shared by words that have it', () => {
    const shared = (one: string, other: string): number => {
      const known = new Set(featuresOf(one, 0, 0));
      return featuresOf(other, 0, 0).filter((row) => known.has(row)).length;
    };
    expect(shared('delayed', 'delaying')).toBeGreaterThan(shared('delayed', 'lunch'));
    expect(shared('delayed', 'stayed')).toBeGreaterThan(shared('delayed', 'lunch'));
  });

  test('a word is the same behind particles that are written together with it', () => {
    const { profile: arabic } = readLanguage('rules/ar', '.', []);
    const rowsOf = (text: string): number[] => {
      const tokens = tokenise(text, [], [], fold);
      return [...find(arabic, tokens, { first: 0, last: tokens.count })];
    };
    const shared = (one: string, other: string): number =>
      rowsOf(one).filter((row) => rowsOf(other).includes(row)).length;
    expect(shared('وبالطلبات', 'للطلبات')).toBeGreaterThan(shared('وبالطلبات', 'للمواعيد') + 1);
    expect(shared('وصل', 'فصل')).toBe(0);
  });

  test('of a sentence without end there are not more than room for them', () => {
    const found = featuresOf(`We ${'never ever '.repeat(50_000)}rang`);
    expect(found.length).toBeLessThanOrEqual(2048);
    expect(found.length).toBeGreaterThan(1024);
  });

  test('the place of a sentence is told where it says anything', () => {
    expect(featuresOf('We rang.', 0, 4)).not.toEqual(featuresOf('We rang.', 3, 4));
    expect(featuresOf('We rang.', 0, 0).length).toBeLessThan(featuresOf('We rang.', 0, 4).length);
  });
});

describe('the table of features', () => {
  /** Features of which each might have the same rows. */
  const rivals = Array.from({ length: 6 }, (_, mark) => (mark + 1) * 2 ** 24 + 5);

  test('four of those that might have the same row have one each, the first ones', () => {
    const marks = marksFor(rivals);
    expect(rivals.map((feature) => rowOf(marks, feature))).toEqual([20, 21, 22, 23, -1, -1]);
    expect(marks.filter((mark) => mark > 0)).toHaveLength(4);
  });

  test('a feature that nobody learnt has none, whatever its mark', () => {
    const marks = marksFor(rivals.slice(0, 2));
    expect(rowOf(marks, 9 * 2 ** 24 + 5)).toBe(-1);
    expect(rowOf(marks, 5)).toBe(20);
    expect(rowOf(marks, 2 ** 24 + 6)).toBe(-1);
    expect(rowOf(marksFor([2 ** 32 - 1]), 2 ** 32 - 1)).toBe(rows - 4);
  });

  test('the loops find the rows that it finds', () => {
    const { marks, weights, worth, start } = learnt;
    for (const text of ['The haulier took the wrong road.', 'Everybody was snowed under at noon, as the list says.']) {
      const { tokens, found } = read(text);
      const known = featuresOf(text)
        .map((feature) => rowOf(marks, feature))
        .filter((row) => row >= 0);
      expect(known.length).toBeGreaterThan(3);
      const expected = labels.map((_, label) => {
        const sum = known.reduce((all, row) => all + weights[row * width + label]!, 0);
        return start[label]! + sum * worth[label]! * share(known.length);
      });
      const sentence = found[0] as Sentence;
      const sure = [...scales.weigh(tokens, sentence, placeOf(sentence, 0, 1))];
      for (const [label, one] of expected.entries()) expect(sure[label]).toBeCloseTo(one, 4);
    }
  });
});

describe('samples', () => {
  test('mistakes are told with file and line', () => {
    const problems: string[] = [];
    const found = readSamples(
      '- | Dear Ms Lang,\nexcuses | We were busy.\nNo bar.\n\nregret fault | Sorry.\n',
      'a.txt',
      problems,
    );
    expect(found).toHaveLength(2);
    expect(found[1]).toEqual([{ text: 'Sorry.', acts: ['regret', 'fault'] }]);
    expect(problems).toEqual([
      expect.stringMatching(/^a\.txt:2: unknown act 'excuses': use blame, /),
      "a.txt:3: no ' | ' between the acts and the sentence: write '- | …' where it does none",
    ]);
  });

  const codes = languageFolders('rules');
  test.each(codes)('those of %s are read without mistakes and tell of every act that is weighed', (code) => {
    const folder = path.join('rules', code, 'samples');
    const problems: string[] = [];
    const messages = fs
      .readdirSync(folder)
      .flatMap((file) => readSamples(fs.readFileSync(path.join(folder, file), 'utf8'), file, problems));
    expect(problems).toEqual([]);
    const lines = messages.flat();
    for (const label of ofSentences.filter((one) => one !== 'blame'))
      expect(lines.filter(({ acts }) => acts.includes(label)).length, label).toBeGreaterThanOrEqual(20);
    const long = messages.map((message) => message.map(({ text }) => text).join('\n'));
    expect(new Set(long).size).toBe(long.length);
  });
});

describe('learning', () => {
  const sure = (text: string, label: string): number => {
    const { tokens, found } = read(`Dear Ms Lang,\n\n${text}\n\nBest wishes,`);
    const sentence = found[1] as Sentence;
    return scales.weigh(tokens, sentence, placeOf(sentence, 1, found.length))[labels.indexOf(label)] as number;
  };

  test('sentences are known again in words that were not there', () => {
    expect(sure('My colleagues were snowed under in May.', 'excuse')).toBeGreaterThan(logOdds(0.8));
    expect(sure('The haulier took the door.', 'blame')).toBeGreaterThan(logOdds(0.8));
    expect(sure('The haulier took the door.', 'blame:thirdParty')).toBeGreaterThan(
      sure('The haulier took the door.', 'blame:reader'),
    );
    expect(sure('The garden opens at noon.', 'excuse')).toBeLessThan(logOdds(0.1));
  });

  test('what stands around a sentence speaks for what it does', () => {
    const [told, other] = ['Nobody rang back.', 'The lamp is on.'].map((text) => ({ text, acts: [] as string[] }));
    const message = (first: typeof told, acts: string[]): Sample => [first!, { text: 'It was late.', acts }, other!];
    const alike = Array.from({ length: 40 }, (_, index) =>
      lessonsOf(index % 2 ? message(told, ['excuse']) : message(other, []), profile, fold),
    );
    const learned = makeScales(inMemory(packWeights(learn(alike))));
    const sureOf = (text: string): number => {
      const { tokens, found } = read(text);
      const around = learned.around(tokens, found)[1];
      const sentence = found[1] as Sentence;
      return learned.weigh(tokens, sentence, placeOf(sentence, 1, 3), around)[labels.indexOf('excuse')] as number;
    };
    expect(sureOf('Nobody rang back. It was late. The lamp is on.')).toBeGreaterThan(
      sureOf('The lamp is on. It was late. The lamp is on.') + 1,
    );
  });

  test('the same lessons give the same weights', () => {
    const again = learn(lessons);
    expect(Buffer.from(packWeights(again)).equals(packWeights(learnt))).toBe(true);
  });

  test('a file of weights holds what was learnt, as bytes', () => {
    const { weights, worth, start, verdict } = learnt;
    expect(packWeights(learnt).length).toBe(rows + rows * width + 8 * width + 4 * verdict.length);
    expect([weights.length, worth.length, start.length]).toEqual([rows * width, width, width]);
    expect(worth.filter((one) => one > 0).length).toBeGreaterThan(labels.length / 2);
  });
});

describe('weighing', () => {
  const text = 'Dear Ms Lang,\n\nAs you may know, the team was snowed under that month.\n\nBest wishes,';
  // Tokens hold until the next text is read.
  const weighed = (acts: (found: readonly Sentence[]) => readonly Act[], undoubted?: string[]): readonly Act[] => {
    const { tokens, found } = read(text);
    return weigh(tokens, found, acts(found), scales, undoubted).acts;
  };

  test('adds an act that no phrase hears, at the clause that does it', () => {
    const acts = weighed(() => []);
    expect(acts.map(({ act, start, end }) => [act, text.slice(start, end)])).toEqual([
      ['excuse', 'the team was snowed under that month'],
    ]);
  });

  test('hears a clause of a sentence that is about something else', () => {
    const said = 'Dear Ms Lang,\n\nThe garden is open on Sunday, the list hangs in the hall, ';
    const excuses = (clause: string): string[] => {
      const whole = `${said}${clause}.\n\nBest wishes,`;
      const { tokens, found } = read(whole);
      const sentence = found[1] as Sentence;
      const sure = scales.weigh(tokens, sentence, placeOf(sentence, 1, found.length));
      expect(sure[labels.indexOf('excuse')]).toBeLessThan(logOdds(0.75));
      return weigh(tokens, found, [], scales).acts.map(({ start, end }) => whole.slice(start, end));
    };
    expect(excuses('everybody here was snowed under')).toEqual(['everybody here was snowed under']);
    expect(excuses('lunch is at noon')).toEqual([]);
  });

  test('a reservation is one to an acceptance where all words of the message accept', () => {
    const reserved = (said: string): string[] => {
      const { tokens, found } = read(said);
      const { first, last, start, end } = found[1] as Sentence;
      const act: Act = { act: 'reservation', kind: '', sentence: 1, first, last, start, end };
      return weigh(tokens, found, [act], scales, ['reservation']).acts.map((one) => one.act);
    };
    expect(reserved('Hello Dai,\n\nAll is forgiven, this time.')).toEqual(['reservation', 'acceptance']);
    expect(reserved('Dear Ms Lang,\n\nThe garden is open, this time.')).toEqual(['reservation']);
  });

  test('takes away what a phrase hears where all speaks against it, but not where somebody means it', () => {
    const heard = (act: string) => (found: readonly Sentence[]) => {
      const { first, last, start, end } = found[2] as Sentence;
      return [{ act, kind: '', sentence: 2, first, last, start, end }];
    };
    const names = (acts: readonly Act[]): string[] => acts.map(({ act }) => act);
    expect(names(weighed(heard('denial')))).toEqual(['excuse']);
    expect(names(weighed(heard('denial'), ['denial']))).toEqual(['excuse', 'denial']);
    expect(names(weighed(heard('hedge')))).toEqual(['excuse', 'hedge']);
  });
});
