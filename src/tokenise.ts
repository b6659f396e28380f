import {
  Class,
  caseless,
  composed,
  type Fold,
  finish1,
  finish2,
  hashOf,
  ligature,
  look,
  placeholderUnit,
  prime1,
  prime2,
  seed1,
  seed2,
  upper,
} from './language/fold.ts';
import { linkAt } from './language/links.ts';
import { endOfNumber } from './language/numbers.ts';
import { type Placeholder, type Span, Token, type Tokens } from './types.ts';

/** Tokens with what the later stages of parsing need besides. */
export interface Scan extends Tokens {
  readonly fold: Fold;
  /** 1 where white space stands before the token. */
  readonly space: Uint8Array;
}

const inverse1 = inverse(prime1);
const inverse2 = inverse(prime2);
const [placeholderHash, placeholderCheck] = hashOf('{{}}');

/** Multiplicative inverse of an odd number modulo 2³², by Newton's iteration. */
function inverse(odd: number): number {
  let guess = odd;
  for (let round = 0; round < 5; round++) guess = Math.imul(guess, 2 - Math.imul(odd, guess));
  return guess;
}

function grown<T extends Uint8Array | Uint32Array>(old: T, fresh: T): T {
  fresh.set(old);
  return fresh;
}

/** Splits a text into tokens: see `tokenise`. */
export type Scanner = (
  text: string,
  placeholders: readonly Placeholder[],
  skipped: readonly Span[],
  fold: Fold,
) => Scan;

