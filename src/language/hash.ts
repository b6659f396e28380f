/** Start values and odd multipliers of the two hashes of a word; odd, so that a step can be undone. */
export const seed1 = 0x811c9dc5 | 0;
export const seed2 = 0x3c6ef372;
export const prime1 = 0x01000193;
export const prime2 = 0x5bd1e995;

/** Last step of the first hash: brings high bits down, as tables index by low bits. Unsigned. */
export function finish1(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Last step of the second hash. Unsigned. */
export function finish2(hash: number): number {
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** The two hashes of a folded spelling, both unsigned 32-bit: the values that `tokenise` stores. */
export function hashOf(folded: string): readonly [hash: number, check: number] {
  let one = seed1;
  let two = seed2;
  for (let at = 0; at < folded.length; at++) {
    const unit = folded.charCodeAt(at);
    one = Math.imul(one ^ unit, prime1);
    two = Math.imul(two + unit, prime2);
  }
  return [finish1(one), finish2(two)];
}
