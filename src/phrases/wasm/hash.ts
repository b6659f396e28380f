/** The two hashes of a word, as `language/hash.ts` makes them. */
export const seed1: u32 = 0x811c9dc5;
export const seed2: u32 = 0x3c6ef372;
export const prime1: u32 = 0x01000193;
export const prime2: u32 = 0x5bd1e995;

export function finish1(hash: u32): u32 {
  return hash ^ (hash >>> 15);
}

export function finish2(hash: u32): u32 {
  return hash ^ (hash >>> 13);
}