/** Makes a scanner with buffers of its own. */
export function makeScanner(): Scanner {
  let units = new Uint16Array(4096);
  let capacity = 0;
  let kinds = new Uint8Array(0);
  let starts = new Uint32Array(0);
  let ends = new Uint32Array(0);
  let hashes = new Uint32Array(0);
  let checks = new Uint32Array(0);
  let breaks = new Uint8Array(0);
  let spaces = new Uint8Array(0);

  function grow(): void {
    capacity = Math.max(1024, capacity * 2);
    kinds = grown(kinds, new Uint8Array(capacity));
    starts = grown(starts, new Uint32Array(capacity));
    ends = grown(ends, new Uint32Array(capacity));
    hashes = grown(hashes, new Uint32Array(capacity));
    checks = grown(checks, new Uint32Array(capacity));
    breaks = grown(breaks, new Uint8Array(capacity));
    spaces = grown(spaces, new Uint8Array(capacity));
  }

  /** Copies the text into the unit buffer; placeholders become one marker unit, skipped stretches blank. */
  function load(text: string, placeholders: readonly Placeholder[], skipped: readonly Span[]): void {
    const size = text.length;
    if (units.length < size + 4) units = new Uint16Array(Math.max(size + 4, units.length * 2));
    Buffer.from(units.buffer).write(text, 'utf16le');
    units.fill(0, size, size + 4);
    for (const span of skipped) {
      let broken = false;
      for (let at = span.start; at < span.end; at++) {
        if (units[at] === 10 || units[at] === 13) broken = true;
        units[at] = 32;
      }
      if (broken) units[span.start] = 0x2029;
    }
    for (const span of placeholders) if (span.end > span.start) units[span.start] = placeholderUnit;
  }

  /** Whether a word follows at `at`, so that a hyphen or apostrophe before it joins. */
  function joins(found: number): boolean {
    const kind = (found >>> 16) & 31;
    return kind === Class.letter || kind === Class.ligature || kind === Class.digit || kind === Class.placeholder;
  }

  function kindAt(at: number, fold: Fold): number {
    return (look(fold, units[at]!) >>> 16) & 31;
  }

  /** Whether `(e)` or `(es)` hangs on the word before it, as in « désolé(e)s ». */
  function attached(at: number, fold: Fold): number {
    for (let next = at + 1; next <= at + 4; next++) {
      const kind = kindAt(next, fold);
      if (units[next] === 0x29) return next > at + 1 ? next : 0;
      if (kind !== Class.letter) return 0;
    }
    return 0;
  }

  /** Whether the apostrophe at `at` opens a quotation: its partner stands before the line ends, within 200 units. */
  function opensQuote(at: number, size: number, fold: Fold): boolean {
    for (let next = at + 1; next < Math.min(size, at + 200); next++) {
      const kind = kindAt(next, fold);
      if (kind === Class.lineBreak) return false;
      if (kind === Class.apostrophe && !joins(look(fold, units[next + 1]!)) && kindAt(next - 1, fold) !== Class.space) {
        return true;
      }
    }
    return false;
  }

  return tokenise;

  function tokenise(text: string, placeholders: readonly Placeholder[], skipped: readonly Span[], fold: Fold): Scan {
    load(text, placeholders, skipped);
    const size = text.length;
    let count = 0;
    let place = 0;
    let lines = 0;
    let space = 1;
    let quoted = false;
    let at = 0;

    const emit = (kind: number, start: number, end: number, one: number, two: number): void => {
      if (count === capacity) grow();
      kinds[count] = kind;
      starts[count] = start;
      ends[count] = end;
      hashes[count] = finish1(one);
      checks[count] = finish2(two);
      breaks[count] = Math.min(lines, 255);
      spaces[count] = lines > 0 ? 1 : space;
      count++;
      lines = 0;
      space = 0;
    };
    const emitRange = (kind: number, start: number, end: number): void => {
      let one = seed1;
      let two = seed2;
      for (let next = start; next < end; next++) {
        const unit = look(fold, units[next]!) & 0xffff;
        one = Math.imul(one ^ unit, prime1);
        two = Math.imul(two + unit, prime2);
      }
      emit(kind, start, end, one, two);
    };
    const emitUnit = (kind: number, start: number, end: number, unit: number): void =>
      emit(kind, start, end, Math.imul(seed1 ^ unit, prime1), Math.imul(seed2 + unit, prime2));

    while (at < size) {
      const found = fold[units[at]!] || look(fold, units[at]!);
      const kind = (found >>> 16) & 31;
      if (kind === Class.space) {
        space = 1;
        at++;
        continue;
      }
      if (kind === Class.letter || kind === Class.ligature) {
        const start = at;
        let end = at;
        let one = seed1;
        let two = seed2;
        let entry = found;
        for (;;) {
          const now = (entry >>> 16) & 31;
          if (now === Class.letter || (now === Class.digit && (look(fold, units[at - 1]!) & caseless) === 0)) {
            one = Math.imul(one ^ (entry & 0xffff), prime1);
            two = Math.imul(two + (entry & 0xffff), prime2);
            end = ++at;
          } else if (now === Class.ligature) {
            for (const char of ligature(entry)) {
              one = Math.imul(one ^ char.charCodeAt(0), prime1);
              two = Math.imul(two + char.charCodeAt(0), prime2);
            }
            end = ++at;
          } else if (now === Class.combining) {
            const before = units[at - 1]!;
            const whole = composed(fold, before, units[at]!);
            if (whole !== 0) {
              const old = look(fold, before) & 0xffff;
              one = Math.imul(Math.imul(one, inverse1) ^ old ^ whole, prime1);
              two = Math.imul(Math.imul(two, inverse2) - old + whole, prime2);
            }
            end = ++at;
          } else if (now === Class.format && at < size) at++;
          else break;
          entry = fold[units[at]!] || look(fold, units[at]!);
        }
        emit(Token.word, start, end, one, two);
        at = afterWord(at);
        continue;
      }
      if (
        kind === Class.digit ||
        ((kind === Class.currency || units[at] === 0x2b) && kindAt(at + 1, fold) === Class.digit)
      ) {
        const end = endOfNumber(units, kind === Class.digit ? at : at + 1, fold);
        emitRange(Token.number, at, end);
        at = afterWord(end);
        continue;
      }
      switch (kind) {
        case Class.lineBreak:
          if (units[at] === 0x2029) lines += 2;
          else if (units[at] !== 10 || units[at - 1] !== 13) lines++;
          at++;
          break;
        case Class.format:
        case Class.combining:
          at++;
          break;
        case Class.placeholder: {
          while (place < placeholders.length && placeholders[place]!.start < at) place++;
          const span = placeholders[place];
          if (span === undefined || span.start !== at) {
            at++;
            break;
          }
          emit(Token.placeholder, at, span.end, 0, 0);
          hashes[count - 1] = placeholderHash;
          checks[count - 1] = placeholderCheck;
          at = afterWord(span.end);
          break;
        }
        case Class.stop:
          at = stopRun(at);
          break;
        case Class.apostrophe:
          if (quoted && !joins(look(fold, units[at + 1]!))) {
            quoted = false;
            emitUnit(Token.mark, at, at + 1, 0x27);
          } else if (joins(look(fold, units[at + 1]!)) && opensQuote(at, size, fold)) {
            quoted = true;
            emitUnit(Token.mark, at, at + 1, 0x27);
          }
          at++;
          break;
        case Class.emphasis:
          if (kindAt(at + 1, fold) === Class.space) emitUnit(Token.mark, at, at + 1, found & 0xffff);
          at++;
          break;
        case Class.surrogate:
        case Class.symbol:
        case Class.currency:
        case Class.percent: {
          const start = at;
          for (let now: number = kind; at < size; now = kindAt(at, fold)) {
            if (now === Class.surrogate || now === Class.symbol || now === Class.currency || now === Class.percent)
              at++;
            else if ((now === Class.format || now === Class.combining) && units[at] !== 0xfeff) at++;
            else break;
          }
          emitRange(Token.symbol, start, at);
          break;
        }
        default: {
          const start = at;
          const unit = found & 0xffff;
          at++;
          while (unit === 0x2d && (look(fold, units[at]!) & 0xffff) === 0x2d) at++;
          emitUnit(Token.mark, start, at, unit);
        }
      }
    }
    return {
      text,
      count,
      kind: kinds,
      start: starts,
      end: ends,
      hash: hashes,
      check: checks,
      breaks,
      space: spaces,
      fold,
    };

    /** Handles what is glued to the end of a word: joiners vanish, links swallow the word. */
    function afterWord(end: number): number {
      const next = fold[units[end]!] || look(fold, units[end]!);
      const kind = (next >>> 16) & 31;
      if (kind === Class.space || end >= size) return end;
      const unit = units[end]!;
      if (kind === Class.stop ? unit === 0x2e : unit === 0x3a || unit === 0x40) {
        const after = look(fold, units[end + 1]!);
        if (unit === 0x3a ? true : joins(after)) {
          const link = linkAt(units, starts[count - 1]!, end, size);
          if (link !== null && link.end > end) {
            while (count > 0 && starts[count - 1]! >= link.start) {
              count--;
              lines = breaks[count]!;
              space = spaces[count]!;
            }
            emitRange(Token.link, link.start, link.end);
            return link.end;
          }
        }
        const afterKind = (after >>> 16) & 31;
        if (unit === 0x2e && afterKind === Class.letter && (after & caseless) === 0) {
          const single = !joins(look(fold, units[end + 2]!));
          if (single || (after & upper) === 0) return end + 1;
        }
        return end;
      }
      if (kind === Class.hyphen || kind === Class.middleDot || kind === Class.apostrophe) {
        if (joins(look(fold, units[end + 1]!))) return end + 1;
        if (kind === Class.apostrophe && !quoted) return end + 1;
        return end;
      }
      if (unit === 0x28) {
        const close = attached(end, fold);
        if (close > 0) {
          emitRange(Token.word, end + 1, close);
          return joins(look(fold, units[close + 1]!)) || units[close + 1] === 0x28 ? afterWord(close + 1) : close + 1;
        }
      }
      return end;
    }

    /** One token for a run of stops; a question mark in it makes it a question, then `!`, then `…`. */
    function stopRun(start: number): number {
      let end = start;
      let dots = 0;
      let unit = 0x2e;
      for (; ; end++) {
        const next = look(fold, units[end]!);
        if (((next >>> 16) & 31) !== Class.stop) break;
        const folded = next & 0xffff;
        if (folded === 0x2e) dots++;
        else if (folded === 0x3f) unit = 0x3f;
        else if (folded === 0x21 && unit !== 0x3f) unit = 0x21;
        else if (folded === 0x2026) dots += 3;
      }
      if (unit === 0x2e && dots > 2) unit = 0x2026;
      emitUnit(Token.stop, start, end, unit);
      return end;
    }
  }
}

/**
 * Splits a text into tokens in one pass. Placeholders (sorted by start) are one token each; of skipped
 * stretches nothing is emitted. The arrays are reused: they hold until the next call.
 */
export const tokenise: Scanner = makeScanner();
