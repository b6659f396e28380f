/** What learning and weighing have in common. */

/** Weights of a feature, as `../labels.ts` has it: one for each label. */
export const width = 24;

/** What each of so many features of a sentence counts, as `../train.ts` has it. */
export function share(count: u32): f64 {
  return 3 / Math.sqrt(<f64>max(1, count));
}

/** The same of so many around it. */
export function shareAround(count: u32): f64 {
  return share(count) / 4;
}
