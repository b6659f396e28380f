import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { toSource, toSourceEnd } from '../src/inputs/offset-map.ts';
import { readAs, wordsOf } from './inputs-kit.ts';

/** Words of several scripts with the signs that formats escape; the first letter keeps them from being markup. */
const letter = fc.constantFrom(...'abcéßœșțжщفكم中'.split(''));
const sign = fc.constantFrom(
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
const word = fc
  .tuple(letter, fc.array(fc.oneof(letter, sign), { maxLength: 6 }), letter)
  .map(([first, inner, last]) => first + inner.join('') + last);
const line = fc.array(word, { minLength: 2, maxLength: 6 });
const paragraphs = fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
type Paragraphs = string[][][];

const flat = (text: Paragraphs): string[] => text.flat(2);

/** For each character an own choice of how to write it. */
const choices = fc.infiniteStream(fc.nat(5));
const writerOf = (stream: Iterable<number>) => {
  const next = stream[Symbol.iterator]();
  return (text: string, put: (character: string, choice: number) => string): string =>
    [...text].map((character) => put(character, next.next().value as number)).join('');
};

const code = (character: string): number => character.codePointAt(0)!;
const htmlEscape = (character: string, choice: number): string => {
  if (character === '&') return choice > 2 ? '&amp;' : '&#38;';
  if (character === '<') return '&lt;';
  if (character === '>') return choice > 2 ? '&gt;' : '>';
  if (choice === 0) return `&#${code(character)};`;
  if (choice === 1) return `&#x${code(character).toString(16)};`;
  return character === 'é' && choice === 2 ? '&eacute;' : character;
};
const decodeHtml = (raw: string): string =>
  raw
    .replace(/<[^>]*>/gu, '')
    .replace(/&#x([0-9a-f]+);/gu, (_all, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/gu, (_all, digits: string) => String.fromCodePoint(Number(digits)))
    .replace(
      /&(amp|lt|gt|eacute|quot|apos);/gu,
      (_all, name: string) => ({ amp: '&', lt: '<', gt: '>', eacute: 'é', quot: '"', apos: "'" })[name]!,
    );

/** Writes a document and tells how a stretch of it is decoded. */
interface Format {
  readonly path: string;
  write(text: Paragraphs, stream: Iterable<number>): string;
  decode(raw: string): string;
}

const join = (text: Paragraphs, lines: string, blank: string, each: (line: string[]) => string): string =>
  text.map((paragraph) => paragraph.map(each).join(lines)).join(blank);
const jsonEscape = (character: string, choice: number): string => {
  if (choice === 0)
    return [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join('');
  return JSON.stringify(character).slice(1, -1);
};
const quotedPrintable = (text: string, stream: Iterable<number>): string => {
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
const decodeQuoted = (raw: string): string => {
  const bytes = raw
    .replace(/=\r\n/gu, '')
    .replace(/=([0-9A-F]{2})/gu, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return new TextDecoder().decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
};
const indent = (text: string, by: string): string => text.replace(/^(?=.)/gmu, by);
const yamlPlain = (raw: string): string => parse(`"${raw}"`) as string;

const formats: Record<string, Format> = {
  text: { path: 'a.txt', write: (text) => join(text, '\n', '\n\n', (words) => words.join(' ')), decode: (raw) => raw },
  'text after a byte order mark': {
    path: 'a.txt',
    write: (text) => `\ufeff${join(text, '\r\n', '\r\n\r\n', (words) => words.join(' '))}`,
    decode: (raw) => raw,
  },
  html: {
    path: 'a.html',
    write(text, stream) {
      const put = writerOf(stream);
      const tags = ['', '<b>', '<i class="x">', '<!-- c -->', ''];
      const body = text.map((paragraph, index) => {
        const lines = paragraph.map((words) =>
          words.map((one, at) => `${tags[(at + index) % 5]}${put(one, htmlEscape)}`).join(' \n '),
        );
        return `<p style="a">${lines.join('<br>')}</p>`;
      });
      return `<html><head><title>T</title><style>p { }</style></head><body>\n${body.join('\n')}</body></html>`;
    },
    decode: decodeHtml,
  },
  xml: {
    path: 'a.xml',
    write(text, stream) {
      const put = writerOf(stream);
      const body = join(text, '\n', '\n\n', (words) =>
        words.map((one) => put(one, htmlEscape).replaceAll('&eacute;', 'é')).join(' '),
      );
      return `<?xml version="1.0"?>\n<list><message id="x">${body}</message></list>`;
    },
    decode: decodeHtml,
  },
  'xml with CDATA': {
    path: 'a.xml',
    write: (text) =>
      `<list><message><![CDATA[${join(text, '\n', '\n\n', (words) => words.join(' '))}]]></message></list>`,
    decode: (raw) => raw,
  },
  json: {
    path: 'a.json',
    write(text, stream) {
      const put = writerOf(stream);
      return `{ // c\n  "a": "${put(
        join(text, '\n', '\n\n', (words) => words.join(' ')),
        jsonEscape,
      )}" }`;
    },
    decode: (raw) => JSON.parse(`"${raw}"`) as string,
  },
  'html in json': {
    path: 'a.json',
    write(text, stream) {
      const put = writerOf(stream);
      return `[{"id":1,"body":"<p>${put(
        join(text, '<br>', '</p><p>', (words) => words.map((one) => put(one, htmlEscape)).join(' ')),
        jsonEscape,
      )}</p>"}]`;
    },
    decode: (raw) => decodeHtml(JSON.parse(`"${raw}"`) as string),
  },
  csv: {
    path: 'a.csv',
    write: (text) => `id,body\n1,"${join(text, '\n', '\n\n', (words) => words.join(' ')).replaceAll('"', '""')}"\n`,
    decode: (raw) => raw.replaceAll('""', '"'),
  },
  ndjson: {
    path: 'a.ndjson',
    write: (text) =>
      `{"id":0}\n${JSON.stringify({ id: 1, body: join(text, '\n', '\n\n', (words) => words.join(' ')) })}\n`,
    decode: (raw) => JSON.parse(`"${raw}"`) as string,
  },
  'yaml literal': {
    path: 'a.yml',
    write: (text) =>
      `- body: |\n${indent(
        join(text, '\n', '\n\n', (words) => words.join(' ')),
        '    ',
      )}\n  id: 1\n`,
    decode: (raw) => raw,
  },
  'yaml folded': {
    path: 'a.yml',
    write: (text) =>
      `a:\n  - body: >-\n${indent(
        join(text, '\n', '\n\n', (words) => words.join(' ')),
        '       ',
      )}\n    id: 1\n`,
    decode: (raw) => raw,
  },
  'yaml double-quoted': {
    path: 'a.yml',
    write(text, stream) {
      const put = writerOf(stream);
      return `- id: 1\n  body: "${join(text, '\n    ', '\n\n    ', (words) => words.map((one) => put(one, jsonEscape)).join(' \\\n   \\ '))}"\n`;
    },
    decode: yamlPlain,
  },
  'yaml single-quoted': {
    path: 'a.yml',
    write: (text) =>
      `- id: 1\n  body: '${join(text, '\n    ', '\n\n    ', (words) => words.join(' ').replaceAll("'", "''"))}'\n`,
    decode: (raw) => raw.replaceAll("''", "'"),
  },
  'yaml plain': {
    path: 'a.yml',
    write: (text) => `- id: 1\n  body: ${join(text, '\n    ', '\n\n    ', (words) => words.join(' '))}\n`,
    decode: (raw) => raw,
  },
  markdown: {
    path: 'a.md',
    write(text, stream) {
      const put = writerOf(stream);
      const marks = [
        ['', ''],
        ['**', '**'],
        ['[', '](https://x.example)'],
        ['', ''],
        ['', '<!-- c -->'],
      ] as const;
      const word = (one: string, at: number): string => {
        const raw = put(one, (character, choice) => {
          if (choice === 0) return `&#${code(character)};`;
          return /[!-/:-@[-`{-~]/u.test(character) ? `\\${character}` : character;
        });
        const [open, close] = marks[at % marks.length]!;
        return `${open}${raw}${close}`;
      };
      const blocks = text.map((paragraph, index) => {
        const body = paragraph.map((words) => words.map(word).join(' ')).join('  \n');
        return index % 2 ? indent(body, '  ').replace(/^ {2}/u, '- ') : body;
      });
      return `---\nlang: fr\n---\n\n# T\n\n${blocks.join('\n\n')}\n`;
    },
    decode: (raw) =>
      raw.replace(
        /\\([!-/:-@[-`{-~])|&#(\d+);/gu,
        (_all, sign?: string, digits?: string) => sign ?? String.fromCodePoint(Number(digits)),
      ),
  },
  'quoted-printable': {
    path: 'a.eml',
    write: (text, stream) =>
      `Subject: T\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(
        join(text, '\n', '\n\n', (words) => words.join(' ')),
        stream,
      )}\r\n`,
    decode: decodeQuoted,
  },
  'plain mail': {
    path: 'a.eml',
    write: (text) => `Subject: T\r\n\r\n${join(text, '\r\n', '\r\n\r\n', (words) => words.join(' '))}\r\n`,
    decode: (raw) => raw,
  },
  'flowed mail': {
    path: 'a.eml',
    write: (text) =>
      `Subject: T\r\nContent-Type: text/plain; format=flowed; delsp=no\r\n\r\n${join(text, ' \r\n', '\r\n\r\n', (words) => words.join(' '))}\r\n`,
    decode: (raw) => raw,
  },
};

describe('positions', () => {
  test.each(Object.keys(formats))('%s: the source of each word decodes to the word', async (name) => {
    const format = formats[name]!;
    await fc.assert(
      fc.asyncProperty(paragraphs, choices, async (text, stream) => {
        const source = format.write(text, stream);
        const { drafts } = await readAs(format.path, source);
        const found = drafts.flatMap((draft) => wordsOf(source, draft)).filter(([one]) => one !== 'T');
        expect(found.map(([one]) => one)).toEqual(flat(text));
        for (const [one, raw] of found) expect(format.decode(raw)).toBe(one);
      }),
      { numRuns: 60 },
    );
  });

  test('base64: the signs of each word hold its bytes', async () => {
    await fc.assert(
      fc.asyncProperty(paragraphs, async (text) => {
        const plain = join(text, '\n', '\n\n', (words) => words.join(' '));
        const body = Buffer.from(plain)
          .toString('base64')
          .replace(/(.{50})/gu, '$1\n');
        const source = `Subject: T\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${body}\n`;
        const start = source.indexOf('\n\n') + 2;
        const { drafts } = await readAs('a.eml', source);
        const found = drafts.flatMap((draft) => wordsOf(source, draft)).slice(1);
        expect(found.map(([one]) => one)).toEqual(flat(text));
        let from = start;
        for (const [one, raw] of found) {
          from = source.indexOf(raw, from);
          // Up to three signs before the first belong to the same group.
          const before = source.slice(start, from).replace(/\s/gu, '').length % 4;
          const group = source
            .slice(start, from)
            .replace(/\s/gu, '')
            .slice(-before || Number.POSITIVE_INFINITY);
          expect(Buffer.from(group + raw.replace(/\s/gu, ''), 'base64').toString()).toContain(one);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('an end stops before the markup that follows', () => {
    const map = { starts: [0, 5, 5], source: [3, 8, 12] };
    expect([toSource(map, 3, 5), toSourceEnd(map, 3, 5)]).toEqual([12, 8]);
    expect([toSource(undefined, 7, 5), toSourceEnd(undefined, 7, 5)]).toEqual([12, 12]);
  });
});
