/** What was found out, by two hashes each: of spellings, and of kinds of tokens. */
import { take } from './memory';

/** Entries of a table, a power of two: two hashes and what is known, 12 bytes each. */
let slots: u32 = 0;
/** How many they are at first: a draft has some hundred words, and each page of memory costs time. */
const fewSlots: u32 = 1 << 10;
/** No more entries are kept. */
const most: i32 = 12000;

export let spellings: usize = 0;
export let byKind: usize = 0;
/** How many both tables hold. */
let entered: i32 = 0;

/** Makes the tables, with nothing in them. */
export function openTables(): void {
  entered = 0;
  makeTables(fewSlots);
}

/** Whether they take no more. */
export function areFull(): bool {
  return entered >= most;
}

function makeTables(size: u32): void {
  slots = size;
  spellings = take(24 * size);
  byKind = spellings + 12 * size;
  memory.fill(spellings, 0, 24 * size);
}

/** The entry of a pair of hashes in a table: its own, or an empty one. */
function entryOf(table: usize, hash: u32, check: u32): usize {
  let slot = hash ^ (check * 0x85ebca6b);
  while (true) {
    const entry = table + 12 * (slot++ & (slots - 1));
    if (load<u32>(entry, 8) === 0 || (load<u32>(entry) === hash && load<u32>(entry, 4) === check)) return entry;
  }
}

/** What is known of a pair of hashes; 0 where nothing is yet. */
export function lookUp(table: usize, hash: u32, check: u32): usize {
  return load<u32>(entryOf(table, hash, check), 8);
}

/** Keeps what is known of a pair of hashes that has no entry, where there is room: see `makeRoom`. */
export function enter(table: usize, hash: u32, check: u32, what: usize): void {
  if (areFull()) return;
  const entry = entryOf(table, hash, check);
  store<u32>(entry, hash);
  store<u32>(entry, check, 4);
  store<u32>(entry, what, 8);
  entered++;
}

/** Makes larger tables where they have become too full. */
export function makeRoom(): void {
  if (<u32>entered < slots - (slots >>> 2) || areFull()) return;
  const bytes: usize = 12 * slots;
  const old = spellings;
  entered = 0;
  makeTables(4 * slots);
  for (let at: usize = 0; at < 2 * bytes; at += 12) {
    const what = load<u32>(old + at, 8);
    if (what !== 0) enter(at < bytes ? spellings : byKind, load<u32>(old + at), load<u32>(old + at, 4), what);
  }
}
