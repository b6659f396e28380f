/** Long drafts are read piece by piece, so that their words are never all in memory at once. */
import type { Fold } from '../language/fold.ts';
import type { Draft, Span } from '../types.ts';
import { widest } from './line.ts';
import type { Course } from './sentences.ts';
import { makeScanner } from './tokenise.ts';

/** What of a draft is read at once. */
export interface Piece extends Pick<Draft, 'text' | 'placeholders' | 'skipped'> {
  /** Offset in the draft's text. */
  readonly start: number;
}

/** Least length of a piece in UTF-16 code units, without what is skipped; a draft of less than two is read as a whole. */
const enough = 1 << 13;
/** Where a paragraph ends with its sentence: nothing before it and nothing behind it belongs together. */
const paragraphEnd = /(?<=[.!?…؟])[ \t]*\r?\n[ \t]*\r?\n/gu;

/** Cuts a draft between paragraphs; a short one, or one without any, is its only piece. */
export function piecesOf({ text, placeholders, skipped }: Draft): readonly [Piece, ...Piece[]] {
  if (text.length < 2 * enough) return [{ start: 0, text, placeholders, skipped }];
  const starts = startsOf(text, placeholders, skipped);
  const marks = parter(placeholders);
  const left = parter(skipped);
  const piece = (start: number, end = text.length): Piece => ({
    start,
    text: text.slice(start, end),
    placeholders: marks(start, end),
    skipped: left(start, end),
  });
  return [piece(0, starts[0]), ...starts.map((start, index) => piece(start, starts[index + 1]))];
}

/** Where the second and later pieces begin. */
function startsOf(text: string, placeholders: readonly Span[], skipped: readonly Span[]): readonly number[] {
  const starts: number[] = [];
  let start = 0;
  let hidden = 0;
  let mark = 0;
  let skip = 0;
  paragraphEnd.lastIndex = enough;
  for (let found = paragraphEnd.exec(text); found; found = paragraphEnd.exec(text)) {
    const at = found.index;
    if (text.length - at < enough) break;
    while (skip < skipped.length && skipped[skip]!.end <= at) {
      hidden += skipped[skip]!.end - skipped[skip]!.start;
      skip++;
    }
    while (mark < placeholders.length && placeholders[mark]!.end <= at) mark++;
    const inside = (skipped[skip]?.start ?? at) < at || (placeholders[mark]?.start ?? at) < at;
    if (inside || at - start - hidden < enough) continue;
    starts.push(at);
    start = at;
    hidden = 0;
    paragraphEnd.lastIndex = at + enough;
  }
  return starts;
}

/** Gives the spans between growing offsets, counted from the first of the two. */
function parter<S extends Span>(spans: readonly S[]): (start: number, end: number) => readonly S[] {
  let next = 0;
  return (start, end) => {
    const part: S[] = [];
    for (; next < spans.length && spans[next]!.start < end; next++) {
      const span = spans[next]!;
      part.push({ ...span, start: span.start - start, end: span.end - start });
    }
    return part;
  };
}

/** What is known of the sentences before the first piece is cut. */
export function courseOf(pieces: readonly Piece[], fold: Fold): Course {
  let most = 0;
  const width = (): number => {
    const scan = makeScanner();
    for (const { text, placeholders, skipped } of most === 0 ? pieces : [])
      most = Math.max(most, widest(scan(text, placeholders, skipped, fold)));
    return most;
  };
  return { body: 0, paragraph: 0, closed: false, last: false, width };
}
