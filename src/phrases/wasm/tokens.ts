/** The tokens of a sentence, and what the ear knows of them. */
import { openGroups } from './groups';
import { openHits } from './hits';
import { find, keep } from './known';
import { take } from './memory';
import { clearOwn } from './spelling';

// What a token means to a gap, as `ear.ts` says; all others end it.
export const plain: u32 = 0;
export const mark: u32 = 1;
export const bracket: u32 = 2;
const point: u32 = 3;

/** Per token: two hashes and its kind, four bytes each, as they are given between `begin` and `know`. */
let given: usize = 0;
/** Per token: what is known of it; the longer groups that begin with it, as a stretch of `groups`. */
export let tokens: usize = 0;
export let stretches: usize = 0;
let room: i32 = 0;

/** Whether groups and hits have room. */
let opened: bool = false;

/** The token behind the last one. */
export let limit: i32 = 0;

/** Forgets where the lists lie. */
export function closeLists(): void {
  room = 0;
  opened = false;
}

/** Makes room for a sentence of so many tokens; tells where they are to be given. */
export function openLists(count: i32): usize {
  limit = count;
  if (count > room) {
    room = max(256, 2 * count);
    given = take(12 * room);
    tokens = take(4 * room);
    stretches = take(8 * room);
  }
  if (!opened) {
    openGroups();
    openHits();
    opened = true;
  }
  return given;
}

/** Looks up the tokens given, from one on; gives the first of which nothing is known, or the end. */
export function know(from: i32): i32 {
  for (let at = from; at < limit; at++) {
    const known = find(load<u32>(given + 12 * at), load<u32>(given + 12 * at, 4));
    if (known === 0) return at;
    store<u32>(tokens + 4 * at, known);
  }
  return limit;
}

/** Keeps what was found out of a token; gives the next of which nothing is known, or the end. */
export function learn(at: i32): i32 {
  store<u32>(tokens + 4 * at, keep(load<u32>(given + 12 * at), load<u32>(given + 12 * at, 4)));
  clearOwn();
  return know(at + 1);
}

/** What a token means to a gap. */
export function meaning(at: i32): u32 {
  return load<u32>(given + 12 * at, 8);
}

/** Whether a token is the stop of an abbreviation inside the sentence. */
export function isInner(at: i32): bool {
  return at < limit - 1 && meaning(at) === point;
}

/** The place behind a token and the stop of its abbreviation. */
export function behind(at: i32): i32 {
  return isInner(at + 1) ? at + 2 : at + 1;
}
