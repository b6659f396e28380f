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

const rounds = 8;
/** Rounds whose weights are not yet near what they become. */
const early = 1;
const pace = 0.8;
/** A gradient this small changes nothing: what is nearly sure already is not learnt by heart. */
const little = 0.04;

/**
 * Learns weights of so many features by logistic regression, one label apart from the other: stochastic descent with a
 * step for each weight of its own (Duchi, Hazan and Singer 2011), of which the mean over the later rounds is taken
 * (Polyak and Juditsky 1992). In each round half of a lesson's features are left out, so that none leans on another
 * (Srivastava and others 2014). The same lessons give the same weights, and a lesson more changes them little.
 */
export function train(lessons: readonly Lesson[], size = rows, times = rounds): Model {
  const weights = new Float32Array(size * width);
  const moved = new Float32Array(size * width).fill(1);
  const start = new Float64Array(width).fill(-3);
  const startMoved = new Float64Array(width).fill(1);
  const mean: Model = { weights: new Float32Array(size * width), start: new Float64Array(width) };
  const later = times - early;
  const wrong = new Uint8Array(width);
  const gradients = new Float64Array(width);
  const descend = (features: Uint32Array, count: number, value: number): void => {
    for (let index = 0; index < features.length; index++) {
      const row = features[index]! * width;
      for (let one = 0; one < count; one++) {
        const at = row + wrong[one]!;
        const step = gradients[one]! * value;
        const all = moved[at]! + step * step;
        moved[at] = all;
        weights[at] = weights[at]! - (pace * step) / Math.sqrt(all);
      }
    }
  };
  for (let round = 0; round < times; round++) {
    for (const { lesson, key } of mixed(lessons, round)) {
      const { has, tells } = lesson;
      const features = halved(lesson.features, key);
      const around = halved(lesson.around, key);
      const sums = sumsOf({ weights, start }, features, around);
      let count = 0;
      for (let label = 0; label < labels.length; label++) {
        if (((tells >>> label) & 1) === 0) continue;
        const gradient = likelihood(sums[label]!) - ((has >>> label) & 1);
        if (Math.abs(gradient) < little) continue;
        startMoved[label] = startMoved[label]! + gradient * gradient;
        start[label] = start[label]! - (pace * gradient) / Math.sqrt(startMoved[label]!);
        wrong[count] = label;
        gradients[count++] = gradient;
      }
      descend(features, count, share(features.length));
      descend(around, count, shareAround(around.length));
    }
    if (round < early) continue;
    for (let at = 0; at < weights.length; at++) mean.weights[at] = mean.weights[at]! + weights[at]! / later;
    for (let label = 0; label < width; label++) mean.start[label] = mean.start[label]! + start[label]! / later;
  }
  return mean;
}

/**
 * Lessons in an order that hangs on each of them alone, and that is another one in each round: one lesson more leaves
 * the others as they are.
 */
function mixed(lessons: readonly Lesson[], round: number): { readonly lesson: Lesson; readonly key: number }[] {
  return lessons
    .map((lesson) => ({
      lesson,
      key: lesson.features.reduce((hash, row) => Math.imul(hash ^ row, prime1), round + 1),
    }))
    .sort((one, other) => one.key - other.key);
}

/** Half of the features, chosen by a key that is another one in each round. */
function halved(features: Uint32Array, key: number): Uint32Array {
  const kept = new Uint32Array(features.length);
  let count = 0;
  for (let index = 0; index < features.length; index++) {
    const feature = features[index]!;
    const hash = Math.imul(feature ^ key, prime1);
    kept[count] = feature;
    // Without a branch, which no processor could foretell.
    count += Math.imul(hash ^ (hash >>> 15), prime1) >>> 31;
  }
  return kept.subarray(0, count);
}

/** What a model says of each label of a sentence, from minus to plus infinity; reused from call to call. */
function sumsOf({ weights, start }: Model, features: Uint32Array, around: Uint32Array): Float64Array {
  sums.set(start);
  const add = (list: Uint32Array, value: number): void => {
    for (let index = 0; index < list.length; index++)
      for (let label = 0, at = list[index]! * width; label < width; label++, at++)
        sums[label] = sums[label]! + weights[at]! * value;
  };
  add(features, share(features.length));
  add(around, shareAround(around.length));
  return sums;
}
const sums = new Float64Array(width);

/** Rounds in which two numbers are found. */
const roundsOfCalibration = 3;

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
  return lessons.map((lesson) => ({ lesson, sums: sumsOf(model, lesson.features, lesson.around).slice() }));
}

/**
 * How far what is said of lessons not learnt from must be stretched and moved to be true as often as it says: the
 * slope and the offset of each label that fit best (Platt 1999), found by the same descent.
 */
export function calibrate(said: readonly Said[]): { readonly slope: number; readonly offset: number }[] {
  return labels.map((_, label) => {
    let [slope, offset, slopeMoved, offsetMoved] = [1, 0, 1, 1];
    for (let round = 0; round < roundsOfCalibration; round++) {
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
