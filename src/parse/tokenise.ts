import { Class } from '../language/classes.ts';
import { type Fold, joins, kindOf, look } from '../language/fold.ts';
import { finish1, finish2, hashOf, prime1, prime2, seed1, seed2 } from '../language/hash.ts';
import { endOfNumber } from '../language/numbers.ts';
import { type Placeholder, type Span, Token } from '../types.ts';
import { glued, opensQuote, wordTail } from './glue.ts';
import { add, addRange, addUnit, grow, load, type Memory, makeMemory, type Scan, slack } from './scan.ts';

/** Splits a text into tokens: see `tokenise`. */
export type Scanner = (
  text: string,
  placeholders: readonly Placeholder[],
  skipped: readonly Span[],
  fold: Fold,
) => Scan;

const [placeholderHash, placeholderCheck] = hashOf('{{}}');

/** Makes a scanner with a memory of its own. */
export function makeScanner(): Scanner {
  const memory = makeMemory();
  return (text, placeholders, skipped, fold) => {
    load(memory, text, placeholders, skipped);
    scan(memory, text.length, placeholders, fold);
    const { count, kind, start, end, hash, check, breaks, space } = memory;
    return { text, count, kind, start, end, hash, check, breaks, space, fold };
  };
}

/**
 * Splits a text into tokens in one pass. Placeholders (sorted by start) are one token each; of skipped
 * stretches nothing is emitted. The arrays are reused: they hold until the next call.
 */
export const tokenise: Scanner = makeScanner();

/** The pass itself. Words and blanks, nine units in ten, are dealt with here; the rest in `other`. */
function scan(memory: Memory, size: number, placeholders: readonly Placeholder[], fold: Fold): void {
  const { units } = memory;
  let { kind: kinds, start: starts, end: ends, hash: hashes, check: checks, breaks, space: spaces } = memory;
  let at = 0;
  while (at < size) {
    const found = fold[units[at]!] || look(fold, units[at]!);
    const kind = (found >>> 16) & 31;
    if (kind === Class.space) {
      memory.spaced = 1;
      at++;
      continue;
    }
    if (memory.count + slack > kinds.length) {
      grow(memory);
      ({ kind: kinds, start: starts, end: ends, hash: hashes, check: checks, breaks, space: spaces } = memory);
    }
    if (kind !== Class.letter && kind !== Class.ligature) {
      at = other(memory, at, size, found, placeholders, fold);
      continue;
    }
    const start = at;
    let one = seed1;
    let two = seed2;
    let entry = found;
    while ((entry & (31 << 16)) === Class.letter << 16) {
      one = Math.imul(one ^ (entry & 0xffff), prime1);
      two = Math.imul(two + (entry & 0xffff), prime2);
      entry = fold[units[++at]!]!;
    }
    const index = memory.count++;
    let next = kindOf(entry);
    ends[index] = at;
    hashes[index] = one;
    checks[index] = two;
    if (entry === 0 || (next >= Class.format && next <= Class.digit)) {
      at = wordTail(memory, index, at, size, fold);
      next = 0;
    }
    kinds[index] = Token.word;
    starts[index] = start;
    hashes[index] = finish1(hashes[index]!);
    checks[index] = finish2(checks[index]!);
    breaks[index] = Math.min(memory.lines, 255);
    spaces[index] = memory.spaced;
    memory.lines = 0;
    if (next === Class.space) {
      memory.spaced = 1;
      at++;
    } else {
      memory.spaced = 0;
      at = glued(memory, at, size, fold);
    }
  }
}

/** Whether the unit at `at` is of the class. */
function isKind(memory: Memory, at: number, kind: number, fold: Fold): boolean {
  return kindOf(look(fold, memory.units[at]!)) === kind;
}

/** Deals with what begins no word: numbers, stops, marks, symbols, line breaks; returns where to go on. */
function other(
  memory: Memory,
  at: number,
  size: number,
  found: number,
  placeholders: readonly Placeholder[],
  fold: Fold,
): number {
  const { units } = memory;
  const kind = kindOf(found);
  const unit = units[at]!;
  if (
    kind === Class.digit ||
    ((kind === Class.currency || unit === 0x2b) && isKind(memory, at + 1, Class.digit, fold))
  ) {
    const end = endOfNumber(units, kind === Class.digit ? at : at + 1, fold);
    addRange(memory, fold, Token.number, at, end);
    return glued(memory, end, size, fold);
  }
  switch (kind) {
    case Class.lineBreak:
      if (unit === 0x2029) memory.lines += 2;
      else if (unit !== 10 || units[at - 1] !== 13) memory.lines++;
      memory.spaced = 1;
      return at + 1;
    case Class.format:
    case Class.combining:
      return at + 1;
    case Class.placeholder: {
      while (memory.place < placeholders.length && placeholders[memory.place]!.start < at) memory.place++;
      const span = placeholders[memory.place];
      if (span === undefined || span.start !== at) return at + 1;
      add(memory, Token.placeholder, at, span.end, 0, 0);
      memory.hash[memory.count - 1] = placeholderHash;
      memory.check[memory.count - 1] = placeholderCheck;
      return glued(memory, span.end, size, fold);
    }
    case Class.stop:
      return stopRun(memory, at, fold);
    case Class.apostrophe: {
      const joined = joins(look(fold, units[at + 1]!));
      if (memory.quoted ? !joined : joined && opensQuote(memory, at, size, fold)) {
        memory.quoted = !memory.quoted;
        addUnit(memory, Token.mark, at, at + 1, 0x27);
      }
      return at + 1;
    }
    case Class.emphasis:
      // *so* and _so_ vanish; a bullet stands free.
      if (memory.spaced === 1 && isKind(memory, at + 1, Class.space, fold))
        addUnit(memory, Token.mark, at, at + 1, unit);
      return at + 1;
    case Class.surrogate:
    case Class.symbol:
    case Class.currency:
    case Class.percent: {
      let end = at + 1;
      for (; end < size; end++) {
        const next = kindOf(look(fold, units[end]!));
        const symbol =
          next === Class.surrogate || next === Class.symbol || next === Class.currency || next === Class.percent;
        // Joiners and variation selectors hold emoji together; a byte order mark does not.
        if (!symbol && !((next === Class.format || next === Class.combining) && units[end] !== 0xfeff)) break;
      }
      addRange(memory, fold, Token.symbol, at, end);
      return end;
    }
    default: {
      const folded = found & 0xffff;
      let end = at + 1;
      while (folded === 0x2d && (look(fold, units[end]!) & 0xffff) === 0x2d) end++;
      addUnit(memory, Token.mark, at, end, folded);
      return end;
    }
  }
}

/** One token for a run of stops; a question mark in it makes it a question, else `!`, else `…`. */
function stopRun(memory: Memory, start: number, fold: Fold): number {
  let end = start;
  let dots = 0;
  let unit = 0x2e;
  for (; ; end++) {
    const next = look(fold, memory.units[end]!);
    if (kindOf(next) !== Class.stop) break;
    const folded = next & 0xffff;
    if (folded === 0x2e) dots++;
    else if (folded === 0x3f) unit = 0x3f;
    else if (folded === 0x21 && unit !== 0x3f) unit = 0x21;
    else if (folded === 0x2026) dots += 3;
  }
  if (unit === 0x2e && dots > 2) unit = 0x2026;
  addUnit(memory, Token.stop, start, end, unit);
  return end;
}
