/** Follows the ways of the tree of phrases over the tokens of a sentence, from its end to its beginning. */
import { addGroup, beginGroups, clearGroups, groupCount, groups, openGroups, own } from './groups';
import { addHit, beginHits, clearHits, hitCount, openHits } from './hits';
import {
  find,
  guardsEnd,
  guardsOf,
  isKnownBy,
  keep,
  lists,
  openerGuard,
  openerOf,
  startGuard,
  startOf,
  wayBytes,
  waysEnd,
  waysOf,
} from './known';
import { met, nodes, take } from './memory';

// What a token means to a gap, as `ear.ts` says; all others end it.
const plain: u32 = 0;
const mark: u32 = 1;
const bracket: u32 = 2;
const point: u32 = 3;

/** Per token: two hashes and its kind, four bytes each, as they are given before `know`. */
let given: usize = 0;
/** Per token: what is known of it; the longer groups that begin with it, as a stretch of `groups`. */
let tokens: usize = 0;
let stretches: usize = 0;
let room: i32 = 0;

/** Whether groups and hits have room. */
let opened: bool = false;

/** The token behind the last one. */
let limit: i32 = 0;
/** The number of the sentence. */
let sentence: u32 = 0;

/** Forgets where the lists lie. */
export function closeLists(): void {
  room = 0;
  opened = false;
}

