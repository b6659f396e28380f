import { describe, expect, test } from 'vitest';
import type { Part } from '../src/inputs/index.ts';
import { languageOf, parserFor } from '../src/inputs/index.ts';
import { linted, readAs } from './inputs-kit.ts';

const rest = async (path: string | undefined, text: string, include: readonly Part[] = []): Promise<string[]> =>
  (await readAs(path, text, { include })).drafts.map(linted);

const reply = 'Dear Ann,\n\nwe are sorry.';

describe('what is no message of a text', () => {
  test.each<[string, Part, string]>([
    ['quoted lines', 'quotes', '> where is it?\n>\n> Ann'],
    ['an English reply', 'quotes', 'On Mon, 3 Nov 2025 at 10:00, Ann <ann@mail.example>\nwrote:\n> where is it?'],
    ['a French reply', 'quotes', 'Le lun. 3 nov. 2025 à 10:00, Ann <ann@mail.example> a écrit :\n\n> où est-il ?'],
    ['a Russian reply', 'quotes', '03.11.2025, 10:00, "Анна" <ann@mail.example> пишет:\nгде посылка?'],
    ['an Arabic reply', 'quotes', 'كتب أحمد في ٣ نوفمبر ٢٠٢٥:\n> أين الطرد؟'],
    ['a Romanian reply', 'quotes', 'În data de 3 noiembrie 2025, Ana <ana@mail.example> a scris:\n> unde este?'],
    [
      'a reply without marks',
      'quotes',
      'On Mon, 3 Nov 2025 at 10:00, Ann <ann@mail.example> wrote:\n\nWhere is it?\n\nAnn',
    ],
    ['an Outlook reply', 'quotes', '-----Original Message-----\nFrom: Ann\nSent: Monday\n\nWhere is it?'],
    ['a signature', 'signatures', '-- \nThe shop\n12 High Street'],
    ['a closing and what follows', 'signatures', 'Best regards,\n\nJ. K. Weber\nHead of the Shop and All Its Parcels'],
    ['a Russian closing', 'signatures', 'С уважением,\nАнна'],
    ['an Arabic closing', 'signatures', 'مع أطيب التحيات،\nأحمد'],
    ['a French closing in capitals without diacritics', 'signatures', 'CORDIALEMENT\nAnne'],
    ['a legal footer', 'footers', 'This e-mail and any attachments are confidential.\nDelete it.'],
  ])('%s', async (_name, part, tail) => {
    const text = `${reply}\n\n${tail}\n`;
    expect(await rest('a.txt', text)).toEqual([reply]);
    expect((await rest('a.txt', text, [part]))[0]).toContain(tail.split('\n')[0]);
  });

  test('what comes after a quote is read again', async () => {
    expect((await rest('a.txt', '> where?\n\nIn the depot.\n\n> when?\n\nOn Monday.'))[0]).toMatch(
      /^In the depot\.\s+On Monday\.$/u,
    );
  });

  test('a sentence that quotes somebody opens no quote', async () => {
    const text = 'In her letter Ann wrote:\n\nthe parcel came late. We are sorry.';
    expect(await rest('a.txt', text)).toEqual([text]);
  });

  test('a postscript after the signature is part of the message', async () => {
    const text = 'We are sorry.\n\nBest regards,\nAnn\n\nP.S. The voucher is in the same parcel.';
    expect((await rest('a.txt', text))[0]).toMatch(/^We are sorry\.\s+P\.S\. The voucher is in the same parcel\.$/u);
  });

  test('a second letter in the same text is read', async () => {
    expect((await rest('a.txt', `${reply}\n\nBest regards,\nBob\n\nDear Eve,\n\nhello again.`))[0]).toMatch(
      /sorry\.\s+Dear Eve,\s+hello again\.$/u,
    );
  });

  test('header fields above a text, but for the subject', async () => {
    const text = 'From: a@b.example\nTo: Ann\nSubject: Late\n\nWe are sorry.';
    expect((await rest('a.txt', text))[0]).toBe('Late\n\nWe are sorry.');
    expect((await rest('a.txt', text, ['headers']))[0]).toBe(text);
  });

  test('comments and directives', async () => {
    const text = 'We <!-- apology-lint-disable-line -- why --> are {# note #}sorry.';
    expect(await rest('a.txt', text)).toEqual(['We  are sorry.']);
  });
});

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

describe('HTML', () => {
  test('only what a reader sees is text', async () => {
    const source =
      '<html lang="en"><head><title>t</title><style>p{}</style></head><body><script>x()</script><div style="display:none">pre</div><p hidden>h</p><p>We&nbsp;are <b>sor</b>ry.</p><div class="gmail_quote">On Monday</div><div class="gmail_signature">Ann</div><pre>code</pre></body></html>';
    expect(await rest('a.html', source)).toEqual(['We\u00a0are sorry.']);
    expect(await rest('a.html', source, ['quotes', 'signatures', 'code'])).toEqual([
      'We\u00a0are sorry.\n\nOn Monday\n\nAnn\n\ncode',
    ]);
  });

  test('a part in another language is a draft of its own', async () => {
    const { drafts } = await readAs('a.html', '<div lang="en">One two</div><div lang="fr">Un deux</div>');
    expect(drafts.map(({ text, language }) => [text, language])).toEqual([
      ['One two', 'en'],
      ['Un deux', 'fr'],
    ]);
  });

  test('a template is HTML where it has tags', async () => {
    expect(await rest('a.ftl', '<p>One &amp; two</p>')).toEqual(['One & two']);
    expect(await rest('a.ftl', 'One &amp; two <#if x>')).toEqual(['One &amp; two']);
  });
});

describe('file names', () => {
  test.each([
    ['a.txt', 'text'],
    ['a', 'text'],
    ['README.MD', 'markdown'],
    ['a.html.erb', 'html'],
    ['a.md.j2', 'markdown'],
    ['a.ftl', 'template'],
    ['a.blade.php', 'template'],
    ['a.php', 'text'],
    ['a.eml', 'email'],
    ['a.constructor', 'text'],
    ['dir.yml/a', 'text'],
  ])('%s is read as %s', (path, parser) => {
    expect(parserFor(path)).toBe(parser);
  });

  test.each([
    ['late.fr.md', 'fr'],
    ['locales/ru/late.yml', 'ru'],
    ['i18n/pt-BR/a.json', 'pt-BR'],
    ['fr.json', 'fr'],
    ['late_ro.yml', 'ro'],
    ['values-fr-rCA/strings.xml', 'fr-CA'],
    ['a.js.md', undefined],
    ['src/fr/late.md', undefined],
    ['late.md', undefined],
  ])('%s names the language %s', (path, language) => {
    expect(languageOf(path)).toBe(language);
  });
});
