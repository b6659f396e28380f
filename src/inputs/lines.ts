/** Lines of a text by offsets: no copies are made to look at them. */

/** Where a text begins: behind a byte order mark. */
export const textStart = (text: string): number => (text.charCodeAt(0) === 0xfeff ? 1 : 0);

/** End of the line at an offset. */
export const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};

/** Offset of the first unit of a line that is no blank. */
export function indent(text: string, at: number): number {
  let place = at;
  while (text.charCodeAt(place) === 32 || text.charCodeAt(place) === 9 || text.charCodeAt(place) === 0xa0) place++;
  return place;
}

/** First line after an offset that is not blank. */
export function nextLine(text: string, at: number): number {
  let line = at;
  while (line < text.length) {
    const end = lineEnd(text, line);
    const from = indent(text, line);
    if (from < end && text.charCodeAt(from) !== 13) return line;
    line = end + 1;
  }
  return line;
}
