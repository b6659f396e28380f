import { prime1 } from '../language/hash.ts';
import { share, shareAround } from './features.ts';
import { labels, width } from './labels.ts';
import { rows } from './table.ts';

/** A sentence to learn from: its features and those around it, the labels it has, and those of which it says anything. */
export interface Lesson {
  readonly features: Uint32Array;
  readonly around: Uint32Array;
  /** Bit n stands for label n. */
  readonly has: number;
  readonly tells: number;
}

/** For each label a weight of every feature, in rows of `width`, and where its sum begins. */
export interface Model {
  readonly weights: Float32Array;
  readonly start: Float64Array;
}

const rounds = 3;
/** Rounds whose weights are not yet near what they become. */
export const early = 1;
const pace = 0.5;
/** A gradient this small changes nothing. */
const little = 0.002;

/**
 * Learns weights of so many features by logistic regression, one label apart from the other: stochastic descent with a
 * step for each weight of its own (Duchi, Hazan and Singer 2011), of which the mean over the later rounds is taken
 * (Polyak and Juditsky 1992). The same lessons give the same weights, and a lesson more changes them little.
 */
export function train(lessons: readonly Lesson[], size = rows, times = rounds): Model {
  const weights = new Float32Array(size * width);
  const moved = new Float32Array(size * width).fill(1);
  const start = new Float64Array(width).fill(-3);
  const startMoved = new Float64Array(width).fill(1);
  const mean: Model = { weights: new Float32Array(size * width), start: new Float64Array(width) };
  const later = Math.max(1, times - early);
  const descend = (features: Uint32Array, label: number, step: number): void => {
    for (let index = 0; index < features.length; index++) {
      const at = features[index]! * width + label;
      moved[at] = moved[at]! + step * step;
      weights[at] = weights[at]! - (pace * step) / Math.sqrt(moved[at]!);
    }
  };
  for (let round = 0; round < times; round++) {
    for (const lesson of mixed(lessons, round)) {
      const { features, around, has, tells } = lesson;
      const sums = sumsOf({ weights, start }, lesson);
      for (let label = 0; label < labels.length; label++) {
        if (((tells >>> label) & 1) === 0) continue;
        const gradient = likelihood(sums[label]!) - ((has >>> label) & 1);
        if (Math.abs(gradient) < little) continue;
        startMoved[label] = startMoved[label]! + gradient * gradient;
        start[label] = start[label]! - (pace * gradient) / Math.sqrt(startMoved[label]!);
        descend(features, label, gradient * share(features.length));
        descend(around, label, gradient * shareAround(around.length));
      }
    }
    if (round < times - later) continue;
    for (let at = 0; at < weights.length; at++) mean.weights[at] = mean.weights[at]! + weights[at]! / later;
    for (let label = 0; label < width; label++) mean.start[label] = mean.start[label]! + start[label]! / later;
  }
  return mean;
}

/**
 * Lessons in an order that hangs on each of them alone, and that is another one in each round: one lesson more leaves
 * the others as they are.
 */
function mixed(lessons: readonly Lesson[], round: number): Lesson[] {
  const keys = new Map(
    lessons.map((lesson) => [lesson, lesson.features.reduce((hash, row) => Math.imul(hash ^ row, prime1), round + 1)]),
  );
  return lessons.toSorted((one, other) => keys.get(one)! - keys.get(other)!);
}

/** What a model says of each label of a sentence, from minus to plus infinity; reused from call to call. */
function sumsOf({ weights, start }: Model, { features, around }: Lesson): Float64Array {
  sums.set(start);
  const add = (list: Uint32Array, value: number): void => {
    for (let index = 0; index < list.length; index++)
      for (let label = 0, at = list[index]! * width; label < labels.length; label++, at++)
        sums[label] = sums[label]! + weights[at]! * value;
  };
  add(features, share(features.length));
  add(around, shareAround(around.length));
  return sums;
}
const sums = new Float64Array(width);

/** How likely something is, from 0 to 1, of which a model says so much. */
function likelihood(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}

/** A lesson, and what a model says of its labels. */
interface Said {
  readonly lesson: Lesson;
  readonly sums: Float64Array;
}

/** What a model says of lessons. */
export function say(model: Model, lessons: readonly Lesson[]): Said[] {
  return lessons.map((lesson) => ({ lesson, sums: sumsOf(model, lesson).slice() }));
}

/**
 * How far what is said of lessons not learnt from must be stretched and moved to be true as often as it says: the
 * slope and the offset of each label that fit best (Platt 1999), found by the same descent.
 */
export function calibrate(said: readonly Said[]): { readonly slope: number; readonly offset: number }[] {
  return labels.map((_, label) => {
    let [slope, offset, slopeMoved, offsetMoved] = [1, 0, 1, 1];
    for (let round = 0; round < rounds; round++) {
      for (const { lesson, sums } of said) {
        if (((lesson.tells >>> label) & 1) === 0) continue;
        const sum = sums[label]!;
        const gradient = likelihood(slope * sum + offset) - ((lesson.has >>> label) & 1);
        slopeMoved += (gradient * sum) ** 2;
        offsetMoved += gradient ** 2;
        slope -= (pace * gradient * sum) / Math.sqrt(slopeMoved);
        offset -= (pace * gradient) / Math.sqrt(offsetMoved);
      }
    }
    return { slope, offset };
  });
}
