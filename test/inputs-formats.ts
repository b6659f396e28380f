import {
  code,
  decodeHtml,
  decodeQuoted,
  type Format,
  htmlEscape,
  indent,
  join,
  jsonEscape,
  quotedPrintable,
  writerOf,
  yamlPlain,
} from './inputs-words.ts';

/** HTML as the value of a record whose other entries, and the value's key, are given. */
const htmlInJson = (head: string): Format => ({
  path: 'a.json',
  write(text, stream) {
    const put = writerOf(stream);
    return `[{${head}:"<p>${put(
      join(text, '<br>', '</p>\n\n<p>', (words) => words.map((one) => put(one, htmlEscape)).join(' ')),
      jsonEscape,
    )}</p>"}]`;
  },
  decode: (raw) => decodeHtml(JSON.parse(`"${raw}"`) as string),
});

/** Every format, with a writer of documents in it. */
export const formats: Record<string, Format> = {
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
  'html in json': htmlInJson('"id":1,"body"'),
  'html in the Markdown of json': htmlInJson('"short_code":"a","content"'),
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
