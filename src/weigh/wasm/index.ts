/** The scales' features and sums. Compiled to WebAssembly, which is fast from the first sentence on and adds eight numbers at once. */
import { featuresOf, mostFeatures, stemsOf } from './features';

/** Features of which there are weights, and weights of each. */
const rows: u32 = 1 << 15;
const width = 24;

/** Where the sums are, four bytes each; what tells of a place, a byte each; the features found, four bytes each. */
export const sumsAt: usize = 64;
export const placesAt: usize = 192;
export const featuresAt: usize = 256;
/** Where the marks of the features are that have weights, a byte each; their weights; the tokens. */
export const marksAt: usize = featuresAt + 4 * <usize>mostFeatures;
export const weightsAt: usize = marksAt + rows;
export const tokensAt: usize = weightsAt + rows * width;

/** Finds the features of a stretch of tokens, which is at a place of which so many numbers tell; gives how many they are. */
export function find(first: i32, last: i32, places: i32): i32 {
  return featuresOf(tokensAt, first, last, placesAt, places, featuresAt);
}

/** Finds the stems of a stretch of tokens, as features of such a kind; gives how many they are. */
export function findStems(first: i32, last: i32, kind: i32): i32 {
  return stemsOf(tokensAt, first, last, kind, featuresAt);
}

/** So many weights of one byte can be added in two. */
const safe = 256;

/** Adds up the weights of so many features; gives how many of them have any. */
export function add(count: i32): i32 {
  memory.fill(sumsAt, 0, width << 2);
  let known = 0;
  for (let from = 0; from < count; from += safe) {
    let low = i16x8.splat(0);
    let middle = i16x8.splat(0);
    let high = i16x8.splat(0);
    const to = min(count, from + safe);
    for (let index = from; index < to; index++) {
      const found = rowOf(load<u32>(featuresAt + (index << 2)));
      if (found < 0) continue;
      known++;
      const row = weightsAt + <usize>found * width;
      const two = v128.load(row);
      low = i16x8.add(low, i16x8.extend_low_i8x16_s(two));
      middle = i16x8.add(middle, i16x8.extend_high_i8x16_s(two));
      high = i16x8.add(high, v128.load_ext<i8>(row + 16));
    }
    addEight(sumsAt, low);
    addEight(sumsAt + 32, middle);
    addEight(sumsAt + 64, high);
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

/** Adds eight numbers to eight sums. */
function addEight(sums: usize, numbers: v128): void {
  v128.store(sums, i32x4.add(v128.load(sums), i32x4.extend_low_i16x8_s(numbers)));
  v128.store(sums + 16, i32x4.add(v128.load(sums + 16), i32x4.extend_high_i16x8_s(numbers)));
}
