/**
 * The module's memory, from below: a language's pack as it lies in its file, and behind it whatever is made while
 * texts are heard. Nothing is given back one by one: all that was made is forgotten at once.
 */

/** Where the pack lies. */
export const origin: usize = 64;

/** Sections of the pack, as `pack.ts` describes them; a mask is the number of a table's entries, less one. */
export let wordChecks: usize = 0;
export let wordSymbols: usize = 0;
export let wordMask: u32 = 0;
export let stemChecks: usize = 0;
export let stemPlaces: usize = 0;
export let stemMask: u32 = 0;
export let endingChecks: usize = 0;
export let endingPlaces: usize = 0;
export let endingMask: u32 = 0;
/** Where the places of stems and endings are. */
export let sets: usize = 0;
/** How many symbols, the first ones, may lead on. */
export let bearing: u32 = 0;
export let symbolKinds: usize = 0;
export let kinds: usize = 0;
export let members: usize = 0;
export let nodes: usize = 0;
/** For each bearing symbol the number of the last sentence in which it was met, four bytes each. */
export let met: usize = 0;

let bottom: usize = 0;
let top: usize = 0;

const sections = 11;

/** Bytes of a section and what follows up to the next; the numbers lie before the pack's header. */
function room(section: usize): usize {
  return align(load<u32>(origin + 8 + 4 * section));
}

/** Entries of a table, less one; its checks have four bytes each. */
function entries(section: usize): u32 {
  return (load<u32>(origin + 8 + 4 * section) >> 2) - 1;
}

/** Finds the sections of the pack. */
export function openPack(): void {
  let at = origin + align(8 + 4 * sections + load<u32>(origin));
  bearing = load<u32>(origin, 4);
  wordChecks = at;
  wordMask = entries(0);
  wordSymbols = at += room(0);
  stemChecks = at += room(1);
  stemMask = entries(2);
  stemPlaces = at += room(2);
  endingChecks = at += room(3);
  endingMask = entries(4);
  endingPlaces = at += room(4);
  sets = at += room(5);
  symbolKinds = at += room(6);
  kinds = at += room(7);
  members = at += room(8);
  nodes = at += room(9);
  top = at + room(10);
  met = take(4 * (bearing + 2));
  // What has no guard always goes on, and what leads nowhere never.
  store<u32>(met + 4 * bearing, u32.MAX_VALUE);
  bottom = top;
}

function align(size: usize): usize {
  return (size + 7) & ~7;
}

/** Room for so many bytes, with whatever was there before. */
export function take(size: usize): usize {
  const taken = top;
  top += align(size);
  const missing = <i32>((top + 0xffff) >> 16) - memory.size();
  if (missing > 0) memory.grow(missing);
  return taken;
}

/** Gives back what was taken last, from an address on. */
export function leave(address: usize): void {
  top = align(address);
}

/** A larger room with what was in an old one. */
export function takeMore(old: usize, before: usize, size: usize): usize {
  const taken = take(size);
  memory.copy(taken, old, before);
  return taken;
}

/** Bytes taken. */
export function taken(): usize {
  return top - bottom;
}

/** Forgets all that was made. */
export function forget(): void {
  top = bottom;
}
