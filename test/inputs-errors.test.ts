import { describe, expect, test } from 'vitest';
import { UsageError } from '../src/types.ts';
import { readAs } from './inputs-kit.ts';

const refusal = async (path: string, text: string | Uint8Array): Promise<string> => {
  try {
    await readAs(path, text);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'read without a word';
};
const eml = (headers: string, body: string): string => `Subject: T\n${headers}\n\n${body}`;

describe('bad input is refused in one sentence with file, line and mend', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['a.yml', 'a: 1\nb: [x\nc: y', 'a.yml:3: broken YAML, '],
    ['a.yml', 'a: {{ name }} is here\n', 'a.yml:1: broken YAML, '],
    ['a.yml', 'a:\n\t- b\n', 'a.yml:2: broken YAML, '],
    ['a.yml', "a: 'b\n", "a.yml:2: broken YAML, the quote ' is never closed; mend the line"],
    ['a.json', '{\n  "a": "b"\n  "c": 1\n}', 'a.json:3: broken JSON, comma expected; mend the line'],
    ['a.json', '{\n  "a": "b', 'a.json:2: broken JSON, unexpected end of string; mend the line'],
    ['a.ndjson', '{"a":1}\n{"a":\n', 'a.ndjson:2: broken JSON, value expected; mend the line'],
    ['a.csv', 'a,b\nx,"y', 'a.csv:2: broken CSV, the quote that opens here never closes; add a closing quote'],
    ['a.csv', 'a,b\nx,"y"z', 'a.csv:2: broken CSV, text after a closing quote; double the quotes inside of the cell'],
    ['a.xml', '<a>\n<b>x</a>', 'a.xml:2: broken XML, <b> is never closed; add </b>'],
    ['a.xml', '<a>\n<![CDATA[x</a>', 'a.xml:2: broken XML, <![CDATA[ is never closed; add ]]>'],
    ['a.xml', '<a></a>\nrest', 'a.xml:2: broken XML, text outside of the root element; remove it'],
    [
      'a.html',
      '<p>One</p>\n<!-- two',
      'a.html:2: broken HTML, the comment that begins here never ends; close it with -->',
    ],
    ['a.html', '<p>One</p>\n<style>\np {}', 'a.html:2: broken HTML, <style> is never closed; add </style>'],
    [
      'a.html',
      '<p>One</p>\n<!-- <style> -->\n<title>Two</title>\n<script>x',
      'a.html:4: broken HTML, <script> is never closed; add </script>',
    ],
    ['a.html', '<p>One</p>\n<a href="x', 'a.html:2: broken HTML, the tag that begins here never ends; close it with >'],
    [
      'a.eml',
      'no header here\n\ntext',
      'a.eml:1: no mail header; begin with lines such as "Subject: …", or read it with --parser text',
    ],
    [
      'a.mbox',
      'From now on we ship daily.\n',
      'a.mbox:1: no mail header; begin with lines such as "Subject: …", or read it with --parser text',
    ],
    [
      'a.eml',
      eml('Content-Type: multipart/mixed', 'x'),
      'a.eml:4: broken MIME, multipart/mixed without a boundary; name it in Content-Type',
    ],
    [
      'a.eml',
      eml('Content-Type: multipart/mixed; boundary=b', 'x'),
      'a.eml:4: broken MIME, no part begins with the boundary "--b"; correct the boundary',
    ],
    [
      'a.eml',
      eml('Content-Transfer-Encoding: base64', 'SGVs\nbG8*'),
      'a.eml:5: broken base64, "*" is no sign of it; encode the part again',
    ],
    [
      'a.eml',
      eml('Content-Transfer-Encoding: uuencode', 'x'),
      'a.eml:4: unknown Content-Transfer-Encoding "uuencode"; use quoted-printable or base64',
    ],
    [
      'a.eml',
      eml('Content-Type: text/plain; charset=klingon\nContent-Transfer-Encoding: quoted-printable', 'x'),
      'a.eml:5: unknown charset "klingon"; name the real one, such as utf-8',
    ],
    [
      'a.eml',
      eml('Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable', 'd=E9'),
      'a.eml:5: the text is not utf-8, though its header says so; correct the charset or the text',
    ],
    ['a.txt', 'one\ntwo\0', 'a.txt:2: holds a NUL byte, so it is no text; ignore the file or save it as UTF-8'],
    [
      'a.txt',
      Uint8Array.of(111, 10, 100, 0xe9, 10),
      'a.txt:2: is not valid UTF-8; save it as UTF-8 or ignore the file',
    ],
    ['a.md', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0), 'a.md:1: is binary; save it as UTF-8 or ignore the file'],
    ['a.txt', Uint8Array.of(0xff, 0xfe, 0x41), 'a.txt: begins as UTF-16LE but is not valid; save it as UTF-8'],
    [
      'a.txt',
      new Uint8Array(200 * 1024 * 1024),
      'a.txt: 200 MB is too large to be a message (limit 64 MB); split the file or ignore it',
    ],
  ])('%s %#', async (path, text, message) => {
    expect(await refusal(path, text)).toContain(message);
  });

  test('an unknown parser', async () => {
    await expect(readAs('a.txt', 'x', { parser: 'word' })).rejects.toThrow(
      /^Unknown parser 'word': one of text, markdown,/u,
    );
  });

  test('UTF-16 with a byte order mark is read', async () => {
    const text = 'We are sorry';
    const bytes = new Uint8Array([0xff, 0xfe, ...[...text].flatMap((character) => [character.charCodeAt(0), 0])]);
    expect((await readAs('a.txt', bytes)).drafts[0]).toMatchObject({ text, span: { start: 1, end: 13 } });
  });

  test('empty files hold no draft', async () => {
    for (const path of ['a.txt', 'a.md', 'a.html', 'a.yml', 'a.json', 'a.csv', 'a.ndjson', 'a.ftl']) {
      expect((await readAs(path, '')).drafts).toEqual([]);
      expect((await readAs(path, '\n')).drafts).toEqual([]);
    }
  });

  test.each([
    ['a.html', "<p>One</p><script>document.write('<style>p {}<\\/style><!--')</script>"],
    ['a.html', '<p>One</p><!-- <title> -->'],
    ['a.xml', '---\nlayout: null\n---\n<?xml version="1.0"?>\n<rss><p>One</p></rss>'],
    ['a.json', '---\nlayout: null\n---\n{%- assign one = "" -%}\n{ "a": {{ one | jsonify }} }'],
    ['a.json', '{# One #}{"a": [{% for one in all %}"{{ one }}",{% endfor %}]}'],
    ['a.xml', '<%= render "head" %>\n<a>One</a>'],
    ['a.xml', '<!DOCTYPE a [\n<!ENTITY b "c">\n]>\n<a>One</a>'],
    ['a.xml', '<!DOCTYPE a [\n<!-- see [1], don\'t -->\n<?b ]> ?><!ENTITY b "[c] ]> d">\n]>\n<a>One</a>'],
  ])('%s is no broken one: %s', async (path, text) => {
    expect(await refusal(path, text)).toBe('read without a word');
  });

  test('brackets nest YAML, but not in prose', async () => {
    expect(await refusal('a.yml', '['.repeat(402))).toBe('a.yml:1: broken YAML, nested too deeply; mend the line');
    expect(await refusal('a.yml', `a: |\n${'  Sorry :[\n'.repeat(402)}`)).toBe('read without a word');
  });
});

