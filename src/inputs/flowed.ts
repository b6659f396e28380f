/** Lines of `format=flowed`: those that end with a blank go on in the next one. */
import { type Piece, writer } from './offset-map.ts';

/** Joins flowed lines; a line that ends a paragraph, a quote or the signature mark stays as it is. */
export function flowed(text: string, deletesSpace: boolean): Piece {
  const out = writer();
  let joined = false;
  let depth = 0;
  for (let at = 0; at <= text.length; ) {
    const feed = text.indexOf('\n', at);
    const stop = feed < 0 ? text.length : feed;
    let from = at;
    while (text.charCodeAt(from) === 62) from++;
    const quotes = from - at;
    // A line may be stuffed with one blank, so that it does not look like a quote.
    const stuffed = text.charCodeAt(from) === 32 ? 1 : 0;
    if (joined && quotes !== depth) out.put('\n', at, at);
    if (!joined || quotes !== depth) out.copy(text.slice(at, from), at);
    const content = text.slice(from + stuffed, stop);
    joined = content.endsWith(' ') && content !== '-- ' && feed >= 0;
    out.copy(joined && deletesSpace ? content.slice(0, -1) : content, from + stuffed);
    depth = quotes;
    if (feed < 0) break;
    if (!joined) out.copy('\n', stop);
    at = stop + 1;
  }
  return out.done();
}
