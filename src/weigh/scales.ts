import { startLoops } from '../loops.ts';
import type { Stored } from '../packed.ts';
import type { Scan } from '../scan.ts';
import type { Sentence } from '../types.ts';
import { features, mostFeatures, rows, share } from './features.ts';
import { labels, width } from './labels.ts';

/** What was learnt from samples. */
export interface Learnt {
  /** For each label a weight of every feature, in rows of `width`. */
  readonly weights: Int8Array;
  /** For each label, what a weight of 1 is worth, and where its sum begins. */
  readonly worth: Float32Array;
  readonly start: Float32Array;
}

/** How sure it is, from 0 to 1, that a sentence does each of the acts in `labels`; the array is reused. */
export type Scales = (tokens: Scan, sentence: Sentence, index: number, count: number) => Float64Array;

/** The functions of `wasm/index.ts`, and places in its memory. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly sumsAt: { readonly value: number };
  readonly rowsAt: { readonly value: number };
  readonly weightsAt: { readonly value: number };
  add(count: number): void;
}

/** Bytes of `worth` and `start` in a file of weights, which come before the weights. */
const head = 2 * width * Float32Array.BYTES_PER_ELEMENT;

/** Makes the scales of a language. @throws Error where there are not so many weights. */
export function makeScales(learnt: Stored): Scales {
  const { memory, sumsAt, rowsAt, weightsAt, add } = startLoops<Exports>();
  const from = weightsAt.value - head;
  const size = head + rows * width;
  memory.grow(Math.max(0, Math.ceil((from + size - memory.buffer.byteLength) / 65536)));
  const { buffer } = memory;
  learnt.read(new Uint8Array(buffer, from, size));
  const worth = new Float32Array(buffer, from, width);
  const start = new Float32Array(buffer, from + head / 2, width);
  const sums = new Int32Array(buffer, sumsAt.value, width);
  const found = new Uint16Array(buffer, rowsAt.value, mostFeatures);
  const sure = new Float64Array(labels.length);
  return (tokens, sentence, index, count) => {
    const size = features(tokens, sentence, index, count, found);
    add(size);
    const value = share(size);
    for (let label = 0; label < labels.length; label++)
      sure[label] = 1 / (1 + Math.exp(-(start[label]! + sums[label]! * worth[label]! * value)));
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
