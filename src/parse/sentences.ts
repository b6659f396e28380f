import type { Profile } from '../language/profile.ts';
import { type Sentence, Token } from '../types.ts';
import { Case, caseAt, closersAfter, ends, isPicture, type Page, questionHash } from './boundary.ts';
import { isGreeting } from './habit-lines.ts';
import { habitsOf, isCommon } from './habits.ts';
import { classify, endsLine, Line, widest } from './line.ts';
import type { Scan } from './scan.ts';

/** A sentence of which it is still found out whether it is body. */
type Found = Omit<Sentence, 'body'> & { body: boolean };

/** Lines at the end that may be a signature. */
const signatureLines = 5;

/** What is known of a text when the next one of its pieces is cut into sentences. */
export interface Course {
  informal?: boolean;
  /** Sentences of the message, and paragraphs, so far. */
  body: number;
  paragraph: number;
  /** Whether somebody has signed off. */
  closed: boolean;
  /** Whether this is the last piece. */
  last: boolean;
  /** Length of the longest line of wrapped prose in the whole text. */
  width(): number;
}

/**
 * Cuts tokens into sentences by the habits of a language. Line breaks inside wrapped prose cut nothing;
 * blank lines, bullets, greetings, headings and sign-offs stand for themselves.
 *
 * @param course Where the tokens are those of a piece; it is brought forward to the next one.
 */
export function sentences(tokens: Scan, profile: Profile, course?: Course): Sentence[] {
  const { count, kind, breaks } = tokens;
  const found: Found[] = [];
  if (count === 0) return found;
  const page: Page = {
    tokens,
    habits: habitsOf(profile, tokens.fold),
    informal: course?.informal ?? caseAt(tokens, 0) === Case.lower,
    begins: course?.informal === undefined,
  };
  let width = 0;
  const measure = (): number => {
    if (width === 0) width = course ? course.width() : widest(tokens);
    return width;
  };
  let open = 0;
  let { paragraph, body, closed } = course ?? { paragraph: 0, body: 0, closed: false };
  let line = 0;
  let lineKind = classify(page, 0);
  for (let at = edgeFrom(tokens, 0); at < count; at = edgeFrom(tokens, at)) {
    let next = at + 1;
    let stopped = false;
    if (kind[at] === Token.stop) {
      next = closersAfter(tokens, next);
      stopped = ends(page, open, line, at, next);
    } else if (next < count && breaks[next] === 0) {
      stopped = pictureEnds(page, at);
      if (!stopped) {
        at = next;
        continue;
      }
    }
    const broken = next < count ? breaks[next]! : 2;
    const nextKind = broken > 0 && next < count ? classify(page, next) : Line.plain;
    const cut =
      stopped ||
      broken > 1 ||
      (broken > 0 && (lineKind > Line.bullet || nextKind !== Line.plain || endsLine(page, line, next, measure)));
    if (cut) {
      if (lineKind === Line.closing && body > 0) closed = true;
      const sentence = sentenceOf(tokens, open, next, paragraph);
      const heads = lineKind === Line.greeting || lineKind === Line.heading;
      sentence.body = !closed && !heads && sentence.words > 0 && !greets(page, open, next);
      if (sentence.body) body++;
      found.push(sentence);
      open = next;
    }
    if (broken > 0) {
      if (broken > 1) paragraph++;
      line = next;
      lineKind = nextKind;
    }
    at = next;
  }
  if (course?.last !== false) sign(page, found, body);
  if (course) Object.assign(course, { informal: page.informal, body, paragraph, closed });
  return found;
}

/** The first token from `at` on behind which a sentence may end. A loop of its own is fast long before all else here. */
function edgeFrom({ count, kind, breaks }: Scan, at: number): number {
  let edge = at;
  while (edge + 1 < count && breaks[edge + 1] === 0 && kind[edge] !== Token.stop && kind[edge] !== Token.symbol) edge++;
  return edge;
}

/** A picture before a new sentence stands for its stop: « Sorry 😔 We will… ». */
function pictureEnds({ tokens, habits }: Page, at: number): boolean {
  if (!isPicture(tokens, at) || caseAt(tokens, at + 1) !== Case.upper) return false;
  return isCommon(habits, tokens.hash[at + 1]!);
}

/** Whether a sentence in the first line greets, with the message going on behind it. */
function greets({ tokens, habits, begins }: Page, first: number, last: number): boolean {
  return begins && first < 24 && last - first < 14 && isGreeting(tokens, first, last, habits);
}

function sentenceOf(tokens: Scan, first: number, last: number, paragraph: number): Found {
  const { kind, hash, space, start, end } = tokens;
  let words = 0;
  let stop = -1;
  for (let at = first; at < last; at++) {
    const now = kind[at]!;
    // Parts of one word (don’t, follow-up) count once.
    if (now === Token.word) words += space[at] === 1 || at === first || kind[at - 1]! > Token.number ? 1 : 0;
    else if (now === Token.number || now === Token.link || now === Token.placeholder) words++;
    else if (now === Token.stop) {
      stop = at;
      continue;
    } else continue;
    stop = -1;
  }
  const question = stop >= 0 && hash[stop] === questionHash;
  return { start: start[first]!, end: end[last - 1]!, first, last, words, body: true, question, paragraph };
}

/** Takes a signature without sign-off out of the body: short last lines of names. */
function sign({ tokens, habits }: Page, found: readonly Found[], body: number): void {
  let left = body;
  for (let index = found.length - 1; index > 0 && index >= found.length - signatureLines; index--) {
    const sentence = found[index]!;
    if (!sentence.body) continue;
    if (left < 2 || sentence.words > 7 || tokens.breaks[sentence.first] === 0) return;
    if (!isSignature(tokens, habits, sentence)) return;
    sentence.body = false;
    left--;
  }
}

/** Whether a line without stop is made of names: capitals for the most part, without case no frequent word. */
function isSignature(tokens: Scan, habits: Page['habits'], { first, last, words }: Sentence): boolean {
  const { kind, hash, breaks } = tokens;
  if (kind[last - 1] === Token.stop) return false;
  // The last paragraph, after a full stop: « Samuel, facturation ».
  const alone = breaks[first]! > 1 && last === tokens.count && kind[first - 1] === Token.stop;
  if (alone && words < 6 && kind[last - 1] !== Token.symbol) return true;
  let capitals = 0;
  let small = 0;
  let bare = 0;
  let frequent = 0;
  for (let at = first; at < last; at++) {
    if (kind[at] !== Token.word) continue;
    if (isCommon(habits, hash[at]!)) frequent++;
    const letter = caseAt(tokens, at);
    if (letter === Case.upper) capitals++;
    else if (letter === Case.lower) small++;
    else bare++;
  }
  if (bare > 0) return frequent === 0 && capitals + bare <= 4;
  return caseAt(tokens, first) === Case.upper && (words > 1 || frequent === 0) && capitals > small * 2;
}
