import { Class, caseless, hashOf, look, makeFold, upper } from './language/fold.ts';
import { endsWith, habitsOf, isClosing, isGreeting } from './language/lines.ts';
import type { Profile } from './language/profile.ts';
import type { Scan } from './scan.ts';
import { type Sentence, Token, type Tokens } from './types.ts';

const [questionHash] = hashOf('?');
const [exclamationHash] = hashOf('!');
const [ellipsisHash] = hashOf('…');
const [dotHash] = hashOf('.');
const [commaHash] = hashOf(',');
const [colonHash] = hashOf(':');

const bullets = '-–—*•·▪◦‣●○■□►▶➤➔→';
const openQuotes = '«“„"‹';

/** Kinds of line, by how it begins and what it says. */
const Line = { plain: 0, bullet: 1, greeting: 2, closing: 3, heading: 4 } as const;

type Case = 'upper' | 'lower' | 'none';

/**
 * Cuts tokens into sentences by the habits of a language. Line breaks inside wrapped prose cut nothing;
 * blank lines, bullets, greetings, headings and sign-offs stand for themselves.
 */
export function sentences(input: Tokens, profile: Profile): Sentence[] {
  const fold = (input as Scan).fold ?? makeFold(profile.equal);
  const tokens: Scan = { ...input, space: (input as Scan).space ?? spacesOf(input), fold };
  const habits = habitsOf(profile, fold);
  const { text, count, kind, start, end, hash, breaks, space } = tokens;
  const found: { -readonly [Key in keyof Sentence]: Sentence[Key] }[] = [];
  if (count === 0) return found;

  let open = 0;
  let paragraph = 0;
  let body = 0;
  let closed = false;
  let width = 0;
  let line = 0;
  let lineKind: number = classify(0);
  const informal = caseAt(0) === 'lower';

  for (let at = 0; at < count; ) {
    let next = at + 1;
    let stopped = false;
    if (kind[at] === Token.stop) {
      next = closersAfter(next);
      stopped = ends(at, next);
    } else if (kind[at] === Token.symbol && next < count && breaks[next] === 0) {
      stopped = isEmoji(at) && caseAt(next) === 'upper' && habits.common.has(hash[next]!);
    }
    if (next === count) {
      close(next);
      break;
    }
    if (breaks[next]! > 0) {
      const nextKind = classify(next);
      if (stopped || breaks[next]! > 1 || lineKind > Line.bullet || nextKind !== Line.plain || endsLine(next)) {
        close(next);
      }
      if (breaks[next]! > 1) paragraph++;
      line = next;
      lineKind = nextKind;
    } else if (stopped) close(next);
    at = next;
  }
  signature();
  return found;

  function close(next: number): void {
    const first = open;
    open = next;
    let words = 0;
    for (let at = first; at < next; at++) {
      const now = kind[at]!;
      if (now === Token.word) {
        if (space[at] === 1 || at === first || kind[at - 1]! > Token.number) words++;
      } else if (now === Token.number || now === Token.link || now === Token.placeholder) words++;
    }
    let last = next - 1;
    while (last > first && kind[last] !== Token.stop && kind[last] !== Token.word) last--;
    if (lineKind === Line.closing && body > 0) closed = true;
    const greets =
      first < 24 && lineKind !== Line.greeting && next - first < 14 && isGreeting(tokens, first, next, habits);
    const isBody = !closed && words > 0 && lineKind !== Line.greeting && lineKind !== Line.heading && !greets;
    if (isBody) body++;
    found.push({
      start: start[first]!,
      end: end[next - 1]!,
      first,
      last: next,
      words,
      body: isBody,
      question: hash[last] === questionHash,
      paragraph,
    });
  }

  /** A signature without sign-off: short last lines of names after the body. */
  function signature(): void {
    for (let index = found.length - 1; index > 0 && index >= found.length - 5; index--) {
      const sentence = found[index]!;
      if (!sentence.body) continue;
      const { first, last } = sentence;
      if (body < 2 || sentence.words > 5 || breaks[first] === 0 || kind[last - 1] === Token.stop) return;
      for (let at = first; at < last; at++) {
        if (kind[at] === Token.number) return;
        if (kind[at] === Token.word && (caseAt(at) === 'lower' || habits.common.has(hash[at]!))) return;
      }
      if (caseAt(first) === 'none' && sentence.words > 3) return;
      sentence.body = false;
      body--;
    }
  }

  function caseAt(at: number): Case {
    let next = at;
    while (next < count - 1 && kind[next] === Token.mark) next++;
    if (kind[next] !== Token.word) return 'none';
    const entry = look(fold, text.charCodeAt(start[next]!));
    return (entry & upper) !== 0 ? 'upper' : (entry & caseless) !== 0 ? 'none' : 'lower';
  }

  function isEmoji(at: number): boolean {
    const unit = text.charCodeAt(start[at]!);
    return unit >= 0x2190 && ((look(fold, unit) >>> 16) & 31) !== Class.currency;
  }

  /** First token after the closing quotes, brackets and emoji that belong to the stop before `at`. */
  function closersAfter(at: number): number {
    let next = at;
    for (; next < count && breaks[next] === 0; next++) {
      if (kind[next] === Token.stop && space[next] === 0) continue;
      if (kind[next] === Token.symbol && isEmoji(next)) continue;
      if (kind[next] !== Token.mark) break;
      const char = text[start[next]!]!;
      const attached = space[next] === 0;
      if (
        ')]}»”›’'.includes(char) ||
        (attached && '"“\'‘'.includes(char) && (next + 1 === count || space[next + 1] === 1))
      ) {
        continue;
      }
      break;
    }
    return next;
  }

  /** Whether the stop at `at`, with its closers up to `next`, ends the sentence. */
  function ends(at: number, next: number): boolean {
    if (next === count) return true;
    const closers = next > at + 1;
    const glued = space[next] === 0;
    const which = hash[at]!;
    if (kind[next] === Token.mark && !glued && hash[next] === commaHash) return false;
    const following = caseAt(next);
    if (kind[next] === Token.mark && glued) return false;
    if (which === questionHash || which === exclamationHash) {
      if (glued) return following !== 'lower' && kind[next] === Token.word;
      if (!closers) return following !== 'lower' || kind[next] !== Token.mark;
      if (kind[at - 1] === Token.mark && at > 0 && text[start[at - 1]!] === '(') return false;
      if (following === 'lower') return false;
      return following === 'upper' || !openQuotes.includes(text[start[open]!]!);
    }
    if (which === ellipsisHash) {
      if (following === 'lower' || glued) return false;
      return following === 'upper' || kind[next] !== Token.word || !habits.conjunctions.includes(text[start[next]!]!);
    }
    if (which === dotHash && at > 0 && space[at] === 0 && end[at]! - start[at]! === 1) {
      const known = habits.common.has(hash[next]!);
      const initial = next + 1 < count && hash[next + 1] === dotHash && end[next]! - start[next]! === 1;
      const sure = following === 'upper' && known && !initial;
      const before = at - 1;
      const size = end[before]! - start[before]!;
      if (kind[before] === Token.word) {
        if (!closers && endsWith(habits.titles, tokens, before)) return false;
        if (!closers && (size === 1 || endsWith(habits.abbreviations, tokens, before))) return sure && !glued;
        if (following === 'lower') return !closers && !glued && (informal || (size > 2 && known));
        if (glued) return kind[next] === Token.word;
      } else if (kind[before] === Token.number) {
        if (before === line && size <= 3) return false;
        if (glued && kind[next] !== Token.word) return false;
      }
    }
    return following !== 'lower' && !(glued && kind[next] === Token.number);
  }

  /** Kind of the line that begins with token `first`; lines of more than 16 tokens are bullets or plain. */
  function classify(first: number): number {
    let last = first + 1;
    while (last < count && last < first + 20 && breaks[last] === 0) last++;
    const whole = last === count || breaks[last]! > 0;
    const char = text[start[first]!]!;
    const spaced = first + 1 < count && space[first + 1] === 1;
    if (kind[first] === Token.symbol && char === '#' && spaced) return Line.heading;
    if (whole) {
      if (isGreeting(tokens, first, last, habits)) return Line.greeting;
      if (isClosing(tokens, first, last, habits)) return Line.closing;
      if (first === 0 && last < count && last < 6 && hash[last - 1] === commaHash) return Line.greeting;
      if (kind[first] === Token.mark && last === first + 1 && char === '-') return Line.closing;
      if (last < count && isUnderline(last)) return Line.heading;
      if (
        first === 0 &&
        last < count &&
        breaks[last]! > 1 &&
        kind[last - 1] !== Token.stop &&
        classify(last) === Line.greeting
      ) {
        return Line.heading;
      }
    }
    if (kind[first] === Token.mark && spaced && bullets.includes(char)) {
      return '–—'.includes(char) && first > 0 && kind[first - 1] === Token.word ? Line.plain : Line.bullet;
    }
    if (kind[first] === Token.symbol && spaced && isEmoji(first)) return Line.bullet;
    const short = end[first]! - start[first]! <= 3;
    if (kind[first] === Token.number && short && spacedAfterMarker(first + 1, '.)')) return Line.bullet;
    if (kind[first] === Token.word && end[first]! - start[first]! === 1 && spacedAfterMarker(first + 1, ')'))
      return Line.bullet;
    return Line.plain;
  }

  function spacedAfterMarker(at: number, chars: string): boolean {
    return (
      at + 1 < count &&
      space[at] === 0 &&
      chars.includes(text[start[at]!]!) &&
      space[at + 1] === 1 &&
      breaks[at + 1] === 0
    );
  }

  function isUnderline(at: number): boolean {
    const char = text[start[at]!];
    if (breaks[at] !== 1 || (char !== '=' && char !== '-') || end[at]! - start[at]! < 3) return false;
    return at + 1 === count || breaks[at + 1]! > 0;
  }

  /** Whether the line before token `next` ended although there was room for the next word. */
  function endsLine(next: number): boolean {
    const previous = next - 1;
    const following = caseAt(next);
    if (following === 'lower' || hash[previous] === commaHash) return false;
    if (hash[previous] === colonHash) return following === 'upper';
    if (kind[previous] === Token.word && habits.common.has(hash[previous]!)) return false;
    const size = end[previous]! - start[line]!;
    if (size > 100) return true;
    if (width === 0) width = widest();
    return size + 1 + end[next]! - start[next]! <= width;
  }

  /** Length of the longest line that could be hard-wrapped, in UTF-16 code units. */
  function widest(): number {
    let longest = 55;
    let from = 0;
    for (let at = 1; at <= count; at++) {
      if (at < count && breaks[at] === 0) continue;
      const size = end[at - 1]! - start[from]!;
      if (size <= 100 && size > longest) longest = size;
      from = at;
    }
    return longest;
  }
}

/** Where white space stands before a token, for tokens that do not tell. */
function spacesOf(tokens: Tokens): Uint8Array {
  const space = new Uint8Array(tokens.count);
  for (let at = 0; at < tokens.count; at++) {
    const from = at === 0 ? 0 : tokens.end[at - 1]!;
    space[at] = at === 0 || /\s/.test(tokens.text.slice(from, tokens.start[at]!)) ? 1 : 0;
  }
  return space;
}
