import fc from 'fast-check';
import { parse } from 'yaml';

/** Words of several scripts with the signs that formats escape; the first letter keeps them from being markup. */
export const letter = fc.constantFrom(...'abcéßœșțжщفكم中'.split(''));
export const sign = fc.constantFrom(
  '',
  '',
  '',
  '&',
  '<',
  '"',
  "'",
  '’',
  '\\',
  '=',
  ';',
  ',',
  '*',
  '_',
  'x',
  '.',
  '!',
  '😀',
  'e\u0301',
  '?',
);
export const word = fc
  .tuple(letter, fc.array(fc.oneof(letter, sign), { maxLength: 6 }), letter)
  .map(([first, inner, last]) => first + inner.join('') + last);
export const line = fc.array(word, { minLength: 2, maxLength: 6 });
export const paragraphs = fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
export type Paragraphs = string[][][];

export const flat = (text: Paragraphs): string[] => text.flat(2);

/** For each character an own choice of how to write it. */
export const choices = fc.infiniteStream(fc.nat(5));
export const writerOf = (stream: Iterable<number>) => {
  const next = stream[Symbol.iterator]();
  return (text: string, put: (character: string, choice: number) => string): string =>
    [...text].map((character) => put(character, next.next().value as number)).join('');
};

export const code = (character: string): number => character.codePointAt(0)!;
export const htmlEscape = (character: string, choice: number): string => {
  if (character === '&') return choice > 2 ? '&amp;' : '&#38;';
  if (character === '<') return '&lt;';
  if (character === '>') return choice > 2 ? '&gt;' : '>';
  if (choice === 0) return `&#${code(character)};`;
  if (choice === 1) return `&#x${code(character).toString(16)};`;
  return character === 'é' && choice === 2 ? '&eacute;' : character;
};
export const decodeHtml = (raw: string): string =>
  raw
    .replace(/<[^>]*>/gu, '')
    .replace(/&#x([0-9a-f]+);/gu, (_all, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/gu, (_all, digits: string) => String.fromCodePoint(Number(digits)))
    .replace(
      /&(amp|lt|gt|eacute|quot|apos);/gu,
      (_all, name: string) => ({ amp: '&', lt: '<', gt: '>', eacute: 'é', quot: '"', apos: "'" })[name]!,
    );

/** Writes a document and tells how a stretch of it is decoded. */
export interface Format {
  readonly path: string;
  write(text: Paragraphs, stream: Iterable<number>): string;
  decode(raw: string): string;
}

export const join = (text: Paragraphs, lines: string, blank: string, each: (line: string[]) => string): string =>
  text.map((paragraph) => paragraph.map(each).join(lines)).join(blank);
export const jsonEscape = (character: string, choice: number): string => {
  if (choice === 0)
    return [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join('');
  return JSON.stringify(character).slice(1, -1);
};
export const quotedPrintable = (text: string, stream: Iterable<number>): string => {
  const next = stream[Symbol.iterator]();
  let out = '';
  let width = 0;
  for (const byte of new TextEncoder().encode(text)) {
    const plain = byte > 32 && byte < 127 && byte !== 61 && (next.next().value as number) > 0;
    const unit =
      byte === 10
        ? '\r\n'
        : plain || byte === 32
          ? String.fromCharCode(byte)
          : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (byte === 10) width = 0;
    else width += unit.length;
    if (width > 40) {
      out += '=\r\n';
      width = unit.length;
    }
    out += unit;
  }
  return out;
};
export const decodeQuoted = (raw: string): string => {
  const bytes = raw
    .replace(/=\r\n/gu, '')
    .replace(/=([0-9A-F]{2})/gu, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return new TextDecoder().decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
};
export const indent = (text: string, by: string): string => text.replace(/^(?=.)/gmu, by);
export const yamlPlain = (raw: string): string => parse(`"${raw}"`) as string;
