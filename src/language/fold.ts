import { Class, classOf, digitOf, isCombining } from './classes.ts';

/**
 * Letters held equal: one table lookup per UTF-16 code unit gives its class and its folded unit.
 * An entry is `flags | class << 16 | unit`; 0 means "not looked up yet", so that a text pays only for its own letters.
 */
export type Fold = Uint32Array;

/** A capital letter. */
export const upper = 1 << 21;
/** A letter of a script without case. */
export const caseless = 1 << 22;

/** Folded spellings of ligatures; an entry of class `ligature` holds an index into it. */
const ligatures: string[] = [];

/** Letters that Unicode does not decompose, or not to what they stand for. */
const special: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
};
/** What marks and stops are taken for, so that phrases may name them in any script by the Latin sign. */
export const signs: Readonly<Record<string, string>> = {
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
  '‐': '-',
  '‑': '-',
  '（': '(',
  '）': ')',
  '«': '"',
  '»': '"',
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '؟': '?',
  '？': '?',
  '⁇': '?',
  '⁈': '?',
  '⁉': '?',
  '！': '!',
  '‼': '!',
  '۔': '.',
  '։': '.',
  '。': '.',
  '\u066b': '.',
  '\u066c': ',',
};

function entry(kind: number, unit: number, flags = 0): number {
  return flags | (kind << 16) | unit;
}

/** Small letters without diacritics. Cyrillic й, ї, ў are letters of their own and stay. */
function baseOf(lower: string): string {
  const known = special[lower];
  if (known !== undefined) return known;
  if (lower >= '\u0400' && lower <= '\u052f') return lower;
  let base = '';
  for (const part of lower.normalize('NFKD')) {
    if (isCombining(part.charCodeAt(0))) continue;
    const kind = classOf(part.charCodeAt(0));
    if (kind === Class.letter || kind === Class.digit) base += special[part] ?? part;
  }
  return base;
}

function letterEntry(fold: Fold, char: string): number {
  const lower = char.toLowerCase();
  const flags = lower !== char ? upper : char.toUpperCase() === char ? caseless : 0;
  const base = baseOf(lower);
  if (base === '') return entry(Class.format, 0);
  if (base.length === 1) {
    const unit = base === lower ? base.charCodeAt(0) : look(fold, base.charCodeAt(0)) & 0xffff;
    return entry(Class.letter, unit, flags);
  }
  let index = ligatures.indexOf(base);
  if (index < 0) index = ligatures.push(base) - 1;
  return entry(Class.ligature, index, flags);
}

/** The entry of a code unit, looked up once and kept in the table. */
export function look(fold: Fold, unit: number): number {
  const known = fold[unit]!;
  if (known !== 0) return known;
  const kind = classOf(unit);
  const char = String.fromCharCode(unit);
  let found = entry(kind, unit);
  if (kind === Class.letter) found = letterEntry(fold, char);
  else if (kind === Class.digit && digitOf(unit) >= 0) found = entry(kind, digitOf(unit) + 48);
  else if (kind === Class.apostrophe) found = entry(kind, 0x27);
  else if (kind === Class.percent) found = entry(kind, 0x25);
  else if (signs[char] !== undefined) found = entry(kind, signs[char].charCodeAt(0));
  fold[unit] = found;
  return found;
}

/** The class of an entry. */
export function kindOf(found: number): number {
  return (found >>> 16) & 31;
}

/** Whether an entry is of a unit that a word may begin with, so that a hyphen or apostrophe before it joins. */
export function joins(found: number): boolean {
  const kind = kindOf(found);
  return kind === Class.letter || kind === Class.ligature || kind === Class.digit || kind === Class.placeholder;
}

/** A table in which, beyond Unicode case and Latin diacritics, the first letter of each pair equals the second. */
export function makeFold(equal: readonly (readonly [string, string])[]): Fold {
  const fold = new Uint32Array(0x10000);
  for (let unit = 97; unit <= 122; unit++) {
    fold[unit] = entry(Class.letter, unit);
    fold[unit - 32] = entry(Class.letter, unit, upper);
  }
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

/** Stretches of code units that are shipped looked up: Latin to Arabic, and general punctuation. */
const shippedUnits: readonly (readonly [first: number, end: number])[] = [
  [0, 0x250],
  [0x300, 0x310],
  [0x400, 0x460],
  [0x600, 0x700],
  [0x2000, 0x2070],
];

/** The entries of the letters met most, to be shipped; ligatures are left to be looked up. */
export function packFold(fold: Fold): Uint32Array {
  const entries: number[] = [];
  for (const [first, end] of shippedUnits) {
    for (let unit = first; unit < end; unit++) {
      const found = look(fold, unit);
      entries.push(kindOf(found) === Class.ligature ? 0 : found);
    }
  }
  return Uint32Array.from(entries);
}

/** The table whose entries were packed. */
export function unpackFold(entries: Uint32Array): Fold {
  const fold = new Uint32Array(0x10000);
  let at = 0;
  for (const [first, end] of shippedUnits) {
    fold.set(entries.subarray(at, at + end - first), first);
    at += end - first;
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
  if (kindOf(found) !== Class.letter) return 0;
  return (found & 0xffff) === (look(fold, letter) & 0xffff) ? 0 : found & 0xffff;
}