describe('nesting and repetition without end', () => {
  const units = [
    '[',
    '{',
    '<b>',
    '</b>',
    '<',
    '> ',
    '>',
    '- ',
    '*',
    '`',
    '[a](',
    '=\n',
    '-\n',
    '|a',
    '"',
    '\\',
    '&amp;',
    '{{',
    '{%',
    '[[',
    '=?utf-8?q?a?=',
    '-- \n',
    'On a\n',
    'a: ',
    'a',
    '😀',
  ];
  test.each(['a.txt', 'a.md', 'a.html', 'a.eml', 'a.yml', 'a.json', 'a.csv', 'a.xml', 'a.ndjson', 'a.ftl'])(
    '%s takes linear time and no stack',
    async (path) => {
      await readAs(path, path === 'a.eml' ? 'Subject: a\n\nb' : path === 'a.xml' ? '<a/>' : '{}');
      for (const unit of units) {
        const body = unit.repeat(Math.ceil(40_000 / unit.length));
        const wrapped: Record<string, string> = {
          'a.eml': `Subject: a\n\n${body}`,
          'a.json': `["${body.replace(/["\\\n]/gu, '')}"]`,
          'a.yml': `a: |\n  ${body.replaceAll('\n', '\n  ')}`,
          'a.xml': `<a><![CDATA[${body}]]></a>`,
        };
        for (const text of [body, wrapped[path]]) {
          if (text === undefined) continue;
          const start = performance.now();
          await refusal(path, text);
          expect([unit, performance.now() - start < 4000]).toEqual([unit, true]);
        }
      }
    },
    60_000,
  );
});
