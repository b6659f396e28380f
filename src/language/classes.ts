/** Classes of code units, bits 16–20 of a folding table's entry. */
export const Class = {
  space: 1,
  lineBreak: 2,
  /** Zero-width and bidi controls, soft hyphen, BOM: nothing to a reader. */
  format: 3,
  /** Combining mark, tashkeel, tatweel: part of a word, not of its folded spelling. */
  combining: 4,
  letter: 5,
  /** One unit that folds to several letters: œ, ﬁ, لا as a ligature. */
  ligature: 6,
  digit: 7,
  apostrophe: 8,
  hyphen: 9,
  stop: 10,
  mark: 11,
  symbol: 12,
  currency: 13,
  percent: 14,
  surrogate: 15,
  /** The dot between letters in inclusive spelling: désolé·e. */
  middleDot: 16,
  /** `*`, `_`, `~`: emphasis when they touch a word. */
  emphasis: 17,
  /** The unit that stands for a placeholder in the scanner's memory. */
  placeholder: 18,
} as const;

/** Noncharacter by which the scanner marks a placeholder. */
export const placeholderUnit = 0xfdd0;

const byClass: readonly (readonly [kind: number, chars: string])[] = [
  [Class.lineBreak, '\n\r\u0085\u2028\u2029'],
  [Class.apostrophe, "'’ʼ`´‘‛ʹ＇"],
  [Class.stop, '.!?…؟۔։‼⁇⁈⁉。！？'],
  [Class.hyphen, '-‐‑'],
  [Class.middleDot, '·‧・'],
  [Class.emphasis, '*_~'],
  [Class.mark, ',;:()[]{}"/\\¿¡،؛«»“”„‟‹›‚–—―‒−〈〉「」『』、，：；（）|•▪◦‣●○■□►▶➤➔→\u066b\u066c'],
  [Class.percent, '%‰٪％'],
  [Class.currency, '$£€¥¢₽₴₺₹₪₩'],
  [
    Class.format,
    '\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u061c',
  ],
  [Class.space, ' \u00a0\u202f\u2009'],
  [Class.symbol, '+=<>^&#@°§©®™№'],
];

let named: Map<number, number> | undefined;

/** Classes of single units, by unit. */
function names(): ReadonlyMap<number, number> {
  if (named) return named;
  named = new Map();
  for (const [kind, chars] of byClass) for (const char of chars) named.set(char.charCodeAt(0), kind);
  return named;
}

/** Blocks of the letters met in mail: no regular expression is needed for them, the first use of which costs 1 ms. */
const letters: readonly (readonly [first: number, last: number])[] = [
  [0x41, 0x5a],
  [0x61, 0x7a],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2af],
  [0x400, 0x481],
  [0x48a, 0x52f],
  [0x620, 0x63f],
  [0x641, 0x64a],
  [0x66e, 0x66f],
  [0x671, 0x6d3],
];
const combining: readonly (readonly [first: number, last: number])[] = [
  [0x300, 0x36f],
  [0x483, 0x489],
  [0x610, 0x61a],
  [0x64b, 0x65f],
  [0x640, 0x640],
  [0x670, 0x670],
  [0x6d6, 0x6dc],
  [0xfe00, 0xfe0f],
];
/** First digits of the scripts met in mail. */
const zeros = [0x30, 0x660, 0x6f0, 0x966, 0xff10];

function within(ranges: readonly (readonly [number, number])[], unit: number): boolean {
  return ranges.some(([first, last]) => unit >= first && unit <= last);
}

/** Whether the unit is a combining mark. */
export function isCombining(unit: number): boolean {
  return within(combining, unit);
}

/** Value of a digit of a script met in mail, or -1. */
export function digitOf(unit: number): number {
  for (const zero of zeros) if (unit >= zero && unit < zero + 10) return unit - zero;
  return -1;
}

/** Class of a code unit; `letter` for ligatures too. */
export function classOf(unit: number): number {
  if (within(letters, unit)) return Class.letter;
  const known = names().get(unit);
  if (known !== undefined) return known;
  if (digitOf(unit) >= 0) return Class.digit;
  if (unit < 32 || unit === 0x7f) return Class.space;
  if (unit >= 0xd800 && unit <= 0xdfff) return Class.surrogate;
  if (isCombining(unit)) return Class.combining;
  if (unit === placeholderUnit) return Class.placeholder;
  const char = String.fromCharCode(unit);
  if (/\p{L}/u.test(char)) return Class.letter;
  if (/\p{M}/u.test(char)) return Class.combining;
  if (/\p{Nd}/u.test(char)) return Class.digit;
  if (/\p{Z}/u.test(char)) return Class.space;
  if (/\p{Cf}/u.test(char)) return Class.format;
  if (/\p{Sc}/u.test(char)) return Class.currency;
  return /\p{P}/u.test(char) ? Class.mark : Class.symbol;
}
