import { describe, expect, test } from 'vitest';
import type { Part } from '../src/inputs/index.ts';
import { linted, readAs, sourceOf } from './inputs-kit.ts';

const rest = async (path: string, text: string, include: readonly Part[] = []): Promise<string[]> =>
  (await readAs(path, text, { include })).drafts.map(linted);

describe('what is no message of Markdown', () => {
  test.each<[string, Part, string, string]>([
    ['a block quote', 'quotes', '> where is it?', 'where is it?'],
    ['a fence', 'code', '```sh\nrm -r x\n```', 'rm -r x'],
    ['indented code', 'code', '    rm -r x', 'rm -r x'],
    ['inline code', 'code', 'Run `rm`', 'rm'],
  ])('%s', async (_name, part, markdown, text) => {
    const source = `# Notice\n\nWe are sorry.\n\n${markdown}\n`;
    expect((await rest('a.md', source))[0]).not.toContain(text);
    expect((await rest('a.md', source, [part]))[0]).toContain(text);
  });

  test('links, pictures, notes, comments, task boxes and HTML give only their words', async () => {
    const source =
      '[We](https://a.example "t") ![x](i.png) are[^1] <b>very</b> ~~not~~ sorry.<br>Next <!-- c --> line\n\n- [x] done\n- [ ] open\n\n<div class="a">in a box</div>\n\n| a | b |\n|---|---|\n| cell one | cell &amp; two |\n\n[^1]: a note\n';
    expect((await rest('a.md', source))[0]?.split(/\n+/u)).toEqual([
      'We  are very not sorry.',
      'Next  line',
      ' done',
      ' open',
      'in a box',
      'a',
      'b',
      'cell one',
      'cell & two',
      'a note',
    ]);
  });

  test('a placeholder in angle brackets stays, and so do brackets that are no links', async () => {
    const { drafts } = await readAs('a.md', 'Dear <NAME>, see [the page][p] by [DATE].\n\n[p]: https://a.example\n');
    expect(drafts[0]?.text).toBe('Dear <NAME>, see the page by [DATE].');
    expect(drafts[0]?.placeholders.map(({ meaning }) => meaning)).toEqual(['name', 'timeline']);
  });

  test('a signature ends at the next heading', async () => {
    expect((await rest('a.md', 'Sorry.\n\nBest regards,\nAnn\n\n## More\n\nText here.'))[0]).toMatch(
      /^Sorry\.\s+More\s+Text here\.$/u,
    );
  });
});

describe('long Markdown', () => {
  const prose = 'Late again, we are sorry\n(and say so).\n\n';
  test('is read alike where paragraphs have markup and where they have none', async () => {
    const marked = await readAs('a.md', prose.replace('so', '*so*').repeat(200));
    const bare = await readAs('a.md', prose.repeat(200));
    expect(bare.drafts.map(({ text }) => text)).toEqual(marked.drafts.map(({ text }) => text));
    const { text } = bare.drafts[0]!;
    const at = text.lastIndexOf('sorry');
    expect(sourceOf(prose.repeat(200), bare.drafts[0]!, at, at + 5)).toBe('sorry');
  });
  test.each([
    ['fences', '```\n\nLate again\n\n```\n\n'],
    ['comments', '<!--\n\nLate again\n\n-->\n\n'],
    ['instructions', '<?\n\nLate again\n\n?>\n\n'],
    ['styles', '<style>\n\nLate again\n\n</style>\n\n'],
    ['items of lists', '- a\n\n      Late again\n\n'],
  ])('paragraphs inside of %s are none of the message', async (_, hidden) => {
    const { drafts } = await readAs('a.md', `${'We are *sorry*.\n\n'.repeat(300)}${hidden}`);
    expect(drafts).toHaveLength(1);
    expect(linted(drafts[0]!)).not.toContain('Late');
    expect(linted(drafts[0]!)).toContain('We are sorry.');
  });
  test('blocks of hardly a word in great number are read as plain text', async () => {
    const { drafts, notice } = await readAs('a.md', `${prose.repeat(200)}${'> a\n\n'.repeat(2000)}`);
    expect(drafts.at(-1)!.text).toContain('> a\n\n> a');
    expect(notice).toBe('601: markup too dense or nested too deeply, read as plain text from here on');
  });
});

test.each([
  ['a.json', (content: string) => `[\n\n{"short_code": "late", "content": ${JSON.stringify(content)}}]`, 3],
  ['a.ndjson', (content: string) => `\n${JSON.stringify({ short_code: 'late', content })}\n`, 2],
  ['a.csv', (content: string) => `short_code,content\nlate,"${content}"\n`, 2],
  ['a.yml', (content: string) => `- short_code: late\n  content: |\n    ${content.replaceAll('\n', '\n    ')}\n`, 3],
])('Markdown that is too much inside of a field is told with its line: %s', async (name, make, line) => {
  const content = `We are sorry.\n\n${'> '.repeat(1000)}deep`;
  const { drafts, notice } = await readAs(name, make(content));
  expect(drafts).toHaveLength(1);
  // Of a short text all is read as plain, so that its beginning is told.
  expect(notice).toBe(`${line}: markup too dense or nested too deeply, read as plain text from here on`);
});

