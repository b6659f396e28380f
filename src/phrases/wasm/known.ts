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

// What is known of a kind of tokens: the nodes behind it, after their number, with the lowest bit where they stand only
// at the beginning of a sentence; and before them, a bit for each symbol that may lead on.

/** Whether a kind of tokens is a symbol. */
export function isKnownBy(what: usize, symbol: u32): bool {
  return ((load<u32>(what + 4 * (symbol >>> 5)) >>> (symbol & 31)) & 1) !== 0;
}

/** The nodes behind a kind of tokens. */
export function waysBehind(what: usize): usize {
  return what + 4 * ((bearing + 31) >>> 5);
}

/** Where a symbol's groups and nodes are to be found. */
function kindOf(symbol: u32): usize {
  return kinds + 12 * <usize>load<u16>(symbolKinds + 2 * symbol);
}

/** The groups to which a symbol belongs, after their number. */
export function groupsOf(symbol: u32): usize {
  return members + load<u32>(kindOf(symbol));
}

/** The node behind a symbol that begins a phrase. */
export function startOf(symbol: u32): usize {
  return load<u32>(kindOf(symbol), 4);
}

/** The node behind a symbol that begins a sentence. */
export function openerOf(symbol: u32): usize {
  return load<u32>(kindOf(symbol), 8);
}

function describe(): usize {
  let most = 0;
  for (let at = 0; at < owned; at++) most += 1 + <i32>load<u16>(groupsOf(load<u16>(own + 2 * at)));
  const bits = 4 * ((bearing + 31) >>> 5);
  const what = take(bits + 4 + 8 * most);
  memory.fill(what, 0, bits);
  let end = what + bits + 4;
  for (let at = 0; at < owned; at++) {
    const symbol = load<u16>(own + 2 * at);
    end = add(what, symbol, end);
    const groups = groupsOf(symbol);
    const last = groups + 2 * load<u16>(groups);
    for (let group = groups + 2; group <= last; group += 2) end = add(what, load<u16>(group), end);
  }
  store<u32>(what + bits, (end - what - bits - 4) >> 2);
  leave(end);
  return what;
}

/** Adds a symbol, and the nodes behind it at the end, which is given back. */
function add(what: usize, symbol: u32, end: usize): usize {
  if (symbol >= bearing || isKnownBy(what, symbol)) return end;
  const bits = what + 4 * (symbol >>> 5);
  store<u32>(bits, load<u32>(bits) | (1 << (symbol & 31)));
  const start = startOf(symbol);
  if (start !== 0) {
    store<u32>(end, start);
    end += 4;
  }
  const opener = openerOf(symbol);
  if (opener !== 0) {
    store<u32>(end, opener | 1);
    end += 4;
  }
  return end;
}
