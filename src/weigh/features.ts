import { Class } from '../language/classes.ts';
import { kindOf, look } from '../language/fold.ts';
import { prime1, seed1 } from '../language/hash.ts';
import { startLoops } from '../loops.ts';
import { once } from '../once.ts';
import type { Scan } from '../parse/scan.ts';
import { type Sentence, Token } from '../types.ts';
import { labels, width } from './labels.ts';

/** The functions of `wasm/index.ts`, and places in its memory. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly worthAt: { readonly value: number };
  readonly sureAt: { readonly value: number };
  readonly aroundBytes: { readonly value: number };
  readonly placesAt: { readonly value: number };
  readonly featuresAt: { readonly value: number };
  readonly marksAt: { readonly value: number };
  readonly tokensAt: { readonly value: number };
  readonly before: { readonly value: number };
  readonly behind: { readonly value: number };
  readonly anywhere: { readonly value: number };
  find(first: number, last: number, places: number): number;
  findStems(first: number, last: number, kind: number): number;
  addAll(count: number): void;
  addAround(start: number, first: number, last: number, end: number, into: number): void;
  weigh(first: number, last: number, places: number, around: number): void;
}

/** A stretch of tokens, `first` in, `last` out. */
export type Stretch = Pick<Sentence, 'first' | 'last'>;

/** Where the features of tokens are found, and what they tell is added up. */
export interface Features extends Pick<Exports, 'memory' | 'marksAt'> {
  /** Finds the features of a stretch of tokens, with what `placeOf` tells of it; gives how many they are. */
  find(tokens: Scan, stretch: Stretch, place?: readonly number[]): number;
  /** Finds what a stretch of tokens tells of sentences that it stands `before`, `behind` or `anywhere` beside. */
  findFor(tokens: Scan, stretch: Stretch, where: 'before' | 'behind' | 'anywhere'): number;
  /** The features found last, as hashes. */
  found(count: number): Uint32Array;
  /** Sets what a step of each label's sum is worth and where the sum begins, one after the other. */
  setWorth(numbers: Float32Array): void;
  /** How sure the weights are of each label, as log-odds; `around` is one of what `around` gives. The array is reused. */
  weigh(tokens: Scan, stretch: Stretch, place?: readonly number[], around?: number): Float64Array;
  /** Where it lies what is around each of the sentences of a message, which follow upon one another, until the next. */
  around(tokens: Scan, sentences: readonly Stretch[]): readonly number[];
}

/**
 * Numbers of a token: its hash, and of a word how it begins and ends, hashed, and what is left of it without the
 * particles before it; 0 where it is too short for one.
 */
const numbersOf = 6;

/**
 * Opens a place to find features. They are words, how words begin and end, and which stand beside one another; a word
 * begins behind the language's particles that are written together with it, the `proclitics`, folded.
 */
export function openFeatures(proclitics: readonly string[] = []): Features {
  const exports = startLoops<Exports>('loops');
  const particles = once((first: number) => proclitics.filter((particle) => particle.charCodeAt(0) === first));
  const { memory } = exports;
  const tokensAt = exports.tokensAt.value;
  const grow = (bytes: number): void => {
    memory.grow(Math.max(0, Math.ceil((bytes - memory.buffer.byteLength) / 65536)));
  };
  grow(tokensAt);
  let places = new Uint8Array(0);
  let sure = new Float64Array(0);
  let known: Scan | undefined;
  const learn = (tokens: Scan): void => {
    if (tokens === known) return;
    const { count } = tokens;
    grow(tokensAt + 4 * numbersOf * count);
    const numbers = new Int32Array(memory.buffer, tokensAt, numbersOf * count);
    for (let at = 0; at < count; at++) measure(tokens, at, numbers, particles);
    known = tokens;
  };
  const setPlace = (place: readonly number[]): void => {
    // Where the memory has grown, views of it are empty.
    if (places.length === 0) places = new Uint8Array(memory.buffer, exports.placesAt.value, mostOfPlace);
    for (let at = 0; at < place.length; at++) places[at] = place[at]!;
  };
  return {
    memory,
    marksAt: exports.marksAt,
    find(tokens, { first, last }, place = nowhere) {
      learn(tokens);
      setPlace(place);
      return exports.find(first, last, place.length);
    },
    findFor(tokens, { first, last }, where) {
      learn(tokens);
      return exports.findStems(first, last, exports[where].value);
    },
    found: (count) => new Uint32Array(memory.buffer, exports.featuresAt.value, count),
    setWorth(numbers) {
      new Float32Array(memory.buffer, exports.worthAt.value, 2 * width).set(numbers);
    },
    weigh(tokens, { first, last }, place = nowhere, around = 0) {
      learn(tokens);
      setPlace(place);
      exports.weigh(first, last, place.length, around);
      if (sure.length === 0) sure = new Float64Array(memory.buffer, exports.sureAt.value, labels.length);
      return sure;
    },
    around(tokens, sentences) {
      learn(tokens);
      exports.addAll(tokens.count);
      const from = tokensAt + 4 * numbersOf * tokens.count;
      const size = exports.aroundBytes.value;
      grow(from + size * sentences.length);
      return sentences.map(({ first, last }, index) => {
        const [before, behind] = [sentences[index - 1], sentences[index + 1]];
        const into = from + size * index;
        exports.addAround(before?.first ?? first, first, last, behind?.last ?? last, into);
        return into;
      });
    },
  };
}

