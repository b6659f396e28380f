/** What the phrases know of each spelling: the symbols that it is, and where ways into the tree begin with it. */
import { prime1, prime2, seed1, seed2 } from './hash';
import { bearing, forget, kinds, leave, members, symbolKinds, take, taken } from './memory';
import { openSpelling, own, owned } from './spelling';

/** Entries of the tables of spellings and of kinds: two hashes and what is known, 12 bytes each. */
const slots: u32 = 1 << 14;
/** A fuller table takes no more, and is emptied before the next sentence. */
const most: i32 = 12000;
/** So is the memory when it has grown to so many bytes. */
const mostBytes: usize = 6 << 20;

let spellings: usize = 0;
let byKind: usize = 0;
let entered: i32 = 0;

/** Makes the tables. */
export function openTables(): void {
  spellings = take(12 * slots);
  byKind = take(12 * slots);
  openSpelling();
}

/** Forgets what is known where it has become too much; tells whether it did. */
export function forgetMuch(): bool {
  if (entered < most && taken() < mostBytes) return false;
  forget();
  entered = 0;
  openTables();
  memory.fill(spellings, 0, 24 * slots);
  return true;
}

/** The entry of a pair of hashes in a table: its own, or an empty one. */
function entryOf(table: usize, hash: u32, check: u32): usize {
  let slot = hash ^ (check * 0x85ebca6b);
  while (true) {
    const entry = table + 12 * (slot++ & (slots - 1));
    if (load<u32>(entry, 8) === 0 || (load<u32>(entry) === hash && load<u32>(entry, 4) === check)) return entry;
  }
}

function enter(table: usize, hash: u32, check: u32, what: usize): void {
  const entry = entryOf(table, hash, check);
  store<u32>(entry, hash);
  store<u32>(entry, check, 4);
  store<u32>(entry, what, 8);
  entered++;
}

/** What is known of a spelling, by its hashes; 0 where nothing is yet. */
export function find(hash: u32, check: u32): usize {
  return load<u32>(entryOf(spellings, hash, check), 8);
}

/** Keeps what was found out of a spelling. */
export function keep(hash: u32, check: u32): usize {
  let one: u32 = seed1;
  let two: u32 = seed2;
  for (let at = 0; at < owned; at++) {
    const symbol = <u32>load<u16>(own + 2 * at);
    one = (one ^ symbol) * prime1;
    two = (two + symbol) * prime2;
  }
  let what: usize = load<u32>(entryOf(byKind, one, two), 8);
  if (what === 0) {
    what = describe();
    if (entered < most) enter(byKind, one, two, what);
  }
  if (entered < most) enter(spellings, hash, check, what);
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

/** Where a symbol's groups and nodes are to be found. */
function kindOf(symbol: u32): usize {
  return kinds + 16 * <usize>load<u16>(symbolKinds + 2 * symbol);
}

/** The groups to which a symbol belongs, after their number. */
function groupsOf(symbol: u32): usize {
  return members + (load<u32>(kindOf(symbol)) & ~1);
}

/** Whether a symbol is a guard anywhere. */
function isGuard(symbol: u32): bool {
  return (load<u32>(kindOf(symbol)) & 1) !== 0;
}

/** The node behind a symbol that begins a phrase, and its guard. */
export function startOf(symbol: u32): usize {
  return load<u32>(kindOf(symbol), 4);
}

export function startGuard(symbol: u32): u32 {
  return load<u16>(kindOf(symbol), 12);
}

/** The same for one that begins a sentence. */
export function openerOf(symbol: u32): usize {
  return load<u32>(kindOf(symbol), 8);
}
export function openerGuard(symbol: u32): u32 {
  return load<u16>(kindOf(symbol), 14);
}

function describe(): usize {
  let most: u32 = 0;
  for (let at = 0; at < owned; at++) most += 1 + load<u16>(groupsOf(load<u16>(own + 2 * at)));
  const bits = bitBytes();
  // First the symbols, each once, then what follows from them.
  const symbols = take(2 * most);
  const what = take(bits + 12 + (2 + 2 * wayBytes) * most);
  memory.fill(what, 0, bits);
  let last = symbols;
  for (let at = 0; at < owned; at++) {
    const symbol = load<u16>(own + 2 * at);
    last = addSymbol(what, symbol, last);
    const groups = groupsOf(symbol);
    const end = groups + 2 * load<u16>(groups);
    for (let group = groups + 2; group <= end; group += 2) last = addSymbol(what, load<u16>(group), last);
  }
  const rest = lists(what);
  let end = guardsOf(rest);
  for (let at = symbols; at < last; at += 2) {
    if (!isGuard(load<u16>(at))) continue;
    store<u16>(end, load<u16>(at));
    end += 2;
  }
  store<u32>(rest, end);
  end = waysOf(rest);
  for (let at = symbols; at < last; at += 2) {
    const symbol = load<u16>(at);
    end = addWay(startOf(symbol), 0, startGuard(symbol), end);
    end = addWay(openerOf(symbol), 1, openerGuard(symbol), end);
  }
  store<u32>(rest, end, 4);
  leave(end);
  return what;
}

/** Adds a symbol that leads on to what is known and to a list, once; gives back the list's end. */
function addSymbol(what: usize, symbol: u32, end: usize): usize {
  if (symbol >= bearing || isKnownBy(what, symbol)) return end;
  const bits = what + 4 * (symbol >>> 5);
  store<u32>(bits, load<u32>(bits) | (1 << (symbol & 31)));
  store<u16>(end, symbol);
  return end + 2;
}

/** Adds a way where there is one; gives back where the next one goes. */
function addWay(node: usize, bit: usize, guard: u32, end: usize): usize {
  if (node === 0) return end;
  store<u32>(end, node | bit);
  store<u32>(end, guard, 4);
  return end + wayBytes;
}
