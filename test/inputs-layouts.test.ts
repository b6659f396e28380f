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
    ['a quoted review', 'quotes', '“The driver was late\nand rude.” – Ann, two stars'],
    ['a review in guillemets', 'quotes', '«Курьер опоздал и нагрубил нам.»'],
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

  test('a sentence that begins and ends with quotes is no quotation', async () => {
    for (const text of ['Well.\n\n"Late" was our word for what you call "lost"', '"We are sorry that we came late."']) {
      expect(await rest('a.txt', text)).toEqual([text]);
    }
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
    expect(drafts.map(({ text, markup }) => [text, markup])).toEqual([
      ['One two', 'en'],
      ['Un deux', 'fr'],
    ]);
  });

  test.each(['<blockquote lang="fr"><p>Un deux</p></blockquote>', '<blockquote><p lang="fr">Un deux</p></blockquote>'])(
    'a quote in another language is left alone: %s',
    async (quote) => {
      const texts = await rest('a.html', `<p lang="en">One</p>${quote}<p lang="en">Two</p>`);
      expect(texts.filter((text) => text !== '')).toEqual(['One', 'Two']);
    },
  );

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

describe('letters in one text, parted by a rule', () => {
  const texts = async (text: string): Promise<string[]> =>
    (await readAs('a.txt', text)).drafts.map((draft) => draft.text.trim());
  const first = 'Dear Ann,\n\nWe are sorry that your bag came late.\n\nBest regards,\nTom';
  const second = 'Bonjour Zoé,\n\nNous sommes désolés du retard.';

  test.each(['---', '***', '_____', '  ======  '])('are drafts of their own: %s', async (rule) => {
    const source = `${first}\n\n${rule}\n\n${second}\n`;
    const { drafts } = await readAs('a.txt', source);
    expect(drafts.map(({ text, key }) => [text.trim(), key])).toEqual([
      [first, '[0]'],
      [second, '[1]'],
    ]);
    expect(drafts.map(({ span }) => source.slice(span.start, span.end).trim())).toEqual([first, second]);
  });

  test('share the front matter', async () => {
    const { drafts } = await readAs('a.txt', `---\nlanguage: fr\n---\n${second}\n---\n${second}\n`);
    expect(drafts.map(({ language, text }) => [language, text.trim()])).toEqual([
      ['fr', second],
      ['fr', second],
    ]);
  });

  test.each([
    ['a rule inside of a letter', `${first.slice(0, 50)}\n\n---\n\nA new one leaves today.\n`],
    ['a signature', `${first}\n-- \nDear Ann,\nLtd.\n`],
    ['what somebody wrote', `Dear Ann,\n\nThis is what you wrote to us:\n\n---\nHello,\n\nWhere is my bag?\n`],
    ['a pasted mail', `${first}\n\n________________\nFrom: Ann\nSent: Monday\n\nHello,\n\nWhere is my bag?\n`],
    ['a heading over a letter', `Letters\n-------\n${first}\n`],
    ['a text that is no letter', `We are sorry.\n---\nHello, it is us.\n---\nDear Ann,\nWe are late.\n`],
  ])('%s parts nothing', async (_, text) => {
    expect(await texts(text)).toHaveLength(1);
  });

  test('comments that silence stay where they stand', async () => {
    const text = `Dear Ann,\n<!-- apology-lint-disable -->\nOne two.\n---\nDear Tom,\n<!-- apology-lint-enable -->\nThree four.\n`;
    expect((await readAs('a.txt', text)).drafts.map(linted)).toEqual([
      'Dear Ann,\n\nOne two.',
      'Dear Tom,\n\nThree four.',
    ]);
  });
});
