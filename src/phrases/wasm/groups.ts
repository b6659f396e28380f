/** Longer groups met in a sentence, as symbols, and where they end. Those that begin at one token lie together. */
import { take, takeMore } from './memory';

export let groups: usize = 0;
export let groupCount: i32 = 0;
/** Where those of the token begin that was begun with last. */
export let own: i32 = 0;
let room: i32 = 0;

/** Makes room. */
export function openGroups(): void {
  room = 256;
  groups = take(8 * room);
}

/** Forgets those of the sentence before. */
export function clearGroups(): void {
  groupCount = 0;
}

/** Those that follow begin at another token. */
export function beginGroups(): void {
  own = groupCount;
}

/** Adds a group that begins at the token; tells whether it was not there yet. */
export function addGroup(symbol: u32, end: i32): bool {
  for (let at = groups + 8 * own; at < groups + 8 * groupCount; at += 8)
    if (load<u32>(at) === symbol && load<i32>(at, 4) === end) return false;
  if (groupCount === room) {
    groups = takeMore(groups, 8 * room, 16 * room);
    room *= 2;
  }
  store<u32>(groups + 8 * groupCount, symbol);
  store<i32>(groups + 8 * groupCount++, end, 4);
  return true;
}
