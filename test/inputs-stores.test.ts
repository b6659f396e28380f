import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parserNames, read, storeNames } from '../src/inputs/index.ts';
import { stores } from '../src/inputs/stores/index.ts';
import { describeDrafts, options, readAs, wordsOf } from './inputs-kit.ts';

const root = new URL('../fixtures/inputs/', import.meta.url);
const files = (readdirSync(root, { recursive: true }) as string[])
  .filter((file) => /\.\w+$/u.test(file) && !file.endsWith('.drafts'))
  .toSorted();

describe('fixtures of every format and store', () => {
  test('every file has its expectation', () => {
    expect(files.length).toBeGreaterThan(25);
    expect(files.filter((file) => !existsSync(new URL(`${file}.drafts`, root)))).toEqual([]);
  });

  test.each(files)('%s', async (file) => {
    const source = await read(readFileSync(new URL(file, root)), file, options);
    expect(describeDrafts(source)).toBe(readFileSync(new URL(`${file}.drafts`, root), 'utf8'));
    for (const draft of source.drafts) {
      expect(draft.span.start).toBeGreaterThanOrEqual(0);
      expect(draft.span.end).toBeLessThanOrEqual(source.text.length);
      for (const [, raw] of wordsOf(source.text, draft)) expect(raw).not.toBe('');
    }
  });

  test('store names are those of the stores', () => {
    expect(storeNames).toEqual(stores.map(({ name }) => name));
    expect(parserNames).toContain('zendesk');
  });
});

test.each([['"'], ["'"]])('a value in %s that goes on at the margin of YAML is one message', async (quote) => {
  const source = `- id: 1\n  content: ${quote}We are sorry.\nWe sent the wrong book.${quote}\n  date: 2026-11-02\n`;
  const { drafts, text } = await readAs('a.yml', source);
  expect(drafts.map((draft) => draft.text)).toEqual(['We are sorry. We sent the wrong book.']);
  expect(wordsOf(text, drafts[0]!).map(([, raw]) => raw)).toEqual(drafts[0]!.text.split(' '));
});

test('escapes of Android are one sign each', async () => {
  const source = String.raw`<resources><string name="a">We\'re \u0073orry.\nIt\'s \"late\".</string></resources>`;
  const { drafts, text } = await readAs('strings.xml', source);
  expect(drafts[0]?.text).toBe(`We're sorry.\nIt's "late".`);
  expect(wordsOf(text, drafts[0]!).map(([, raw]) => raw)).toEqual([
    "We\\'re",
    String.raw`\u0073orry.`,
    "It\\'s",
    '\\"late\\".',
  ]);
});

test.each([
  [
    '<list><reply><title>Late parcel</title><body>One two</body></reply><p>Three <b>four</b></p><p>Five six</p></list>',
    ['list.reply.title', 'list.reply.body', 'list.p', 'list.p[1]'],
  ],
  ['<body><string name="a"><b>One</b> two three</string></body>', ['body.string.a']],
])('blanks between elements of XML change nothing: %s', async (source, keys) => {
  const head = '<?xml version="1.0"?>';
  const spaced = `${head}\n${source.replaceAll('><', '>\n  <')}\n`;
  const read = async (text: string, fields?: string[]) =>
    (await readAs('a.xml', text, fields && { fields })).drafts.map((draft) => [draft.key, draft.text.trim()]);
  const drafts = await read(head + source);
  expect(drafts.map(([key]) => key)).toEqual(keys);
  expect(await read(spaced)).toEqual(drafts);
  for (const field of ['title', 'body', 'p']) expect(await read(spaced, [field])).toEqual(await read(source, [field]));
});

describe('notes to translators are no messages', () => {
  const told = 'One two three';
  test.each([
    ['a.arb', JSON.stringify({ late: told, '@late': { description: 'Four five six' } })],
    ['a.resx', `<root><data name="late"><value>${told}</value><comment>Four five six</comment></data></root>`],
    [
      'a.xlf',
      `<xliff><body><trans-unit><target>${told}</target><note>Four five six</note></trans-unit></body></xliff>`,
    ],
    ['b.xlf', `<xliff><unit><notes><note>Four five six</note></notes><target>${told}</target></unit></xliff>`],
    ['a.xml', `<notes><comment>${told}</comment></notes>`],
  ])('%s', async (path, text) => {
    expect((await readAs(path, text)).drafts.map((draft) => draft.text)).toEqual([told]);
  });
});

