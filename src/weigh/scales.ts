import type { Stored } from '../packed.ts';
import { type Features, openFeatures } from './features.ts';
import { width } from './labels.ts';
import { type Rounded, rowBytes } from './nibbles.ts';
import { signCount } from './signs.ts';
import { rows } from './table.ts';

/** What was learnt from samples. */
export interface Learnt extends Rounded {
  /** For each row of weights the mark of its feature: see `rowOf`. */
  readonly marks: Uint8Array;
  /** For each label, where its sum begins. */
  readonly start: Float32Array;
  /** What each sign of an apology weighs, and where their sum begins; noughts where nothing tells apologies apart. */
  readonly verdict: Float32Array;
}

/** What was learnt, ready to weigh by. */
export interface Scales extends Pick<Features, 'weigh' | 'around'> {
  readonly verdict: Float32Array;
}

/** Numbers before the marks in a file of weights. */
const headNumbers = 2 * width + signCount + 1;
const head = headNumbers * Float32Array.BYTES_PER_ELEMENT;

/** Makes the scales of a language with such `proclitics`, folded. @throws Error where there are not so many weights. */
export function makeScales(learnt: Stored, proclitics: readonly string[] = []): Scales {
  const { memory, marksAt, setWorth, weigh, around } = openFeatures(proclitics);
  const from = marksAt.value - head;
  learnt.read(new Uint8Array(memory.buffer, from, head + rows + rows * rowBytes));
  const numbers = new Float32Array(memory.buffer.slice(from, from + head));
  setWorth(numbers.subarray(0, 2 * width));
  return { weigh, around, verdict: numbers.subarray(2 * width) };
}

/** A file of weights: what comes before the marks, the marks, then the weights. */
export function packWeights({ marks, rows, worth, start, verdict }: Learnt): Uint8Array {
  const parts = [worth, start, verdict, marks, rows];
  return Buffer.concat(
    parts.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
  );
}
