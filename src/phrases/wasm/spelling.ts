/** The spelling that is asked about: the words and stems of the pack that it is. */
import { finish1, finish2, prime1, prime2, seed1, seed2 } from './hash';
import {
  endingChecks,
  endingMask,
  endingPlaces,
  sets,
  stemChecks,
  stemMask,
  stemPlaces,
  take,
  wordChecks,
  wordMask,
  wordSymbols,
} from './memory';

/** Symbols that the spelling asked about is by itself. */
const mostOwn: i32 = 512;
export let own: usize = 0;
export let owned: i32 = 0;

/** Longest spelling that is looked at, in code units, and where it is written. */
const longest: i32 = 64;
export let units: usize = 0;

/** Makes room for a spelling and its symbols. */
export function openSpelling(): void {
  own = take(2 * mostOwn);
  units = take(2 * longest);
}

/** Begins with another spelling. */
export function clearOwn(): void {
  owned = 0;
}

/** Adds a symbol that the spelling is. */
export function is(symbol: u32): void {
  if (owned < mostOwn) store<u16>(own + 2 * owned++, symbol);
}

/** The value of a pair of hashes in a table of the pack, or 0xffff. */
function lookUp(checks: usize, values: usize, mask: u32, hash: u32, check: u32): u32 {
  let slot = (hash * 0x9e3779b1) ^ (check * 0x85ebca6b);
  while (true) {
    const at = slot++ & mask;
    const value = <u32>load<u16>(values + 2 * at);
    if (value === none || load<u32>(checks + 4 * at) === check) return value;
  }
}
const none: u32 = 0xffff;

/** Adds the word and the stems that the first `length` units are. */
export function form(length: i32): void {
  let one: u32 = seed1;
  let two: u32 = seed2;
  const least = max(1, length - 12);
  for (let at = 1; at <= length; at++) {
    const unit = <u32>load<u16>(units + 2 * (at - 1));
    one = (one ^ unit) * prime1;
    two = (two + unit) * prime2;
    if (at >= least) addStem(finish1(one), finish2(two), at, length);
  }
  const word = lookUp(wordChecks, wordSymbols, wordMask, finish1(one), finish2(two));
  if (word !== none) is(word);
}

/** Adds the symbols of a stem with the ending that stands behind it. */
function addStem(hash: u32, check: u32, from: i32, length: i32): void {
  const place = lookUp(stemChecks, stemPlaces, stemMask, hash, check);
  if (place === none) return;
  let one: u32 = seed1;
  let two: u32 = seed2;
  for (let at = from; at < length; at++) {
    const unit = <u32>load<u16>(units + 2 * at);
    one = (one ^ unit) * prime1;
    two = (two + unit) * prime2;
  }
  const ending = lookUp(endingChecks, endingPlaces, endingMask, finish1(one), finish2(two));
  if (ending === none) return;
  const mask = load<u32>(sets + 2 * ending);
  for (let at = sets + 2 * place; <u32>load<u16>(at) !== none; at += 4)
    if ((mask >>> load<u16>(at)) & 1) is(load<u16>(at, 2));
}
