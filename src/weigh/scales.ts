import type { Stored } from '../packed.ts';
import type { Scan } from '../scan.ts';
import type { Sentence } from '../types.ts';
import { openFeatures, rows, share } from './features.ts';
import { labels, width } from './labels.ts';
import { signCount } from './signs.ts';

/** What was learnt from samples. */
export interface Learnt {
  /** For each label a weight of every feature, in rows of `width`. */
  readonly weights: Int8Array;
  /** For each label, what a weight of 1 is worth, and where its sum begins. */
  readonly worth: Float32Array;
  readonly start: Float32Array;
  /** What each sign of an apology weighs, and where their sum begins; noughts where nothing tells apologies apart. */
  readonly verdict: Float32Array;
}

export interface Scales {
  /**
   * How sure it is, as log-odds, that a stretch of tokens does each of the acts in `labels`; `place` is what `placeOf`
   * tells of it. The array is reused.
   */
  weigh(tokens: Scan, stretch: Pick<Sentence, 'first' | 'last'>, place?: readonly number[]): Float64Array;
  readonly verdict: Float32Array;
}

/** Numbers before the weights in a file of them. */
const headNumbers = 2 * width + signCount + 1;
const head = headNumbers * Float32Array.BYTES_PER_ELEMENT;

/** Makes the scales of a language with such `proclitics`, folded. @throws Error where there are not so many weights. */
export function makeScales(learnt: Stored, proclitics: readonly string[] = []): Scales {
  const { memory, sumsAt, weightsAt, find, add } = openFeatures(proclitics);
  const from = weightsAt.value - head;
  learnt.read(new Uint8Array(memory.buffer, from, head + rows * width));
  const numbers = new Float32Array(memory.buffer.slice(from, from + head));
  const worth = numbers.subarray(0, width);
  const start = numbers.subarray(width, 2 * width);
  const sure = new Float64Array(labels.length);
  let sums = new Int32Array(0);
  return {
    weigh(tokens, stretch, place) {
      const size = find(tokens, stretch, place);
      add(size);
      const value = share(size);
      // Where the memory has grown, views of it are empty.
      if (sums.length === 0) sums = new Int32Array(memory.buffer, sumsAt.value, width);
      for (let label = 0; label < labels.length; label++)
        sure[label] = start[label]! + sums[label]! * worth[label]! * value;
      return sure;
    },
    verdict: numbers.subarray(2 * width),
  };
}

/** A file of weights: what comes before them, then the weights. */
export function packWeights({ weights, worth, start, verdict }: Learnt): Uint8Array {
  const parts = [worth, start, verdict, weights];
  return Buffer.concat(
    parts.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
  );
}
