import { startLoops } from '../loops.ts';
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

/** A lesson in which features are numbers of rows, with a number by which it is known whatever rows there are. */
export interface Numbered extends Lesson {
  readonly key: number;
}

/** For each label a weight of every feature, in rows of `width`, and where its sum begins. */
export interface Model {
  readonly weights: Float32Array;
  readonly start: Float64Array;
}

const rounds = 8;
/** Rounds whose weights are not yet near what they become. */
const early = 1;
/** Where sums begin: hardly a label is there more often. */
const begin = -3;
const pace = 0.8;
/** A gradient this small changes nothing: what is nearly sure already is not learnt by heart. */
const little = 0.04;

/** The functions of `wasm/train.ts`. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  prepare(rows: number, numbers: number, most: number): number;
  setOut(start: number, pace: number, little: number): void;
  keyOf(lesson: number, round: number): number;
  learn(lesson: number, key: number): void;
  gather(share: number): void;
  meanAt(): number;
  startsMeanAt(): number;
}

/**
 * Learns weights of so many features by logistic regression, one label apart from the other: stochastic descent with a
 * step for each weight of its own (Duchi, Hazan and Singer 2011), of which the mean over the later rounds is taken
 * (Polyak and Juditsky 1992). In each round half of a lesson's features are left out, so that none leans on another
 * (Srivastava and others 2014). The same lessons give the same weights, and a lesson more changes them little.
 */
export function train(lessons: readonly Numbered[], size = rows, times = rounds): Model {
  const school = startLoops<Exports>('train');
  const { memory, prepare, setOut, learn, gather, meanAt, startsMeanAt } = school;
  const { numbers, places, most } = written(lessons);
  const lessonsAt = prepare(size, numbers.length, most);
  new Uint32Array(memory.buffer, lessonsAt, numbers.length).set(numbers);
  setOut(begin, pace, little);
  for (let round = 0; round < times; round++) {
    for (const [place, key] of mixed(places, (place) => school.keyOf(place, round))) learn(place, key);
    if (round >= early) gather(1 / (times - early));
  }
  return {
    weights: new Float32Array(memory.buffer, meanAt(), size * width).slice(),
    start: Float64Array.from(new Float32Array(memory.buffer, startsMeanAt(), width)),
  };
}

/** Numbers before a lesson's features. */
const head = 5;

/** Lessons as the loops read them, and where each of them begins; the most features that one has. */
function written(lessons: readonly Numbered[]): { numbers: Uint32Array; places: Uint32Array; most: number } {
  const places = new Uint32Array(lessons.length);
  const sizes = lessons.map(({ features, around }) => features.length + around.length);
  const numbers = new Uint32Array(sizes.reduce((sum, size) => sum + size + head, 0));
  let at = 0;
  for (const [index, { has, tells, key, features, around }] of lessons.entries()) {
    places[index] = at;
    numbers.set([has, tells, features.length, around.length, key], at);
    numbers.set(features, at + head);
    numbers.set(around, at + head + features.length);
    at += head + sizes[index]!;
  }
  return { numbers, places, most: sizes.reduce((most, size) => Math.max(most, size), 0) };
}

/**
 * Lessons in an order that hangs on each of them alone, and that is another one in each round: one lesson more leaves
 * the others as they are. Each with the key by which it stands there.
 */
function* mixed(places: Uint32Array, keyOf: (place: number) => number): Generator<readonly [number, number]> {
  // Numbers are sorted far sooner than objects: the key stands before the index.
  const order = Float64Array.from(places, (place, index) => keyOf(place) * places.length + index).sort();
  for (const one of order) {
    const key = Math.floor(one / places.length);
    yield [places[one - key * places.length]!, key];
  }
}

/** What each of so many features of a sentence counts. */
export function share(count: number): number {
  return 3 / Math.sqrt(Math.max(1, count));
}

/** What each of so many features around a sentence counts. */
function shareAround(count: number): number {
  return share(count) / 4;
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
