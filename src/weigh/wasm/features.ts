/** The features of a stretch of tokens, as hashes of 32 bits. */

/** What is known of the tokens, six numbers each: see `features.ts`. */
const tokenBytes: usize = 24;

// Kinds of feature, so that a word and the same letters at the beginning of another are told apart.
const word: u32 = 1;
const four: u32 = 2;
const five: u32 = 3;
const ends2: u32 = 4;
const ends3: u32 = 5;
const pair: u32 = 6;
const stems: u32 = 7;
const apart: u32 = 8;
const opening: u32 = 9;
const place: u32 = 10;
const bare: u32 = 11;

/** Most features of a stretch; what comes later in one of hundreds of words is left out. */
export const mostFeatures: i32 = 2048;
/** Most features of a token, and of a sentence's place. */
const ofToken = 10;
const ofPlace = 5;

/**
 * Writes the words from `first` to `last`, how they begin and end, which stand beside one another, and so many numbers
 * that tell of a place, which are a byte each; gives how many features they are.
 */
export function featuresOf(tokens: usize, first: i32, last: i32, places: usize, count: i32, into: usize): i32 {
  const full = into + 4 * (mostFeatures - ofToken - ofPlace);
  let end = into;
  let before: u32 = 0;
  let stem: u32 = 0;
  let stemBefore: u32 = 0;
  for (let at = first; at < last && end <= full; at++) {
    const token = tokens + tokenBytes * at;
    const own = load<u32>(token);
    end = put(own, word, end);
    if (load<u32>(token, 4) !== 0) end = put(load<u32>(token, 4), four, end);
    if (load<u32>(token, 8) !== 0) end = put(load<u32>(token, 8), five, end);
    if (load<u32>(token, 12) !== 0) end = put(load<u32>(token, 12), ends2, end);
    if (load<u32>(token, 16) !== 0) end = put(load<u32>(token, 16), ends3, end);
    if (load<u32>(token, 20) !== 0) end = put(load<u32>(token, 20), bare, end);
    const ownStem = stemOf(token);
    if (at > first) {
      end = put(mixed(before, own), pair, end);
      end = put(mixed(stem, ownStem), stems, end);
    }
    if (at > first + 1) end = put(mixed(stemBefore, ownStem), apart, end);
    if (at < first + 2) end = put(mixed(before, own), opening, end);
    before = own;
    stemBefore = stem;
    stem = ownStem;
  }
  for (let at = 0; at < count; at++) end = put(load<u8>(places + at), place, end);
  return <i32>((end - into) >> 2);
}

/** Writes the stems of the words from `first` to `last`, as features of such a kind; gives how many they are. */
export function stemsOf(tokens: usize, first: i32, last: i32, kind: u32, into: usize): i32 {
  const count = min(last - first, mostFeatures);
  for (let at = 0; at < count; at++) put(stemOf(tokens + tokenBytes * (first + at)), kind, into + 4 * at);
  return count;
}

/** How a word begins; what is left of it without particles, or all of it, where it is short. */
function stemOf(token: usize): u32 {
  const begins = load<u32>(token, 4);
  if (begins !== 0) return begins;
  const left = load<u32>(token, 20);
  return left !== 0 ? left : load<u32>(token);
}

function mixed(one: u32, two: u32): u32 {
  return ((one ^ (one >>> 15)) * 0x2c1b3c6d) ^ (two * 0x297a2d39);
}

/** Adds a feature. */
function put(hash: u32, kind: u32, end: usize): usize {
  let one = (hash + kind * 0x9e3779b1) * 0x85ebca6b;
  one = (one ^ (one >>> 13)) * 0xc2b2ae35;
  store<u32>(end, one ^ (one >>> 16));
  return end + 4;
}
