import { describe, expect, test } from 'vitest';
import { makeFold } from '../src/language/fold.ts';
import { sentences, tokenise } from '../src/parse/index.ts';
import { readLanguage } from '../src/phrases/source.ts';
import type { Sentence } from '../src/types.ts';
import { placeOf } from '../src/weigh/features.ts';
import { featuresOf as find } from '../src/weigh/lessons.ts';
import { marksFor, rowOf, rows } from '../src/weigh/table.ts';

const { profile } = readLanguage('rules/en', '.', []);
const fold = makeFold(profile.equal ?? []);

function featuresOf(text: string, index = 0, count = 1): number[] {
  const tokens = tokenise(text, [], [], fold);
  const sentence = sentences(tokens, profile)[0] as Sentence;
  return [...find(profile, tokens, sentence, placeOf(sentence, index, count))];
}

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
});
