/** What the phrases know of each spelling: the symbols that it is, and where ways into the tree begin with it. */
import { prime1, prime2, seed1, seed2 } from './hash';
import { bearing, forget, kinds, leave, members, symbolKinds, take, taken } from './memory';
import { openSpelling, own, owned } from './spelling';
import { areFull, byKind, enter, lookUp, makeRoom, openTables, spellings } from './tables';

/** When the memory has grown to so many bytes, what is known is forgotten before the next sentence. */
const mostBytes: usize = 6 << 20;

/** Begins with nothing known. */
export function openKnown(): void {
  openTables();
  openSpelling();
}

/** Forgets what is known where it has become too much; tells whether it did. */
export function forgetMuch(): bool {
  if (!areFull() && taken() < mostBytes) return false;
  forget();
  openKnown();
  return true;
}

/** What is known of a spelling, by its hashes; 0 where nothing is yet. */
export function find(hash: u32, check: u32): usize {
  return lookUp(spellings, hash, check);
}

/** Keeps what was found out of a spelling. */
export function keep(hash: u32, check: u32): usize {
  makeRoom();
  let one: u32 = seed1;
  let two: u32 = seed2;
  for (let at = 0; at < owned; at++) {
    const symbol = <u32>load<u16>(own + 2 * at);
    one = (one ^ symbol) * prime1;
    two = (two + symbol) * prime2;
  }
  let what = lookUp(byKind, one, two);
  if (what === 0) {
    what = describe();
    enter(byKind, one, two, what);
  }
  enter(spellings, hash, check, what);
  return what;
}

// What is known of a kind of tokens: a bit for each symbol that may lead on; where its guards end, and where the ways
// behind it end; the symbols that are guards; the ways. A way is a node, with the lowest bit where it stands only at the
// beginning of a sentence, and its guard: a symbol without which it leads nowhere.

/** Whether a kind of tokens is a symbol. */
export function isKnownBy(what: usize, symbol: u32): bool {
  return ((load<u32>(what + 4 * (symbol >>> 5)) >>> (symbol & 31)) & 1) !== 0;
}

/** Bytes of the bits: wide nodes look at sixteen at once. */
function bitBytes(): usize {
  return ((bearing + 127) >>> 7) << 4;
}

/** Where what follows the bits of a kind of tokens lies. */
export function lists(what: usize): usize {
  return what + bitBytes();
}

/** Where its guards begin and end, and its ways, of `wayBytes` each, after them. */
export function guardsOf(lists: usize): usize {
  return lists + 8;
}
export function guardsEnd(lists: usize): usize {
  return load<u32>(lists);
}
export function waysOf(lists: usize): usize {
  return (load<u32>(lists) + 3) & ~3;
}
export function waysEnd(lists: usize): usize {
  return load<u32>(lists, 4);
}
export const wayBytes: u32 = 8;

/** Where it is told what a symbol is: whether a guard, its groups, and the nodes behind it. */
export function kindOf(symbol: u32): usize {
  return kinds + 16 * <usize>load<u16>(symbolKinds + 2 * symbol);
}

/** The groups to which a symbol belongs, after their number. */
function groupsOf(kind: usize): usize {
  return members + (load<u32>(kind) & ~1);
}

/** Whether a symbol is a guard anywhere. */
function isGuard(kind: usize): bool {
  return (load<u32>(kind) & 1) !== 0;
}

/** The node behind a symbol that begins a phrase, and its guard. */
export function startOf(kind: usize): usize {
  return load<u32>(kind, 4);
}

export function startGuard(kind: usize): u32 {
  return load<u16>(kind, 12);
}

/** The same for one that begins a sentence. */
export function openerOf(kind: usize): usize {
  return load<u32>(kind, 8);
}
export function openerGuard(kind: usize): u32 {
  return load<u16>(kind, 14);
}

/** Where the guards and the ways of the kind being described end. */
let guardsTo: usize = 0;
let waysTo: usize = 0;

function describe(): usize {
  const bits = bitBytes();
  const most = 2 * bearing;
  // Ways are gathered behind as many guards as there may be, and moved to where these end.
  const what = take(bits + 12 + most + wayBytes * most);
  memory.fill(what, 0, bits);
  const rest = lists(what);
  const gathered = guardsOf(rest) + most;
  guardsTo = guardsOf(rest);
  waysTo = gathered;
  for (let at = own; at < own + 2 * owned; at += 2) {
    const symbol = load<u16>(at);
    addSymbol(what, symbol);
    const groups = groupsOf(kindOf(symbol));
    const end = groups + 2 * load<u16>(groups);
    for (let group = groups + 2; group <= end; group += 2) addSymbol(what, load<u16>(group));
  }
  store<u32>(rest, guardsTo);
  const end = waysOf(rest) + (waysTo - gathered);
  memory.copy(waysOf(rest), gathered, waysTo - gathered);
  store<u32>(rest, end, 4);
  leave(end);
  return what;
}

/** Adds a symbol that leads on to what is known, once, and what follows from it. */
function addSymbol(what: usize, symbol: u32): void {
  if (symbol >= bearing) return;
  const at = what + 4 * (symbol >>> 5);
  const bits = load<u32>(at);
  const bit = 1 << (symbol & 31);
  if ((bits & bit) !== 0) return;
  store<u32>(at, bits | bit);
  addWays(symbol);
}

/** Adds what follows from a symbol: that it is a guard, and the ways that begin with it. */
export function addWays(symbol: u32): void {
  const kind = kindOf(symbol);
  if (isGuard(kind)) {
    store<u16>(guardsTo, symbol);
    guardsTo += 2;
  }
  addWay(startOf(kind), 0, startGuard(kind));
  addWay(openerOf(kind), 1, openerGuard(kind));
}

/** Adds a way where there is one. */
function addWay(node: usize, bit: usize, guard: u32): void {
  if (node === 0) return;
  store<u32>(waysTo, node | bit);
  store<u32>(waysTo, guard, 4);
  waysTo += wayBytes;
}
