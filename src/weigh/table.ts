/** Features that have weights; as many as `wasm/index.ts` has. */
export const rows = 1 << 17;

/** Rows of which a feature may have one. */
const choices = 4;

/** What tells a feature from the others that might have its row. */
function markOf(feature: number): number {
  return Math.max(1, feature >>> 24);
}

/** The row of a feature's weights by the marks of all rows; below 0 where it has none. */
export function rowOf(marks: Uint8Array, feature: number): number {
  const first = (feature * choices) % rows;
  const mark = markOf(feature);
  for (let row = first; row < first + choices; row++) if (marks[row] === mark) return row;
  return -1;
}

/** Gives rows to features, to the first ones first, as long as there are any. */
export function marksFor(features: Iterable<number>): Uint8Array {
  const marks = new Uint8Array(rows);
  for (const feature of features) {
    const first = (feature * choices) % rows;
    const free = marks.indexOf(0, first);
    if (rowOf(marks, feature) < 0 && free >= 0 && free < first + choices) marks[free] = markOf(feature);
  }
  return marks;
}
