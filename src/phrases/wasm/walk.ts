/** Follows the ways of the tree of phrases over the tokens of a sentence, from its end to its beginning. */
import { addGroup, beginGroups, clearGroups, groupCount, groups, own } from './groups';
import { addHit, beginHits, clearHits, hitCount } from './hits';
import {
  guardsEnd,
  guardsOf,
  isKnownBy,
  kindOf,
  lists,
  openerGuard,
  openerOf,
  startGuard,
  startOf,
  wayBytes,
  waysEnd,
  waysOf,
} from './known';
import { met, nodes } from './memory';
import { behind, bracket, isInner, limit, mark, meaning, plain, stretches, tokens } from './tokens';

/** The number of the sentence. */
let sentence: u32 = 0;

/** Hears the sentence; `opening` is the token with which it begins. Gives how many hits. */
export function hear(opening: i32): i32 {
  sentence++;
  clearHits();
  clearGroups();
  // Backwards, so that the groups further on are known.
  for (let at = limit - 1; at >= 0; at--) hearAt(at, at === opening);
  return hitCount;
}

/** Finds all that begins at a token: first by itself, then by the groups found on the way. */
export function hearAt(at: i32, isOpening: bool): void {
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
    const group = kindOf(load<u32>(groups + 8 * index));
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
const wide: u32 = 0x1000;

/** Follows every way from a node over the tokens from a place on. */
function pass(node: usize, at: i32): void {
  const head = <u32>load<u16>(node);
  const ways = (head & (ending | gapping)) === 0 ? node + 2 : passEnds(node, head, at);
  const count = head & (wide - 1);
  if (count === 0 || at >= limit) return;
  const many = (head & wide) !== 0;
  const places = ways + count * (many ? setBytes : 2);
  if (many) passMany(ways, places, at);
  else passTokens(ways, places, at);
  if ((head & lengthy) !== 0) passGroups(ways, places, many, at);
}

/** Takes what ends at a node, and the gaps that begin; gives where the ways of the node lie. */
export function passEnds(node: usize, head: u32, at: i32): usize {
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
export function passTokens(ways: usize, places: usize, at: i32): void {
  const token = load<u32>(tokens + 4 * at);
  for (let way = ways; way < places; way += 2)
    if (isKnownBy(token, load<u16>(way))) pass(nodes + load<u32>(places + 2 * (way - ways)), behind(at));
}

// A wide node has its symbols in sets of neighbours: the number of the set, how many ways are in those before it, and a
// bit for each symbol.
const setBytes: u32 = 20;

/** Follows the ways of a wide node over the token at a place. */
export function passMany(sets: usize, places: usize, at: i32): void {
  const token = load<u32>(tokens + 4 * at);
  for (let set = sets; set < places; set += setBytes) {
    const both = v128.and(v128.load(token + 16 * <u32>load<u16>(set)), v128.load(set, 4));
    if (!v128.any_true(both)) continue;
    const low = load<u64>(set, 4);
    const place = places + 4 * <u32>load<u16>(set, 2);
    passSet(i64x2.extract_lane(both, 0), low, place, at);
    passSet(i64x2.extract_lane(both, 1), load<u64>(set, 12), place + 4 * <u32>popcnt(low), at);
  }
}

/** Follows those of the ways `all` that are in `some`; a bit stands for each. */
export function passSet(some: u64, all: u64, places: usize, at: i32): void {
  for (let rest = some; rest !== 0; rest &= rest - 1) {
    const before = <u32>popcnt(all & ((rest & (0 - rest)) - 1));
    pass(nodes + load<u32>(places + 4 * before), behind(at));
  }
}

/** Follows the ways over the longer groups that begin at a place. */
export function passGroups(ways: usize, places: usize, many: bool, at: i32): void {
  const last = load<i32>(stretches + 8 * at, 4);
  for (let index = load<i32>(stretches + 8 * at); index < last; index++) {
    const group = load<u32>(groups + 8 * index);
    const place = many ? placeAmongMany(ways, places, group) : placeOf(ways, places, group);
    if (place !== 0) pass(nodes + load<u32>(place), load<i32>(groups + 8 * index, 4));
  }
}

/** Where the way over a symbol leads; 0 where there is none. */
function placeOf(ways: usize, places: usize, symbol: u32): usize {
  for (let way = ways; way < places; way += 2) if (<u32>load<u16>(way) === symbol) return places + 2 * (way - ways);
  return 0;
}

/** The same for a wide node. */
export function placeAmongMany(sets: usize, places: usize, symbol: u32): usize {
  let low: usize = 0;
  let high = (places - sets) / setBytes;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (<u32>load<u16>(sets + middle * setBytes) < symbol >>> 7) low = middle + 1;
    else high = middle;
  }
  const set = sets + low * setBytes;
  if (set === places || <u32>load<u16>(set) !== symbol >>> 7) return 0;
  const half = (symbol >>> 3) & 8;
  const all = load<u64>(set + half, 4);
  const bit = (<u64>1) << (symbol & 63);
  if ((all & bit) === 0) return 0;
  const before = half === 0 ? 0 : popcnt(load<u64>(set, 4));
  return places + 4 * (<u32>load<u16>(set, 2) + <u32>(before + popcnt(all & (bit - 1))));
}

/** Goes on from a node behind a gap of no to `width` words; above 100 it may cross marks. */
export function leap(width: i32, node: usize, at: i32): void {
  const crossing = width > 100;
  let left = crossing ? width - 100 : width;
  for (let next = at; ; next++) {
    pass(node, next);
    if (next >= limit) return;
    const kind = meaning(next);
    if (kind === plain) {
      if (left-- === 0) return;
    } else if (kind === mark) {
      if (!crossing) return;
    } else if (kind !== bracket && !isInner(next)) return;
  }
}