/** Most numbers that tell of a place. */
const mostOfPlace = 5;
/** The place of what is no whole sentence. */
export const nowhere: readonly number[] = [];

/** What the place of a sentence tells; nothing where it is the first of none. */
export function placeOf({ body, question, words }: Sentence, index: number, count: number): readonly number[] {
  if (count === 0) return nowhere;
  const place = [Math.min(5, Math.ceil(Math.log2(words + 1)))];
  if (!body) place.push(10);
  if (question) place.push(11);
  if (index === 0) place.push(12);
  place.push(20 + Math.floor((4 * index) / count));
  return place;
}

/** The first letters of a word; of longer ones only how they end is looked at besides. */
const letters = new Uint16Array(16);

/** Gives those of a language's particles that begin with a letter. */
type Particles = (first: number) => readonly string[];

/** Writes the numbers of a token. */
function measure(tokens: Scan, token: number, into: Int32Array, particles: Particles): void {
  const { text, kind, hash, start, end, fold } = tokens;
  let length = 0;
  let third = 0;
  let second = 0;
  let unit = 0;
  for (let next = start[token]!; kind[token] === Token.word && next < end[token]!; next++) {
    const found = look(fold, text.charCodeAt(next));
    if (kindOf(found) !== Class.letter) continue;
    third = second;
    second = unit;
    unit = found & 0xffff;
    if (length < letters.length) letters[length] = unit;
    length++;
  }
  const first = behind(particles, Math.min(length, letters.length));
  const bare = length - first;
  const ends2 = length > 3 ? (second << 16) | unit : 0;
  let at = numbersOf * token;
  into[at++] = kind[token] === Token.number ? Token.number : hash[token]!;
  into[at++] = bare > 4 ? hashed(first, 4) : 0;
  into[at++] = bare > 5 ? hashed(first, 5) : 0;
  into[at++] = ends2;
  into[at++] = length > 4 ? mixed(ends2, third) : 0;
  into[at] = first > 0 ? hashed(first, Math.min(bare, letters.length - first)) : 0;
}

/** Least letters of a word that particles stand before. */
const leastBare = 3;

/** Where the word begins, of whose letters the first `length` are known, behind the particles before it. */
function behind(particles: Particles, length: number): number {
  let first = 0;
  const stands = (particle: string): boolean => {
    if (first + particle.length + leastBare > length) return false;
    for (let at = 1; at < particle.length; at++) if (letters[first + at] !== particle.charCodeAt(at)) return false;
    return true;
  };
  const next = (): string | undefined => particles(letters[first]!).find(stands);
  for (let found = next(); found !== undefined; found = next()) first += found.length;
  return first;
}

/** The hash of so many letters. */
function hashed(first: number, count: number): number {
  let hash = seed1;
  for (let at = first; at < first + count; at++) hash = Math.imul(hash ^ letters[at]!, prime1);
  return hash;
}

function mixed(one: number, two: number): number {
  return Math.imul(one ^ (one >>> 15), 0x2c1b3c6d) ^ Math.imul(two, 0x297a2d39);
}
