/** What was found in a sentence: output, first token, and the one behind the last, four bytes each. */
import { take, takeMore } from './memory';

export let hits: usize = 0;
export let hitCount: i32 = 0;
let room: i32 = 0;

/** From `fresh` on, all begin at the token `from`. */
let fresh: i32 = 0;
let from: i32 = 0;

/** Makes room. */
export function openHits(): void {
  room = 256;
  hits = take(12 * room);
}

/** Forgets those of the sentence before. */
export function clearHits(): void {
  hitCount = 0;
}

/** Those that follow begin at a token. */
export function beginHits(at: i32): void {
  from = at;
  fresh = hitCount;
}

/** An output is heard once from each token on, as far as it reaches. */
export function addHit(output: i32, end: i32): void {
  for (let hit = hits + 12 * fresh; hit < hits + 12 * hitCount; hit += 12) {
    if (load<i32>(hit) !== output) continue;
    if (end > load<i32>(hit, 8)) store<i32>(hit, end, 8);
    return;
  }
  if (hitCount === room) {
    hits = takeMore(hits, 12 * room, 24 * room);
    room *= 2;
  }
  const hit = hits + 12 * hitCount++;
  store<i32>(hit, output);
  store<i32>(hit, from, 4);
  store<i32>(hit, end, 8);
}
