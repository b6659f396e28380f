/** Bounds within which Markdown is parsed: beyond them its parser takes more than linear time. */

/** Signs of inline markup in one block, underlines in one block, and quotes in one another. */
const limits = { signs: 10_000, underlines: 200, quotes: 60 };

/** Signs that may open or close something inside of a paragraph. */
const signs = new Set([...'[]*_<&~`!'].map((sign) => sign.charCodeAt(0)));

/** Whether a text keeps within the bounds; one that does not is no letter, and is read as plain text. */
export function isTame(text: string): boolean {
  let signCount = 0;
  let underlines = 0;
  let quotes = 0;
  let lineStart = 0;
  // Whether the line so far consists of blanks, of `>`, or of one sign of an underline.
  let marks = true;
  let underline = true;
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : 10;
    if (unit === 10) {
      if (marks && quotes === 0) {
        signCount = 0;
        underlines = 0;
      } else if (underline && at > lineStart && ++underlines > limits.underlines) return false;
      lineStart = at + 1;
      marks = true;
      underline = true;
      quotes = 0;
      continue;
    }
    if (unit === 32 || unit === 9 || unit === 13) continue;
    if (unit !== 61 && unit !== 45) underline = false;
    if (unit === 62 && marks) {
      if (++quotes > limits.quotes) return false;
    } else marks = false;
    if (signs.has(unit) && ++signCount > limits.signs) return false;
  }
  return true;
}
