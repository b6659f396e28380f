/**
 * Offset maps: from a decoded text to the place it was written at in the source file.
 *
 * Entry `i` says that text offset `starts[i]` comes from source offset `source[i]`. Two entries with the
 * same start mark a gap in the source (markup, a line prefix): the first is where the text before it ends,
 * the last is where the text after it begins.
 */
import { countWhile } from '../series.ts';
import type { OffsetMap, Span } from '../types.ts';

/** A stretch of decoded text and its origin. Without a map it runs parallel to the source from `base`. */
export interface Piece {
  readonly text: string;
  readonly base: number;
  readonly map?: OffsetMap | undefined;
}

/** Index of the last entry whose start is at most `offset`, or -1. */
function lastEntry(starts: readonly number[], offset: number): number {
  return countWhile(starts.length, (entry) => starts[entry]! <= offset) - 1;
}

/** Source offset of the code unit at text `offset`: where something begins. */
export function toSource(map: OffsetMap | undefined, base: number, offset: number): number {
  if (!map) return base + offset;
  const entry = lastEntry(map.starts, offset);
  return entry < 0 ? base + offset : map.source[entry]! + offset - map.starts[entry]!;
}

/** Source offset at which the code unit before text `offset` ends: where something ends, before any markup. */
export function toSourceEnd(map: OffsetMap | undefined, base: number, offset: number): number {
  if (!map) return base + offset;
  let entry = lastEntry(map.starts, offset);
  while (entry > 0 && map.starts[entry] === offset && map.starts[entry - 1] === offset) entry--;
  return entry < 0 ? base + offset : map.source[entry]! + offset - map.starts[entry]!;
}

/** The source range of a span of the text; the exact inverse of decoding. */
export function sourceSpan(piece: Piece, span: Span): Span {
  const start = toSource(piece.map, piece.base, span.start);
  if (span.end <= span.start) return { start, end: start };
  return { start, end: Math.max(start, toSourceEnd(piece.map, piece.base, span.end)) };
}

/** Builds a text piece by piece, remembering where each comes from. */
export interface Writer {
  /** The number of code units written. */
  readonly length: number;
  /** Appends text that stands in the source as it is. */
  copy(text: string, source: number): void;
  /** Appends text that stands for the source range, such as `&` for `&amp;`. An empty range adds what is not there. */
  put(text: string, source: number, sourceEnd: number): void;
  done(): Piece;
}

/** Makes an empty writer. */
export function writer(): Writer {
  const starts: number[] = [];
  const source: number[] = [];
  const parts: string[] = [];
  let next = -1;
  const mark = (at: number): void => {
    if (at === next) return;
    if (next >= 0 && starts[starts.length - 1] !== made.length) {
      starts.push(made.length);
      source.push(next);
    }
    starts.push(made.length);
    source.push(at);
  };
  const append = (text: string): void => {
    parts.push(text);
    made.length += text.length;
  };
  const made = {
    // A getter here would make V8 keep each writer until it collects all garbage.
    length: 0,
    copy(text: string, at: number): void {
      if (text === '') return;
      mark(at);
      append(text);
      next = at + text.length;
    },
    put(text: string, at: number, end: number): void {
      if (text === '') return;
      const parallel = at + text.length === end;
      // What stands for more or less than itself is a run of its own.
      if (at === next && !parallel && starts[starts.length - 1] !== made.length) {
        starts.push(made.length);
        source.push(at);
      }
      mark(at);
      append(text);
      next = at + text.length;
      if (parallel) return;
      // Every further code unit of a replacement points at the place of the whole.
      for (let unit = 1; unit < text.length; unit++) {
        starts.push(made.length - text.length + unit);
        source.push(at);
      }
      starts.push(made.length);
      source.push(end);
      next = end;
    },
    done(): Piece {
      const text = parts.join('');
      const base = source[0] ?? 0;
      if (
        starts.length <= 1 ||
        (starts.length === 2 && starts[1] === made.length && source[1] === base + made.length)
      ) {
        return { text, base };
      }
      return { text, base, map: { starts, source } };
    },
  };
  return made;
}

/** Copies the part of a piece between two of its offsets into a writer, with its map. */
export function copyPiece(out: Writer, piece: Piece, start = 0, end = piece.text.length): void {
  if (!piece.map) {
    out.copy(piece.text.slice(start, end), piece.base + start);
    return;
  }
  const { starts, source } = piece.map;
  let entry = lastEntry(starts, start);
  for (let at = start; at < end; ) {
    while (entry + 1 < starts.length && starts[entry + 1]! <= at) entry++;
    const stop = Math.min(end, starts[entry + 1] ?? end);
    const from = entry < 0 ? piece.base + at : source[entry]! + at - starts[entry]!;
    // Where the following entry says that the source end is not the parallel one, the unit stands for a longer range.
    const after = stop === starts[entry + 1] ? source[entry + 1]! : from + stop - at;
    if (after === from + stop - at || stop - at > 1) out.copy(piece.text.slice(at, stop), from);
    else out.put(piece.text.slice(at, stop), from, after);
    at = stop;
  }
}

/** A piece decoded from another piece's text, made to point at the source file. */
export function compose(inner: Piece, outer: Piece): Piece {
  const { text } = inner;
  const innerStarts = inner.map?.starts ?? [0];
  const innerSource = inner.map?.source ?? [inner.base];
  if (!outer.map) {
    const base = outer.base + inner.base;
    if (!inner.map) return { text, base };
    return { text, base, map: { starts: innerStarts, source: innerSource.map((at) => at + outer.base) } };
  }
  const starts: number[] = [];
  const source: number[] = [];
  const mark = (at: number, from: number): void => {
    starts.push(at);
    source.push(from);
  };
  for (let entry = 0; entry < innerStarts.length; entry++) {
    const start = innerStarts[entry]!;
    const from = innerSource[entry]!;
    const next = innerStarts[entry + 1] ?? text.length;
    const isEnd = next === start && entry + 1 < innerStarts.length;
    const ends = entry > 0 && innerStarts[entry - 1] !== start;
    if (ends || isEnd) mark(start, toSourceEnd(outer.map, outer.base, from));
    if (isEnd) continue;
    const begin = toSource(outer.map, outer.base, from);
    if (starts[starts.length - 1] !== start || source[source.length - 1] !== begin) mark(start, begin);
    // Where the outer text jumps inside of the run, the composed one does.
    for (let jump = lastEntry(outer.map.starts, from) + 1; jump < outer.map.starts.length; jump++) {
      const at = start + outer.map.starts[jump]! - from;
      if (at > next || (at === next && entry + 1 < innerStarts.length)) break;
      mark(at, outer.map.source[jump]!);
    }
  }
  return { text, base: source[0] ?? outer.base, map: { starts, source } };
}

/** A part of a piece as a piece of its own. */
export function slicePiece(piece: Piece, start: number, end: number): Piece {
  if (!piece.map) return { text: piece.text.slice(start, end), base: piece.base + start };
  const out = writer();
  copyPiece(out, piece, start, end);
  return out.done();
}
