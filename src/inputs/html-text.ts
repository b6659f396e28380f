/** Collects the text of HTML as a browser lays it out: white space collapsed, blocks on lines of their own. */
import { type Piece, writer } from './offset-map.ts';

/** The text of HTML so far. */
export interface HtmlText {
  size(): number;
  /** Adds text of the range; it stands there as it is, or is what an entity there stands for. */
  text(data: string, start: number, end: number, source: string): void;
  /** Adds source text as it is. */
  copy(text: string, start: number): void;
  /** Asks for so many line breaks before the next text; two make a blank line. */
  breakLine(lines: number): void;
  done(): Piece;
}

const isSpace = (unit: number): boolean => unit === 32 || (unit > 8 && unit < 14);

/** Makes an empty text. */
export function htmlText(): HtmlText {
  const out = writer();
  let breaks = 0;
  let space = -1;
  const separate = (at: number): void => {
    if (out.length > 0) {
      if (breaks > 0) out.put(breaks > 1 ? '\n\n' : '\n', at, at);
      else if (space >= 0) out.copy(' ', space);
    }
    breaks = 0;
    space = -1;
  };
  return {
    size: () => out.length,
    copy(text, start) {
      separate(start);
      out.copy(text, start);
    },
    text(data, start, end, source) {
      const isSame = data.length === end - start && source.startsWith(data, start);
      if (!isSame) {
        if (data.length > 0 && !isSpace(data.charCodeAt(0))) {
          separate(start);
          out.put(data, start, end);
        } else if (space < 0) space = start;
        return;
      }
      for (let at = 0; at < data.length; ) {
        if (isSpace(data.charCodeAt(at))) {
          if (space < 0) space = start + at;
          at++;
          continue;
        }
        let stop = at + 1;
        while (
          stop < data.length &&
          !(isSpace(data.charCodeAt(stop)) && (data.charCodeAt(stop) !== 32 || isSpace(data.charCodeAt(stop + 1))))
        ) {
          stop++;
        }
        // A single blank inside of the run is copied with it; the last one waits for what follows.
        if (stop === data.length) while (isSpace(data.charCodeAt(stop - 1))) stop--;
        separate(start + at);
        out.copy(data.slice(at, stop), start + at);
        at = stop;
      }
    },
    breakLine(lines) {
      breaks = Math.max(breaks + (lines === 1 ? 1 : 0), lines);
    },
    done: () => out.done(),
  };
}