describe('packs of replies in Markdown', () => {
  const keys = async (path: string, source: string): Promise<(string | undefined)[]> =>
    (await readAs(path, source)).drafts.map(({ key }) => key);
  const letter = (name: string): string => `Dear ${name},\n\nhere is your answer.\n`;

  test('one draft under each heading where replies greet', async () => {
    expect(
      await keys(
        'x.md',
        `# Pack\n\nIntro here.\n\n## One\n\n${letter('A')}\n### Inside\n\nMore.\n\n## Two\n\n${letter('B')}`,
      ),
    ).toEqual(['One', 'Two']);
  });

  test('a fence or a block quote holds the reply', async () => {
    expect(
      await keys(
        'x.md',
        `## One\n\nUse it so:\n\n\`\`\`\n${letter('A')}\`\`\`\n\n## Two\n\n\`\`\`text\n${letter('B')}\`\`\`\n`,
      ),
    ).toEqual(['One', 'Two']);
    expect(await keys('saved-replies.md', '## One\n\n> Here is an answer.\n\n## Two\n\n> Another one.\n')).toEqual([
      'One',
      'Two',
    ]);
  });

  test('a name such as templates.md is enough', async () => {
    expect(await keys('templates.md', '# All\n\n## One\n\nHere is an answer.\n\n## One\n\nAnother one.\n')).toEqual([
      'One',
      'One (2)',
    ]);
  });

  test('a notice is one draft, and a letter shown in it another', async () => {
    const source = `# Notice\n\nWe were down.\n\n## Cause\n\nA disk.\n\n\`\`\`\n${letter('A')}Best regards,\nB\n\`\`\`\n`;
    expect(await keys('x.md', source)).toEqual([undefined, 'Cause']);
  });

  test('letters that a long article shows as samples are none', async () => {
    const prose = 'A letter that says what went wrong keeps its reader. '.repeat(45);
    const sample = (heading: string): string => `### ${heading}\n\n\`\`\`text\n${letter('A')}\`\`\`\n\n`;
    const article = `# On letters\n\n${prose}\n\n${sample('Before')}${sample('After')}`;
    expect(await keys('x.md', article)).toEqual([undefined]);
    expect(await keys('replies.md', article)).toEqual(['Before', 'After']);
  });

  test('code is no message', async () => {
    expect(
      await keys('x.md', '# Fix\n\nRun this:\n\n```\nnpm install\n```\n\n# Test\n\nThen:\n\n```\nnpm test\n```\n'),
    ).toEqual([undefined]);
  });

  test('a long document is cut without a trace', async () => {
    const part = (n: number): string =>
      `## Part ${n}\n\n- item ${n}\n\n- other [link ${n}][r]\n\n\`\`\`js\n\ncode ${n}\n\n\`\`\`\n\n<!--\n\ncomment ${n}\n\n-->\n\nWords *of ${n}*.\n\n`;
    const source = `${Array.from({ length: 120 }, (_, n) => part(n)).join('')}[r]: https://a.example\n`;
    expect((await rest('x.md', source))[0]?.split(/\n+/u)).toEqual(
      Array.from({ length: 120 }, (_, n) => [`Part ${n}`, `item ${n}`, `other link ${n}`, `Words of ${n}.`]).flat(),
    );
  });
});

describe('front matter', () => {
  test('gives language, date and incident', async () => {
    const { drafts } = await readAs(
      'a.md',
      '---\nlang: fr_CA\ndate: 2026-03-12\nincident: "2026-03-10"\ntitle: x\n---\nBonjour à vous.\n',
    );
    expect(drafts[0]).toMatchObject({
      language: 'fr-CA',
      facts: { date: '2026-03-12', incident: '2026-03-10' },
      text: 'Bonjour à vous.',
    });
  });

  test('has comments, and none in quotes', async () => {
    const head = `---\nlang: "fr" # French\ndate: 2026-03-12 # sent\nstatus: 'a # b'\nincident: # none\n---\n`;
    const { drafts } = await readAs('a.md', `${head}Bonjour à vous.\n`);
    expect(drafts[0]).toMatchObject({ language: 'fr', facts: { date: '2026-03-12', status: 'a # b' } });
    expect(drafts[0]?.facts.incident).toBeUndefined();
  });

  test('stands at the head of plain text too, where it tells something of the message', async () => {
    const { drafts } = await readAs('a.txt', '\ufeff---\nlang: ro\ndate: 2026-03-12\n---\nBună ziua tuturor.\n');
    expect(drafts[0]).toMatchObject({ language: 'ro', facts: { date: '2026-03-12' }, text: 'Bună ziua tuturor.\n' });
    expect((await readAs('a.txt', '---\nFrom: us\n---\nWe are sorry.')).drafts[0]?.text).toContain('From: us');
    const { drafts: off, directives } = await readAs('a.txt', '---\napology-lint-disable: denial\n---\nWe are sorry.');
    expect([off[0]?.text, directives.map(({ rules }) => rules)]).toEqual(['We are sorry.', [['denial']]]);
  });

  test('may be TOML, may hold the message, may be none', async () => {
    expect((await readAs('a.md', '+++\ndate = "2026-03-12"\n+++\nHello you.')).drafts[0]?.facts).toEqual({
      date: '2026-03-12',
    });
    expect(
      (await readAs('a.md', '---\nquestion: Why?\nanswer: >-\n  Because *we*\n  were late.\n---\n')).drafts[0],
    ).toMatchObject({
      key: 'answer',
      text: 'Because we were late.',
    });
    expect(await rest('a.md', '---\nno front matter\n\nWe are sorry.\n')).toEqual(['no front matter\n\nWe are sorry.']);
  });
});
