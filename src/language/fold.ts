/**
 * Letters held equal: one table lookup per UTF-16 code unit gives its class and its folded unit.
 * An entry is `flags | class << 16 | unit`; 0 means "not looked up yet", so that a text pays only for its own letters.
 */
export type Fold = Uint32Array;

/** Classes of code units, bits 16–20 of an entry. */
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
  /** The dot between letters in inclusive spelling and dotted capitals. */
  middleDot: 16,
  /** `*`, `_`, `~`: emphasis when they touch a word. */
  emphasis: 17,
  /** The unit that stands for a placeholder in the scanner's buffer. */
  placeholder: 18,
} as const;

export const upper = 1 << 21;
/** A letter of a script without case. */
export const caseless = 1 << 22;
export const opening = 1 << 23;
export const closing = 1 << 24;

/** Noncharacter by which the scanner marks a placeholder. */
export const placeholderUnit = 0xfdd0;

/** Folded spellings of ligatures; an entry of class `ligature` holds an index into it. */
const ligatures: string[] = [];

const special: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ی: 'ي',
  ک: 'ك',
};
const marks = ',;:()[]{}"/\\¿¡،؛«»“”„‟‹›‚–—―‒−〈〉「」『』、，：；（）|•▪◦‣●○■□►▶➤➔→';
const markFolds: Readonly<Record<string, string>> = {
  '،': ',',
  '、': ',',
  '，': ',',
  '؛': ';',
  '；': ';',
  '：': ':',
  '–': '-',
  '—': '-',
  '―': '-',
  '‒': '-',
  '−': '-',
  '（': '(',
  '）': ')',
};
const doubleQuotes = '"«»“”„‟';
const openers = '([{«“„‹¿¡〈「『（‚';
const closers = ')]}»”‹›〉」』）‟';
const stops: Readonly<Record<string, string>> = {
  '.': '.',
  '!': '!',
  '?': '?',
  '…': '…',
  '؟': '?',
  '۔': '.',
  '։': '.',
  '‼': '!',
  '⁇': '?',
  '⁈': '?',
  '⁉': '?',
  '。': '.',
  '！': '!',
  '？': '?',
};

function entry(kind: number, unit: number, flags = 0): number {
  return flags | (kind << 16) | unit;
}

function letterEntry(fold: Fold, char: string): number {
  const lower = char.toLowerCase();
  const flags = lower !== char ? upper : char.toUpperCase() === char ? caseless : 0;
  let folded = special[lower] ?? lower;
  if (folded === lower) {
    const decomposed = lower.normalize('NFKD');
    // Cyrillic й, ї, ў are letters of their own; only compatibility forms are decomposed there.
    const cyrillic = lower >= '\u0400' && lower <= '\u052f';
    if (!cyrillic) folded = decomposed.replace(/[^\p{L}\p{Nd}]/gu, '');
    if (folded.length > 1 || folded !== lower) {
      folded = Array.from(folded, (part) => special[part] ?? part).join('');
    }
  }
  if (folded.length === 1) {
    if (folded === lower) return entry(Class.letter, lower.charCodeAt(0), flags);
    return entry(Class.letter, look(fold, folded.charCodeAt(0)) & 0xffff, flags);
  }
  if (folded === '') return entry(Class.format, 0);
  let index = ligatures.indexOf(folded);
  if (index < 0) index = ligatures.push(folded) - 1;
  return entry(Class.ligature, index, flags);
}

function classify(fold: Fold, unit: number): number {
  const char = String.fromCharCode(unit);
  if (unit === 10 || unit === 13 || unit === 0x85 || unit === 0x2028 || unit === 0x2029) {
    return entry(Class.lineBreak, unit);
  }
  if (unit === placeholderUnit) return entry(Class.placeholder, unit);
  if (unit >= 0xd800 && unit <= 0xdfff) return entry(Class.surrogate, unit);
  if (unit < 32 || unit === 0x7f) return entry(Class.space, unit);
  if (unit === 0x640 || /\p{M}/u.test(char)) return entry(Class.combining, unit);
  if ("'’ʼ`´‘‛ʹ＇".includes(char)) return entry(Class.apostrophe, 0x27, char === '’' ? closing : 0);
  if (/\p{L}/u.test(char)) return letterEntry(fold, char);
  const stop = stops[char];
  if (stop !== undefined) return entry(Class.stop, stop.charCodeAt(0));
  if (char === '-' || char === '‐' || char === '‑') return entry(Class.hyphen, 0x2d);
  if (char === '·' || char === '‧' || char === '・') return entry(Class.middleDot, 0xb7);
  if (char === '*' || char === '_' || char === '~') return entry(Class.emphasis, unit);
  if (marks.includes(char)) {
    const flags = (openers.includes(char) ? opening : 0) | (closers.includes(char) ? closing : 0);
    const folded = doubleQuotes.includes(char) ? '"' : (markFolds[char] ?? char);
    return entry(Class.mark, folded.charCodeAt(0), flags);
  }
  if (unit === 0x66b || unit === 0x66c) return entry(Class.mark, unit === 0x66b ? 0x2e : 0x2c);
  if (/\p{Nd}/u.test(char)) return entry(Class.digit, digitUnit(unit));
  if (char === '%' || char === '‰' || char === '٪' || char === '％') return entry(Class.percent, 0x25);
  if (/\p{Sc}/u.test(char)) return entry(Class.currency, unit);
  if (/\p{Z}/u.test(char)) return entry(Class.space, unit);
  if (/\p{Cf}/u.test(char)) return entry(Class.format, unit);
  return entry(/\p{P}/u.test(char) ? Class.mark : Class.symbol, unit);
}

