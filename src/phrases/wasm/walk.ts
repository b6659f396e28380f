/** Follows the ways of the tree of phrases over the tokens of a sentence, from its end to its beginning. */
import { addHit, beginHits, clearHits, hitCount, openHits } from './hits';
import { groupsOf, isKnownBy, openerOf, startOf, waysBehind } from './known';
import { nodes, take, takeMore } from './memory';

// What a token means to a gap, as `ear.ts` says; all others end it.
const plain: u32 = 0;
const mark: u32 = 1;
const bracket: u32 = 2;
const point: u32 = 3;

/** Per token: what is known of it; its kind; the longer groups that begin with it, as a stretch of `groups`. */
let tokens: usize = 0;
let kinds: usize = 0;
let stretches: usize = 0;
let room: i32 = 0;

/** Longer groups, as symbols, and where they end. Those that begin at one token lie together, its own from `own` on. */
let groups: usize = 0;
let groupCount: i32 = 0;
let groupRoom: i32 = 0;
let own: i32 = 0;

/** The token behind the last one. */
let limit: i32 = 0;

/** Forgets where the lists lie. */
export function closeLists(): void {
  room = groupRoom = 0;
}

/** Makes room for a sentence of so many tokens. */
export function openLists(count: i32): void {
  if (count > room) {
    room = max(256, 2 * count);
    tokens = take(4 * room);
    kinds = take(room);
    stretches = take(8 * room);
  }
  if (groupRoom === 0) {
    groupRoom = 256;
    groups = take(8 * groupRoom);
    openHits();
  }
}

/** Puts a token in its place: what is known of it, and its kind. */
export function put(index: i32, known: usize, kind: u32): void {
  store<u32>(tokens + 4 * index, known);
  store<u8>(kinds + index, kind);
}

/** Hears the sentence of the first `count` tokens; `opening` is the one with which it begins. Gives how many hits. */
export function hear(count: i32, opening: i32): i32 {
  limit = count;
  clearHits();
  groupCount = 0;
  // Backwards, so that the groups further on are known.
  for (let at = count - 1; at >= 0; at--) hearAt(at, at === opening);
  return hitCount;
}

/** Finds all that begins at a token: first by itself, then by the groups found on the way. */
function hearAt(at: i32, isOpening: bool): void {
  beginHits(at);
  own = groupCount;
  const ways = waysBehind(load<u32>(tokens + 4 * at));
  const last = ways + 4 * load<u32>(ways);
  const next = behind(at);
  for (let way = ways + 4; way <= last; way += 4) {
    const node = load<u32>(way);
    if (isOpening || (node & 1) === 0) pass(nodes + (node & ~1), next);
  }
  for (let index = own; index < groupCount; index++) {
    const group = load<u32>(groups + 8 * index);
    const end = load<i32>(groups + 8 * index, 4);
    pass(nodes + startOf(group), end);
    if (isOpening) pass(nodes + openerOf(group), end);
  }
  store<i32>(stretches + 8 * at, own);
  store<i32>(stretches + 8 * at, groupCount, 4);
}

// A node: how many ways lead on from it, with bits where something ends at it and where gaps begin. Then the outputs
// that end, the groups that end, each after their number; the gaps after theirs: width and the node behind; last the
// symbols of the ways, in rising order, and the nodes behind them. Nodes have four bytes, all else has two.
const ending: u32 = 0x8000;
const gapping: u32 = 0x4000;

/** Follows every way from a node over the tokens from a place on. */
function pass(node: usize, at: i32): void {
  const head = <u32>load<u16>(node);
  const next = head < gapping ? node + 2 : passEnds(node, head, at);
  const ways = head & (gapping - 1);
  if (ways > 0 && at < limit) passTokens(next, ways, at);
}

/** Takes what ends at a node, and the gaps that begin; gives where the ways of the node lie. */
function passEnds(node: usize, head: u32, at: i32): usize {
  let next = node + 2;
  if ((head & ending) !== 0) {
    let last = next + 2 * load<u16>(next);
    for (next += 2; next <= last; next += 2) addHit(load<u16>(next), at);
    last = next + 2 * load<u16>(next);
    for (next += 2; next <= last; next += 2) addGroups(load<u16>(next), at);
  }
  if ((head & gapping) !== 0 && at < limit) {
    const last = next + 6 * load<u16>(next);
    for (next += 2; next <= last; next += 6) leap(<i32>load<u16>(next), nodes + load<u32>(next, 2), at);
  }
  return next;
}

/** Follows the ways over the token at a place, and over the longer groups that begin there. */
function passTokens(symbols: usize, ways: i32, at: i32): void {
  const token = load<u32>(tokens + 4 * at);
  const end = symbols + 2 * ways;
  for (let way = symbols; way < end; way += 2)
    if (isKnownBy(token, load<u16>(way))) pass(nodes + load<u32>(end + 2 * (way - symbols)), behind(at));
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
    const kind = <u32>load<u8>(kinds + next);
    if (kind === plain) {
      if (left-- === 0) return;
    } else if (kind === mark) {
      if (!crossing) return;
    } else if (kind !== bracket && !isInner(next)) return;
  }
}

/** Whether a token is the stop of an abbreviation inside the sentence. */
function isInner(at: i32): bool {
  return at < limit - 1 && <u32>load<u8>(kinds + at) === point;
}

/** The place behind a token and the stop of its abbreviation. */
function behind(at: i32): i32 {
  return isInner(at + 1) ? at + 2 : at + 1;
}

/** A group is heard, and with it the groups of which it is a member. */
function addGroups(symbol: u32, end: i32): void {
  addGroup(symbol, end);
  const list = groupsOf(symbol);
  const last = list + 2 * <usize>load<u16>(list);
  for (let at = list + 2; at <= last; at += 2) addGroup(load<u16>(at), end);
}

function addGroup(symbol: u32, end: i32): void {
  for (let at = groups + 8 * own; at < groups + 8 * groupCount; at += 8)
    if (load<u32>(at) === symbol && load<i32>(at, 4) === end) return;
  if (groupCount === groupRoom) {
    groups = takeMore(groups, 8 * groupRoom, 16 * groupRoom);
    groupRoom *= 2;
  }
  store<u32>(groups + 8 * groupCount, symbol);
  store<i32>(groups + 8 * groupCount++, end, 4);
}
