/** Which features of lessons get weights. */
import { prime1 } from '../language/hash.ts';
import { width } from './labels.ts';
import { marksFor, rowOf } from './table.ts';
import { type Lesson, type Numbered, train } from './train.ts';

/** Features seen less often than this are known of too little. */
const least = 3;
/** Rounds after which it shows what weighs much. */
const rounds = 2;

/**
 * The marks of the features that get weights: those that weigh most where all that are seen often enough are learnt for
 * a while.
 */
export function choose(lessons: readonly Lesson[]): Uint8Array {
  const seen = new Map<number, number>();
  for (const { features, around } of lessons)
    for (const list of [features, around]) for (const one of list) seen.set(one, (seen.get(one) ?? 0) + 1);
  const often = [...seen].flatMap(([feature, times]) => (times < least ? [] : [feature]));
  const numbers = new Map(often.map((feature, number) => [feature, number]));
  const known = numbered(lessons, (feature) => numbers.get(feature) ?? -1);
  const { weights } = train(known, often.length, rounds);
  const heaviest = often.map((_, number) =>
    weights
      .subarray(number * width, (number + 1) * width)
      .reduce((most, weight) => Math.max(most, Math.abs(weight)), 0),
  );
  return marksFor(often.toSorted((one, other) => heaviest[numbers.get(other)!]! - heaviest[numbers.get(one)!]!));
}

/** A number of a lesson's own, which hangs on its words alone. */
export function keyOf({ features }: Lesson): number {
  let key = 0;
  for (const feature of features) key = Math.imul(key ^ feature, prime1);
  return (key ^ (key >>> 15)) >>> 0;
}

/** Lessons in which features are rows of a table; those that have none are left out. */
export function inRows(lessons: readonly Lesson[], marks: Uint8Array): Numbered[] {
  return numbered(lessons, (feature) => rowOf(marks, feature));
}

function numbered(lessons: readonly Lesson[], numberOf: (feature: number) => number): Numbered[] {
  const known = (features: Uint32Array): Uint32Array => {
    const numbers = new Int32Array(features.length);
    let count = 0;
    for (let at = 0; at < features.length; at++) {
      const number = numberOf(features[at]!);
      if (number >= 0) numbers[count++] = number;
    }
    return new Uint32Array(numbers.buffer, 0, count).slice();
  };
  return lessons.map((lesson) => ({
    ...lesson,
    features: known(lesson.features),
    around: known(lesson.around),
    key: keyOf(lesson),
  }));
}
