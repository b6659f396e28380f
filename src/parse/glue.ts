import { Class } from '../language/classes.ts';
import { caseless, composed, type Fold, joins, kindOf, ligature, look, upper } from '../language/fold.ts';
import { prime1, prime2 } from '../language/hash.ts';
import { linkAt } from '../language/links.ts';
import { Token } from '../types.ts';
import { addRange, type Memory } from './scan.ts';

const inverse1 = inverse(prime1);
const inverse2 = inverse(prime2);

/** Multiplicative inverse of an odd number modulo 2³², by Newton's iteration. */
function inverse(odd: number): number {
  let guess = odd;
  for (let round = 0; round < 5; round++) guess = Math.imul(guess, 2 - Math.imul(odd, guess));
  return guess;
}

/**
 * Goes on with word `index` from `at`, where something else than a known letter stands: combining marks,
 * invisible controls, ligatures, digits as in `B12`. Leaves end and unfinished hashes in the memory.
 */
export function wordTail(memory: Memory, index: number, at: number, size: number, fold: Fold): number {
  const { units } = memory;
  let one = memory.hash[index]! | 0;
  let two = memory.check[index]! | 0;
  let next = at;
  let end = at;
  for (;;) {
    const entry = look(fold, units[next]!);
    const kind = kindOf(entry);
    const unit = entry & 0xffff;
    if (kind === Class.letter || (kind === Class.digit && (look(fold, units[next - 1]!) & caseless) === 0)) {
      one = Math.imul(one ^ unit, prime1);
      two = Math.imul(two + unit, prime2);
    } else if (kind === Class.ligature) {
      for (const char of ligature(entry)) {
        one = Math.imul(one ^ char.charCodeAt(0), prime1);
        two = Math.imul(two + char.charCodeAt(0), prime2);
      }
    } else if (kind === Class.combining) {
      // й written as и and a breve is й: take back the hash of и.
      const before = units[next - 1]!;
      const whole = composed(fold, before, units[next]!);
      const old = look(fold, before) & 0xffff;
      if (whole !== 0) {
        one = Math.imul(Math.imul(one, inverse1) ^ old ^ whole, prime1);
        two = Math.imul(Math.imul(two, inverse2) - old + whole, prime2);
      }
    } else if (kind !== Class.format || next >= size) break;
    next++;
    if (kind !== Class.format) end = next;
  }
  memory.end[index] = end;
  memory.hash[index] = one;
  memory.check[index] = two;
  return next;
}

/**
 * Handles what is glued to the end of a word, number or placeholder and returns where to go on:
 * inner hyphens, apostrophes and dots vanish, a link swallows the words it is made of.
 */
export function glued(memory: Memory, at: number, size: number, fold: Fold): number {
  const { units } = memory;
  const found = look(fold, units[at]!);
  const unit = units[at]!;
  switch (kindOf(found)) {
    case Class.hyphen:
    case Class.middleDot:
      return joins(look(fold, units[at + 1]!)) ? at + 1 : at;
    case Class.apostrophe:
      // At the end of a word it is a possessive (drivers’), unless a quotation is open.
      return joins(look(fold, units[at + 1]!)) || !memory.quoted ? at + 1 : at;
    case Class.stop: {
      const after = look(fold, units[at + 1]!);
      if (unit !== 0x2e || !joins(after)) return at;
      const end = link(memory, at, size, fold);
      if (end > 0) return end;
      if (kindOf(after) !== Class.letter || (after & caseless) !== 0) return at;
      // e.g., désolé.e.s; but sorry.We is two sentences.
      return (after & upper) === 0 || !joins(look(fold, units[at + 2]!)) ? at + 1 : at;
    }
    case Class.mark: {
      if (unit === 0x3a) return link(memory, at, size, fold) || at;
      if (unit !== 0x28) return at;
      let open = at;
      for (let parts = 0; parts < 3; parts++) {
        const close = units[open] === 0x28 ? attached(units, open, fold) : 0;
        if (close === 0) break;
        addRange(memory, fold, Token.word, open + 1, close);
        open = close + 1;
      }
      return open;
    }
    case Class.symbol:
      return (unit === 0x40 && joins(look(fold, units[at + 1]!)) && link(memory, at, size, fold)) || at;
    default:
      return at;
  }
}

/** End of the link made by the unit at `at`, the words of which it replaces; 0 where it makes none. */
function link(memory: Memory, at: number, size: number, fold: Fold): number {
  const found = linkAt(memory.units, memory.start[memory.count - 1]!, at, size);
  if (found === null || found.end <= at) return 0;
  let { start } = found;
  while (memory.count > 0 && memory.end[memory.count - 1]! > start) {
    memory.count--;
    start = Math.min(start, memory.start[memory.count]!);
    memory.lines = memory.breaks[memory.count]!;
    memory.spaced = memory.space[memory.count]!;
  }
  addRange(memory, fold, Token.link, start, found.end);
  return found.end;
}

/** Where the parenthesis closes that hangs on the word before it, as in « désolé(e)s »; 0 where it does not hang. */
function attached(units: Uint16Array, at: number, fold: Fold): number {
  for (let next = at + 1; next <= at + 4; next++) {
    if (units[next] === 0x29) return next > at + 1 ? next : 0;
    if (kindOf(look(fold, units[next]!)) !== Class.letter) return 0;
  }
  return 0;
}

/** Whether the apostrophe at `at` opens a quotation: its partner stands in the same line, within 200 units. */
export function opensQuote(memory: Memory, at: number, size: number, fold: Fold): boolean {
  const { units } = memory;
  const limit = Math.min(size, at + 200);
  // What was searched in vain for an apostrophe before is not searched again.
  let next = Math.max(at + 1, memory.unquoted);
  for (; next < limit; next++) {
    const kind = kindOf(look(fold, units[next]!));
    if (kind === Class.lineBreak) break;
    if (kind !== Class.apostrophe || joins(look(fold, units[next + 1]!))) continue;
    if (kindOf(look(fold, units[next - 1]!)) !== Class.space) return true;
  }
  memory.unquoted = next;
  return false;
}
