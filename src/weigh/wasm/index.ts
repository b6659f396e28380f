/** The scales' features and sums. Compiled to WebAssembly, which is fast from the first sentence on and adds eight numbers at once. */
import { rows, rowsOf } from './features';

/** Weights in a row. */
const width = 24;

/** Where the sums are, four bytes each; what tells of a place, a byte each; the rows to be added, two bytes each. */
export const sumsAt: usize = 64;
export const placesAt: usize = 192;
export const rowsAt: usize = 256;
/** Where the table of weights is, and the tokens behind it. */
export const weightsAt: usize = 8192;
export const tokensAt: usize = weightsAt + rows * width;

/** Finds the rows of a stretch of tokens, which is at a place of which so many numbers tell; gives how many they are. */
export function find(first: i32, last: i32, places: i32): i32 {
  return rowsOf(tokensAt, first, last, placesAt, places, rowsAt);
}

/** So many weights of one byte can be added in two. */
const safe = 256;

/** Adds up so many rows of the table. */
export function add(count: i32): void {
  memory.fill(sumsAt, 0, width << 2);
  for (let from = 0; from < count; from += safe) {
    let low = i16x8.splat(0);
    let middle = i16x8.splat(0);
    let high = i16x8.splat(0);
    const to = min(count, from + safe);
    for (let index = from; index < to; index++) {
      const row = weightsAt + <usize>load<u16>(rowsAt + (index << 1)) * width;
      const two = v128.load(row);
      low = i16x8.add(low, i16x8.extend_low_i8x16_s(two));
      middle = i16x8.add(middle, i16x8.extend_high_i8x16_s(two));
      high = i16x8.add(high, v128.load_ext<i8>(row + 16));
    }
    addEight(sumsAt, low);
    addEight(sumsAt + 32, middle);
    addEight(sumsAt + 64, high);
  }
}

/** Adds eight numbers to eight sums. */
function addEight(sums: usize, numbers: v128): void {
  v128.store(sums, i32x4.add(v128.load(sums), i32x4.extend_low_i16x8_s(numbers)));
  v128.store(sums + 16, i32x4.add(v128.load(sums + 16), i32x4.extend_high_i16x8_s(numbers)));
}
