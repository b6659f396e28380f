import type { Stored } from '../packed.ts';
import type { Scan } from '../scan.ts';
import type { Sentence } from '../types.ts';
import { openFeatures, rows, share } from './features.ts';
import { labels, width } from './labels.ts';

/** What was learnt from samples. */
export interface Learnt {
  /** For each label a weight of every feature, in rows of `width`. */
  readonly weights: Int8Array;
  /** For each label, what a weight of 1 is worth, and where its sum begins. */
  readonly worth: Float32Array;
  readonly start: Float32Array;
}

/**
 * How sure it is, as log-odds, that a stretch of tokens does each of the acts in `labels`; `place` is what `placeOf`
 * tells of it. The array is reused.
 */
export type Scales = (
  tokens: Scan,
  stretch: Pick<Sentence, 'first' | 'last'>,
  place?: readonly number[],
) => Float64Array;

/** Bytes of `worth` and `start` in a file of weights, which come before the weights. */
const head = 2 * width * Float32Array.BYTES_PER_ELEMENT;

/** Makes the scales of a language with such `proclitics`, folded. @throws Error where there are not so many weights. */
export function makeScales(learnt: Stored, proclitics: readonly string[] = []): Scales {
  const { memory, sumsAt, weightsAt, find, add } = openFeatures(proclitics);
  const from = weightsAt.value - head;
  learnt.read(new Uint8Array(memory.buffer, from, head + rows * width));
  const worth = new Float32Array(memory.buffer.slice(from, from + head / 2));
  const start = new Float32Array(memory.buffer.slice(from + head / 2, from + head));
  const sure = new Float64Array(labels.length);
  let sums = new Int32Array(0);
  return (tokens, stretch, place) => {
    const size = find(tokens, stretch, place);
    add(size);
    const value = share(size);
    // Where the memory has grown, views of it are empty.
    if (sums.length === 0) sums = new Int32Array(memory.buffer, sumsAt.value, width);
    for (let label = 0; label < labels.length; label++)
      sure[label] = start[label]! + sums[label]! * worth[label]! * value;
    return sure;
  };
}

/** A file of weights: `worth` and `start`, then the weights. */
export function packWeights({ weights, worth, start }: Learnt): Uint8Array {
  const parts = [worth, start, weights];
  return Buffer.concat(
    parts.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
  );
}