/** Makes room for a sentence of so many tokens; tells where they are to be given. */
export function openLists(count: i32): usize {
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

/** Looks up the tokens given, from one on, of so many; stops at the first of which nothing is known. */
export function know(from: i32, count: i32): i32 {
  for (let at = from; at < count; at++) {
    const known = find(load<u32>(given + 12 * at), load<u32>(given + 12 * at, 4));
    if (known === 0) return at;
    store<u32>(tokens + 4 * at, known);
  }
  return count;
}

/** Keeps what was found out of a token. */
export function learn(at: i32): void {
  store<u32>(tokens + 4 * at, keep(load<u32>(given + 12 * at), load<u32>(given + 12 * at, 4)));
}

/** Hears the sentence of the first `count` tokens; `opening` is the one with which it begins. Gives how many hits. */
export function hear(count: i32, opening: i32): i32 {
  limit = count;
  sentence++;
  clearHits();
  clearGroups();
  // Backwards, so that the groups further on are known.
  for (let at = count - 1; at >= 0; at--) hearAt(at, at === opening);
  return hitCount;
}

/** Finds all that begins at a token: first by itself, then by the groups found on the way. */
function hearAt(at: i32, isOpening: bool): void {
  beginHits(at);
  beginGroups();
  const known = lists(load<u32>(tokens + 4 * at));
  for (let guard = guardsOf(known); guard < guardsEnd(known); guard += 2) meet(load<u16>(guard));
  const next = behind(at);
  const end = waysEnd(known);
  for (let way = waysOf(known); way < end; way += wayBytes) {
    if (!isMet(load<u32>(way, 4))) continue;
    const node = load<u32>(way);
    if (isOpening || (node & 1) === 0) pass(nodes + (node & ~1), next);
  }
  for (let index = own; index < groupCount; index++) {
    const group = load<u32>(groups + 8 * index);
    const end = load<i32>(groups + 8 * index, 4);
    if (isMet(startGuard(group))) pass(nodes + startOf(group), end);
    if (isOpening && isMet(openerGuard(group))) pass(nodes + openerOf(group), end);
  }
  store<i32>(stretches + 8 * at, own);
  store<i32>(stretches + 8 * at, groupCount, 4);
}

/** Takes note that a symbol is in the sentence, at this place or further on. */
function meet(symbol: u32): void {
  store<u32>(met + 4 * symbol, sentence);
}

/** Whether a guard is, without which a way leads nowhere. */
function isMet(guard: u32): bool {
  return load<u32>(met + 4 * guard) >= sentence;
}

// A node: how many ways lead on from it, with bits where something ends at it, where gaps begin, and where a way may be
// a longer group. Then the outputs that end, the groups that end, each after their number; the gaps after theirs: width,
// guard and the node behind; last the symbols of the ways, in rising order, and the nodes behind them. Nodes have four
// bytes, all else has two.
const ending: u32 = 0x8000;
const gapping: u32 = 0x4000;
const lengthy: u32 = 0x2000;

/** Follows every way from a node over the tokens from a place on. */
function pass(node: usize, at: i32): void {
  const head = <u32>load<u16>(node);
  const next = (head & (ending | gapping)) === 0 ? node + 2 : passEnds(node, head, at);
  const ways = head & (lengthy - 1);
  if (ways === 0 || at >= limit) return;
  passTokens(next, ways, at);
  if ((head & lengthy) !== 0) passGroups(next, ways, at);
}

/** Takes what ends at a node, and the gaps that begin; gives where the ways of the node lie. */
function passEnds(node: usize, head: u32, at: i32): usize {
  let next = node + 2;
  if ((head & ending) !== 0) {
    let last = next + 2 * load<u16>(next);
    for (next += 2; next <= last; next += 2) addHit(load<u16>(next), at);
    last = next + 2 * load<u16>(next);
    for (next += 2; next <= last; next += 2) if (addGroup(load<u16>(next), at)) meet(load<u16>(next));
  }
  if ((head & gapping) !== 0 && at < limit) {
    const last = next + 8 * load<u16>(next);
    for (next += 2; next <= last; next += 8)
      if (isMet(load<u16>(next, 2))) leap(<i32>load<u16>(next), nodes + load<u32>(next, 4), at);
  }
  return next;
}

/** Follows the ways over the token at a place. */
function passTokens(symbols: usize, ways: u32, at: i32): void {
  const token = load<u32>(tokens + 4 * at);
  const end = symbols + 2 * ways;
  for (let way = symbols; way < end; way += 2)
    if (isKnownBy(token, load<u16>(way))) pass(nodes + load<u32>(end + 2 * (way - symbols)), behind(at));
}

/** Follows the ways over the longer groups that begin at a place. */
function passGroups(symbols: usize, ways: u32, at: i32): void {
  const end = symbols + 2 * ways;
  const last = load<i32>(stretches + 8 * at, 4);
  for (let index = load<i32>(stretches + 8 * at); index < last; index++) {
    const way = wayOf(symbols, ways, load<u32>(groups + 8 * index));
    if (way >= 0) pass(nodes + load<u32>(end + 4 * way), load<i32>(groups + 8 * index, 4));
  }
}

/** The place of a symbol among those of a node's ways, or −1. */
function wayOf(symbols: usize, ways: i32, symbol: u32): i32 {
  let low = 0;
  let high = ways - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (<u32>load<u16>(symbols + 2 * middle) < symbol) low = middle + 1;
    else high = middle;
  }
  return <u32>load<u16>(symbols + 2 * low) === symbol ? low : -1;
}

/** Goes on from a node behind a gap of no to `width` words; above 100 it may cross marks. */
function leap(width: i32, node: usize, at: i32): void {
  const crossing = width > 100;
  let left = crossing ? width - 100 : width;
  for (let next = at; ; next++) {
    pass(node, next);
    if (next >= limit) return;
    const kind = load<u32>(given + 12 * next, 8);
    if (kind === plain) {
      if (left-- === 0) return;
    } else if (kind === mark) {
      if (!crossing) return;
    } else if (kind !== bracket && !isInner(next)) return;
  }
}

/** Whether a token is the stop of an abbreviation inside the sentence. */
function isInner(at: i32): bool {
  return at < limit - 1 && load<u32>(given + 12 * at, 8) === point;
}

/** The place behind a token and the stop of its abbreviation. */
function behind(at: i32): i32 {
  return isInner(at + 1) ? at + 2 : at + 1;
}
