import { Class } from '../language/classes.ts';
import { look } from '../language/fold.ts';
import { prime1, seed1 } from '../language/hash.ts';
import type { Scan } from '../scan.ts';
import { type Sentence, Token } from '../types.ts';

/** What features are hashed to: rows of a table of weights. A power of two. */
export const rows = 1 << 15;

/** Kinds of feature, so that a word and the same letters at the beginning of another are told apart. */
const Kind = {
  word: 1,
  four: 2,
  five: 3,
  ends2: 4,
  ends3: 5,
  pair: 6,
  stems: 7,
  apart: 8,
  opening: 9,
  place: 10,
} as const;

/** Beginnings and ends of the word measured last, each hashed; 0 where it is too short for one. */
const parts = { four: 0, five: 0, ends2: 0, ends3: 0 };

/** Most features of a sentence; what comes later in one of hundreds of words is left out. */
export const mostFeatures = 2048;
/** Most features of a token, and of a sentence's place. */
const ofToken = 9;
const ofPlace = 5;

/**
 * The features of a sentence, as rows written to `into`; their number is returned. They are its words, how words
 * begin and end, which words stand beside one another, and its place among the sentences of the draft.
 *
 * @param index The sentence's index among `count` sentences; 0 of 0 where its place says nothing.
 */
export function features(
  tokens: Scan,
  { first, last, body, question, words }: Sentence,
  index: number,
  count: number,
  into: Uint16Array,
): number {
  const { hash, kind } = tokens;
  let size = 0;
  let before = 0;
  let stem = 0;
  let stemBefore = 0;
  for (let at = first; at < last && size + ofToken + ofPlace <= mostFeatures; at++) {
    const word = kind[at] === Token.number ? Token.number : hash[at]!;
    into[size++] = row(word, Kind.word);
    let own = word;
    if (kind[at] === Token.word) {
      measure(tokens, at);
      const { four, five, ends2, ends3 } = parts;
      if (four !== 0) {
        own = four;
        into[size++] = row(four, Kind.four);
      }
      if (five !== 0) into[size++] = row(five, Kind.five);
      if (ends2 !== 0) into[size++] = row(ends2, Kind.ends2);
      if (ends3 !== 0) into[size++] = row(ends3, Kind.ends3);
    }
    if (at > first) {
      into[size++] = row(mixed(before, word), Kind.pair);
      into[size++] = row(mixed(stem, own), Kind.stems);
    }
    if (at > first + 1) into[size++] = row(mixed(stemBefore, own), Kind.apart);
    if (at < first + 2) into[size++] = row(mixed(before, word), Kind.opening);
    before = word;
    stemBefore = stem;
    stem = own;
  }
  if (count === 0) return size;
  into[size++] = row(Math.min(5, Math.ceil(Math.log2(words + 1))), Kind.place);
  if (!body) into[size++] = row(10, Kind.place);
  if (question) into[size++] = row(11, Kind.place);
  if (index === 0) into[size++] = row(12, Kind.place);
  into[size++] = row(20 + Math.floor((4 * index) / count), Kind.place);
  return size;
}

/** Hashes how a word begins and ends. */
function measure({ text, start, end, fold }: Scan, token: number): void {
  let hash = seed1;
  let length = 0;
  let four = 0;
  let five = 0;
  let third = 0;
  let second = 0;
  let lastUnit = 0;
  for (let at = start[token]!; at < end[token]!; at++) {
    const found = look(fold, text.charCodeAt(at));
    if (((found >>> 16) & 31) !== Class.letter) continue;
    hash = Math.imul(hash ^ (found & 0xffff), prime1);
    third = second;
    second = lastUnit;
    lastUnit = found & 0xffff;
    if (++length === 4) four = hash;
    else if (length === 5) five = hash;
  }
  parts.four = length > 4 ? four : 0;
  parts.five = length > 5 ? five : 0;
  parts.ends2 = length > 3 ? (second << 16) | lastUnit : 0;
  parts.ends3 = length > 4 ? mixed(parts.ends2, third) : 0;
}

function mixed(one: number, two: number): number {
  return Math.imul(one ^ (one >>> 15), 0x2c1b3c6d) ^ Math.imul(two, 0x297a2d39);
}

/** The row of a feature: bits of all of its hash. */
function row(hash: number, kind: number): number {
  let one = Math.imul(hash + Math.imul(kind, 0x9e3779b1), 0x85ebca6b);
  one = Math.imul(one ^ (one >>> 13), 0xc2b2ae35);
  return (one ^ (one >>> 16)) & (rows - 1);
}

/** What each feature counts in a sentence that has so many. */
export function share(count: number): number {
  return 3 / Math.sqrt(Math.max(1, count));
}
