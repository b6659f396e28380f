import type { Stored } from '../packed.ts';
import type { Scan } from '../scan.ts';
import { openFeatures, type Stretch, share, shareAround } from './features.ts';
import { labels, width } from './labels.ts';
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

/** What the sentences around one say of it: the sums of their weights, of so many features. */
export interface Around {
  readonly sums: Int32Array;
  readonly count: number;
}

export interface Scales {
  /**
   * How sure it is, as log-odds, that a stretch of tokens does each of the acts in `labels`; `place` is what `placeOf`
   * tells of it. The array is reused.
   */
  weigh(tokens: Scan, stretch: Stretch, place?: readonly number[], around?: Around): Float64Array;
  /** What is around each of the sentences of a message, which follow upon one another. */
  around(tokens: Scan, sentences: readonly Stretch[]): readonly Around[];
  readonly verdict: Float32Array;
}

/** Numbers before the marks in a file of weights. */
const headNumbers = 2 * width + signCount + 1;
const head = headNumbers * Float32Array.BYTES_PER_ELEMENT;

/** Makes the scales of a language with such `proclitics`, folded. @throws Error where there are not so many weights. */
export function makeScales(learnt: Stored, proclitics: readonly string[] = []): Scales {
  const { memory, sumsAt, marksAt, find, add, addAll, addAround } = openFeatures(proclitics);
  const from = marksAt.value - head;
  learnt.read(new Uint8Array(memory.buffer, from, head + rows + rows * rowBytes));
  const numbers = new Float32Array(memory.buffer.slice(from, from + head));
  const worth = numbers.subarray(0, width);
  const start = numbers.subarray(width, 2 * width);
  const sure = new Float64Array(labels.length);
  // Where the memory has grown, views of it are empty.
  let view = new Int32Array(0);
  const sums = (): Int32Array => {
    if (view.length === 0) view = new Int32Array(memory.buffer, sumsAt.value, width);
    return view;
  };
  return {
    weigh(tokens, stretch, place, around = nothing) {
      const value = share(add(find(tokens, stretch, place)));
      const valueAround = shareAround(around.count);
      const own = sums();
      for (let label = 0; label < labels.length; label++)
        sure[label] = start[label]! + (own[label]! * value + around.sums[label]! * valueAround) * worth[label]!;
      return sure;
    },
    around(tokens, sentences) {
      addAll(tokens);
      return sentences.map(({ first, last }, index) => {
        const [before, behind] = [sentences[index - 1], sentences[index + 1]];
        const count = addAround(before?.first ?? first, first, last, behind?.last ?? last);
        return { sums: sums().slice(), count };
      });
    },
    verdict: numbers.subarray(2 * width),
  };
}

const nothing: Around = { sums: new Int32Array(width), count: 0 };

/** A file of weights: what comes before the marks, the marks, then the weights. */
export function packWeights({ marks, rows, worth, start, verdict }: Learnt): Uint8Array {
  const parts = [worth, start, verdict, marks, rows];
  return Buffer.concat(
    parts.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
  );
}
