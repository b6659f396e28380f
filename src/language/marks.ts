/** Combining marks below U+0700 and in general punctuation: what `\p{M}` matches there, ready much sooner. */
const near =
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]/g;
const beyond = /[^\0-\u06ff\u2000-\u2070]/;

/** Whether a text has nothing beyond ASCII. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}

/** A decomposed text without its combining marks. */
export function dropMarks(text: string): string {
  return beyond.test(text) ? text.replace(/\p{M}/gu, '') : text.replace(near, '');
}