describe('fields', () => {
  const json = JSON.stringify({
    title: 'A fine title',
    items: [{ body: 'One two', more: { note: 'Three four' } }, { note: 'Five six' }],
  });
  const keys = async (fields: string[]): Promise<(string | undefined)[]> =>
    (await readAs('a.json', json, { fields })).drafts.map(({ key }) => key);

  test.each([
    [['title'], ['title']],
    [['$.items[*].body'], ['items[0].body']],
    [['items[1].note'], ['items[1].note']],
    [['note'], ['items[0].more.note', 'items[1].note']],
    [['items..note'], ['items[0].more.note', 'items[1].note']],
    [['**.more.*'], ['items[0].more.note']],
    [
      ['["title"]', 'items[].body'],
      ['title', 'items[0].body'],
    ],
    [['nothing'], []],
  ])('%j finds %j', async (fields, expected) => {
    expect(await keys(fields)).toEqual(expected);
  });

  test('they name columns, elements and entries of a front matter', async () => {
    const csv = await readAs('a.csv', 'note,body\nOne two,Three four\n', { fields: ['note'] });
    expect(csv.drafts.map(({ text }) => text)).toEqual(['One two']);
    const xml = await readAs('a.xml', '<a><b id="x">One two</b><c>Three four</c></a>', { fields: ['a.b'] });
    expect(xml.drafts.map(({ key }) => key)).toEqual(['a.b.x']);
    const front = await readAs('a.md', '---\nsummary: One two three\n---\n', { fields: ['summary'] });
    expect(front.drafts.map(({ text }) => text)).toEqual(['One two three']);
  });
});

describe('which texts of a structured file are messages', () => {
  test('without a store every text of two words is one', async () => {
    const { drafts } = await readAs('a.yml', 'a: One two\nb: one\nc: [3, "Three four", "x-y"]\n');
    expect(drafts.map(({ key }) => key)).toEqual(['a', 'c[1]']);
  });

  test('a locale file is no store, though its keys look like one', async () => {
    const { drafts } = await readAs('a.yml', 'fr:\n  list:\n    - title: Un titre\n      body: Un texte\n');
    expect(drafts.map(({ key, language }) => [key, language])).toEqual([
      ['fr.list[0].title', 'fr'],
      ['fr.list[0].body', 'fr'],
    ]);
  });

  test('a named store reads only its own records', async () => {
    const text = '[{"short_code":"a","content":"**One** two"},{"title":"x","body":"Three four"}]';
    const { drafts } = await readAs(undefined, text, { parser: 'chatwoot' });
    expect(drafts.map((draft) => draft.text)).toEqual(['One two']);
  });

  test('texts under language tags have that language', async () => {
    const { drafts } = await readAs('a.json', '{"late":{"en":"We are late","fr-CA":"Nous sommes en retard"}}');
    expect(drafts.map(({ language }) => language)).toEqual(['en', 'fr-CA']);
  });

  test('a review is no message of ours, its answer is', async () => {
    const csv = await readAs('a.csv', 'stars,text,reply\n2,The driver was rude,We are sorry\n');
    expect(csv.drafts.map(({ key }) => key)).toEqual(['[0].reply']);
  });

  test.each([
    ['"Dear Ann, we are late, sorry.";one\n"Dear Tom, so are we.";two\n', ['[0]["column 1"]', '[1]["column 1"]']],
    ['late\tWe are sorry that your parcel came late\nlost\tWe lost it\n', ['[0]["column 2"]', '[1]["column 2"]']],
    [
      'Nous sommes désolés.\nЯ прошу прощения.\nنحن نعتذر بشدة.\n',
      ['[0]["column 1"]', '[1]["column 1"]', '[2]["column 1"]'],
    ],
    ['1,2026-11-05,Sorry for the delay\n2,2026-11-06,Sorry for it\n', ['[0]["column 3"]', '[1]["column 3"]']],
    ['Macro name,Text to send\nlate,We are sorry\n', ['[0]["Text to send"]']],
    ['What did we do wrong in your opinion?\nYou came late.\n', ['[0]["What did we do wrong in your opinion?"]']],
    ['title,body\nThe parcel came very late.,We are sorry\n', ['[0].body']],
    ['We write to you here.,body\nOne,We are sorry\n', ['[0].body']],
  ])('the first row of a table is one too where it reads like one: %j', async (text, expected) => {
    expect((await readAs('a.csv', text)).drafts.map(({ key }) => key)).toEqual(expected);
  });

  test.each([
    ['a.csv', 'title,body\nLate,"<p>Dear Ann,</p><p>We are *sorry*.</p>\n\n**Yours**"\n'],
    ['a.json', '[{"short_code":"a","content":"<div>Dear Ann,<br></div>\\n<p>We are *sorry*.</p>\\n\\n**Yours**"}]'],
    ['a.md', '---\nbody: |\n  <p>Dear Ann,</p>\n  <p>We are *sorry*.</p>\n\n  **Yours**\n---\n'],
  ])('the Markdown of a record may hold blocks of HTML: %s', async (path, source) => {
    const { drafts, text } = await readAs(path, source);
    expect(drafts.map((draft) => draft.text)).toEqual(['Dear Ann,\n\nWe are *sorry*.\n\nYours']);
    for (const [word, raw] of wordsOf(text, drafts[0]!)) expect(raw).toBe(word);
  });

  test('an alias of YAML is not read twice', async () => {
    const { drafts } = await readAs('a.yml', 'a: &x One two\nb: *x\n');
    expect(drafts.map(({ key }) => key)).toEqual(['a']);
  });
});
