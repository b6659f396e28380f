/** The scales' features and sums. Compiled to WebAssembly, which is fast from the first sentence on and adds sixteen numbers at once. */
import { featuresOf, mostFeatures, stemsOf } from './features';
import { share, shareAround, width } from './share';

/** Features of which there are weights. */
const rows: u32 = 1 << 17;
/** Bytes of a row: see `nibbles.ts`. */
const rowBytes = width / 2 + 1;

/** Where the sums are, and those that a whole message makes, four bytes each. */
const sumsAt: usize = 64;
const allAt: usize = sumsAt + 4 * width;
/** Where it is told what a step of each label's sum is worth and where the sum begins; how sure it is, eight bytes each. */
export const worthAt: usize = allAt + 4 * width;
const startAt: usize = worthAt + 4 * width;
export const sureAt: usize = startAt + 4 * width;
/** Where what tells of a place is, a byte each; the features found, four bytes each. */
export const placesAt: usize = sureAt + 8 * width;
export const featuresAt: usize = placesAt + 16;
/** Where it is kept which rows were added already, a bit each. */
const addedAt: usize = featuresAt + 4 * <usize>mostFeatures;
/** Where the marks of the features are that have weights, a byte each; their weights; the tokens. */
export const marksAt: usize = addedAt + (rows >>> 3);
const weightsAt: usize = marksAt + rows;
export const tokensAt: usize = weightsAt + rows * rowBytes;

/** Finds the features of a stretch of tokens, which is at a place of which so many numbers tell; gives how many they are. */
export function find(first: i32, last: i32, places: i32): i32 {
  return featuresOf(tokensAt, first, last, placesAt, places, featuresAt);
}

// Kinds of feature: what stems tell of the sentence behind theirs, of the one before it, of any in their message.
export const before: u32 = 12;
export const behind: u32 = 13;
export const anywhere: u32 = 14;

/** Finds the stems of a stretch of tokens, as features of such a kind; gives how many they are. */
export function findStems(first: i32, last: i32, kind: u32): i32 {
  return stemsOf(tokensAt, first, last, kind, featuresAt);
}

/** How many features a message gives to all its sentences. */
let all: i32 = 0;

/** Adds up what the words of a message, which has so many tokens, tell of any of its sentences: each word once. */
export function addAll(count: i32): void {
  memory.fill(sumsAt, 0, width << 2);
  memory.fill(addedAt, 0, rows >>> 3);
  all = 0;
  for (let from = 0; from < count; from += mostFeatures) all += addMore(findNew(from, min(count, from + mostFeatures)));
  memory.copy(allAt, sumsAt, width << 2);
}

/** Finds the stems of a stretch of tokens that have weights not added yet. */
function findNew(first: i32, last: i32): i32 {
  const count = findStems(first, last, anywhere);
  let left = 0;
  for (let index = 0; index < count; index++) {
    const feature = load<u32>(featuresAt + (index << 2));
    const row = rowOf(feature);
    if (row < 0) continue;
    const added = addedAt + (<usize>row >>> 3);
    const bits = load<u8>(added);
    const bit: u8 = (<u8>1) << (<u8>(row & 7));
    if ((bits & bit) !== 0) continue;
    store<u8>(added, bits | bit);
    store<u32>(featuresAt + (left++ << 2), feature);
  }
  return left;
}

/** Bytes of what is around a sentence: the sums, and how many features have weights. */
export const aroundBytes: usize = 4 * width + 4;

/**
 * Adds up what is around the sentence from `first` to `last` in that message, and keeps it at an address; the sentence
 * before it begins at `start`, the one behind it ends at `end`.
 */
export function addAround(start: i32, first: i32, last: i32, end: i32, into: usize): void {
  memory.copy(sumsAt, allAt, width << 2);
  const ahead = addMore(findStems(start, first, before));
  const behindIt = addMore(findStems(last, end, behind));
  memory.copy(into, sumsAt, width << 2);
  store<i32>(into, all + ahead + behindIt, 4 * width);
}

/**
 * Weighs a stretch of tokens, which is at a place of which so many numbers tell; `around` is the address of what is
 * around its sentence, or 0.
 */
export function weigh(first: i32, last: i32, places: i32, around: usize): void {
  memory.fill(sumsAt, 0, width << 2);
  const own = share(addMore(find(first, last, places)));
  const others = around === 0 ? 0 : shareAround(load<u32>(around, 4 * width));
  for (let label = 0; label < width; label++) {
    let sum = <f64>load<i32>(sumsAt + (label << 2)) * own;
    if (around !== 0) sum += <f64>load<i32>(around + (label << 2)) * others;
    const sure = <f64>load<f32>(startAt + (label << 2)) + sum * <f64>load<f32>(worthAt + (label << 2));
    store<f64>(sureAt + (label << 3), sure);
  }
}

/** So many weights, each of half a byte times seven bits, can be added in two. */
const safe = 32;

/** Adds the weights of so many features found to the sums; gives how many of them have any. */
function addMore(count: i32): i32 {
  let known = 0;
  for (let from = 0; from < count; from += safe) {
    let low = i16x8.splat(0);
    let lowEnd = i16x8.splat(0);
    let high = i16x8.splat(0);
    let highEnd = i16x8.splat(0);
    const to = min(count, from + safe);
    for (let index = from; index < to; index++) {
      const found = rowOf(load<u32>(featuresAt + (index << 2)));
      if (found < 0) continue;
      known++;
      // Sixteen bytes, of which the row has thirteen: what is behind it falls into sums that nobody reads.
      const row = weightsAt + <usize>found * rowBytes;
      const halves = v128.load(row);
      const step = i8x16.splat(load<i8>(row, width / 2));
      const lower = i8x16.shr_s(i8x16.shl(halves, 4), 4);
      const higher = i8x16.shr_s(halves, 4);
      low = i16x8.add(low, i16x8.extmul_low_i8x16_s(lower, step));
      lowEnd = i16x8.add(lowEnd, i16x8.extmul_high_i8x16_s(lower, step));
      high = i16x8.add(high, i16x8.extmul_low_i8x16_s(higher, step));
      highEnd = i16x8.add(highEnd, i16x8.extmul_high_i8x16_s(higher, step));
    }
    addFour(sumsAt, i32x4.extend_low_i16x8_s(low));
    addFour(sumsAt + 16, i32x4.extend_high_i16x8_s(low));
    addFour(sumsAt + 32, i32x4.extend_low_i16x8_s(lowEnd));
    addFour(sumsAt + 48, i32x4.extend_low_i16x8_s(high));
    addFour(sumsAt + 64, i32x4.extend_high_i16x8_s(high));
    addFour(sumsAt + 80, i32x4.extend_low_i16x8_s(highEnd));
  }
  return known;
}

/**
 * The row of a feature's weights; below 0 where it has none. It has one of four, of which its lower bits tell, where its
 * mark stands, which is its highest byte: see `table.ts`.
 */
function rowOf(feature: u32): i32 {
  const four = (feature << 2) & (rows - 1);
  // A byte of noughts where the mark is the same.
  const other = load<u32>(marksAt + four) ^ (max(1, feature >>> 24) * 0x01010101);
  const same = (other - 0x01010101) & ~other & 0x80808080;
  return same === 0 ? -1 : <i32>(four + (ctz(same) >>> 3));
}

/** Adds four numbers to four sums. */
function addFour(sums: usize, numbers: v128): void {
  v128.store(sums, i32x4.add(v128.load(sums), numbers));
}
