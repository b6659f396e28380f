import { labels, width } from './labels.ts';

/** Bytes of a row of weights: half a byte for each label, and the step that they are multiples of. */
export const rowBytes = width / 2 + 1;

/** Half a byte holds from -8 to 7; `wasm/index.ts` adds up the products of both. */
const mostOfHalf = 7;
const mostOfStep = 127;

/** Weights in rows of `rowBytes`; in units of `worth`, one for each label. */
export interface Rounded {
  readonly rows: Uint8Array;
  readonly worth: Float32Array;
}

/**
 * Rounds weights, in rows of `width`, to half a byte: a row's step is such that the largest of its weights, each seen
 * against what its label's weigh in the mean, fits.
 */
export function round(weights: Float32Array): Rounded {
  const count = weights.length / width;
  const usual = Float64Array.from({ length: width }, (_, label) => {
    let squares = 0;
    for (let at = label; at < weights.length; at += width) squares += weights[at]! ** 2;
    return Math.sqrt(squares / count) || 1;
  });
  const largest = Float64Array.from({ length: count }, (_, row) =>
    labels.reduce((most, _label, label) => Math.max(most, Math.abs(weights[row * width + label]!) / usual[label]!), 0),
  );
  const unit = (largest.reduce((one, other) => Math.max(one, other), 0) || 1) / (mostOfStep * mostOfHalf);
  const rows = new Uint8Array(count * rowBytes);
  for (let row = 0; row < count; row++) {
    const step = Math.min(mostOfStep, Math.ceil(largest[row]! / (unit * mostOfHalf)));
    const half = (label: number): number =>
      Math.round(weights[row * width + label]! / usual[label]! / (unit * step || 1)) & 15;
    const first = row * rowBytes;
    for (let at = 0; at < width / 2; at++) rows[first + at] = half(at) | (half(at + width / 2) << 4);
    rows[first + width / 2] = step;
  }
  return { rows, worth: Float32Array.from(usual, (one) => one * unit) };
}