/** Digits of the scripts met in mail fold to ASCII, so that ٤ equals 4. */
function digitUnit(unit: number): number {
  for (const zero of [0x660, 0x6f0, 0x966, 0xff10]) if (unit >= zero && unit < zero + 10) return unit - zero + 48;
  return unit;
}

/** The entry of a code unit, looked up once and kept in the table. */
export function look(fold: Fold, unit: number): number {
  const known = fold[unit]!;
  if (known !== 0) return known;
  const found = classify(fold, unit);
  fold[unit] = found;
  return found;
}

/** Whether an entry is of a unit that a word may begin with, so that a hyphen or apostrophe before it joins. */
export function joins(found: number): boolean {
  const kind = (found >>> 16) & 31;
  return kind === Class.letter || kind === Class.ligature || kind === Class.digit || kind === Class.placeholder;
}

/** A table in which, beyond Unicode case and Latin diacritics, the first letter of each pair equals the second. */
export function makeFold(equal: readonly (readonly [string, string])[]): Fold {
  const fold = new Uint32Array(0x10000);
  for (let unit = 97; unit <= 122; unit++) {
    fold[unit] = entry(Class.letter, unit);
    fold[unit - 32] = entry(Class.letter, unit, upper);
  }
  for (let unit = 48; unit <= 57; unit++) fold[unit] = entry(Class.digit, unit);
  fold[32] = entry(Class.space, 32);
  for (const [from, to] of equal) {
    const target = look(fold, to.charCodeAt(0)) & 0xffff;
    for (const form of [from.toLowerCase(), from.toUpperCase()]) {
      if (form.length !== 1) continue;
      const own = look(fold, form.charCodeAt(0));
      if ((own & 0xffff) !== target) fold[form.charCodeAt(0)] = (own & ~0xffff) | target;
    }
  }
  return fold;
}

/** Folded letters of a ligature's entry. */
export function ligature(found: number): string {
  return ligatures[found & 0xffff] as string;
}

/** Folded unit of a letter with a combining mark after it, or 0 where the mark changes nothing: и + ˘ is й. */
export function composed(fold: Fold, letter: number, mark: number): number {
  const whole = String.fromCharCode(letter, mark).normalize('NFC');
  if (whole.length !== 1) return 0;
  const found = look(fold, whole.charCodeAt(0));
  if (((found >>> 16) & 31) !== Class.letter) return 0;
  return (found & 0xffff) === (look(fold, letter) & 0xffff) ? 0 : found & 0xffff;
}

/** The folded spelling of one word: `Désolée’s` gives `desolees`; what is no letter or digit is left out. */
export function foldWord(text: string, fold: Fold): string {
  let folded = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const found = look(fold, unit);
    const kind = (found >>> 16) & 31;
    if (kind === Class.letter || kind === Class.digit) folded += String.fromCharCode(found & 0xffff);
    else if (kind === Class.ligature) folded += ligature(found);
    else if (kind === Class.combining && at > 0) {
      const whole = composed(fold, text.charCodeAt(at - 1), unit);
      if (whole !== 0) folded = folded.slice(0, -1) + String.fromCharCode(whole);
    }
  }
  return folded;
}

/** Start values and odd multipliers of the two hashes; odd, so that a step can be undone. */
export const seed1 = 0x811c9dc5 | 0;
export const seed2 = 0x3c6ef372;
export const prime1 = 0x01000193;
export const prime2 = 0x5bd1e995;

/** Last step of the first hash: brings high bits down, as tables index by low bits. Unsigned. */
export function finish1(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Last step of the second hash. Unsigned. */
export function finish2(hash: number): number {
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** The two hashes of a folded spelling, both unsigned 32-bit: the values that `tokenise` stores. */
export function hashOf(folded: string): readonly [hash: number, check: number] {
  let one = seed1;
  let two = seed2;
  for (let at = 0; at < folded.length; at++) {
    const unit = folded.charCodeAt(at);
    one = Math.imul(one ^ unit, prime1);
    two = Math.imul(two + unit, prime2);
  }
  return [finish1(one), finish2(two)];
}
