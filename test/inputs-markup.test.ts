import { describe, expect, test } from 'vitest';
import { lint } from '../src/lint.ts';
import { linted, readAs } from './inputs-kit.ts';

const sorry = 'We are sorry if you had to wait. But we were very busy.';

describe('XML', () => {
  const drafts = async (text: string) =>
    (await readAs('replies.xml', text)).drafts.map((draft) => [draft.key, draft.text.trim()]);

  test('is read alike with white space between its elements and without', async () => {
    const reply = `<reply><title>Late</title><body>${sorry}</body></reply>`;
    const tight = `<replies>${reply}${reply}</replies>`;
    const read = await drafts(tight);
    expect(read.filter(([, text]) => text === sorry)).toHaveLength(2);
    expect(await drafts(tight.replaceAll('><', '>\n  <'))).toEqual(read);
  });

  test('may have a root whose name HTML has too', async () => {
    expect(await drafts(`<?xml version="1.0"?>\n<body>${sorry}</body>\n`)).toEqual([['body', sorry]]);
  });

  test('keeps markup inside of a text', async () => {
    expect(await drafts(`<list><item>${sorry} <b>Really</b> busy.</item></list>`)).toEqual([
      ['list.item', `${sorry} Really busy.`],
    ]);
  });

  test.each(['', '\n  '])(
    'that `fields` names is read with the markup in it, between which stands %j',
    async (between) => {
      const parts = [
        '<replies><reply><body>',
        '<p>One <b>two</b></p>',
        '<p>Three<br/>four</p>',
        '</body></reply></replies>',
      ];
      const read = async (...fields: string[]) =>
        (await readAs('replies.xml', parts.join(between), { fields })).drafts.map(({ key, text }) => [
          key,
          text.trim().split(/\n\s*\n/),
        ]);
      for (const field of ['body', 'replies.reply.body', 'reply'])
        expect(await read(field)).toEqual([
          [field === 'reply' ? 'replies.reply' : 'replies.reply.body', ['One two', 'Three\nfour']],
        ]);
      expect((await read('body', 'p')).map(([key]) => key)).toEqual([
        'replies.reply.body.p',
        'replies.reply.body.p[1]',
      ]);
    },
  );

  test('parts the blocks of a text', async () => {
    expect(await drafts('<list><item>One two:<ul><li>three four</li></ul>five</item></list>')).toEqual([
      ['list.item', 'One two:\n\n\n\nthree four\n\n\n\nfive'],
    ]);
  });

  test.each(['<!-- see [1] -->', '<!ENTITY app "Foo [beta]">', `<!ENTITY app "a ]> b">`])(
    'may declare %s',
    async (declared) => {
      const text = `<!DOCTYPE list [\n${declared}\n]>\n<list><item>${sorry}</item></list>`;
      expect(await drafts(text)).toEqual([['list.item', sorry]]);
    },
  );
});

describe('HTML in a record', () => {
  test('is read where the field may hold Markdown', async () => {
    const result = await lint(`title,body\nA,"<p>Dear Ann,</p><p>${sorry}</p>"\n`, { filePath: 'replies.csv' });
    const turn = result.messages.find(({ ruleId }) => ruleId === 'but-after-apology');
    expect([turn?.line, turn?.column]).toEqual([
      2,
      'A,"<p>Dear Ann,</p><p>We are sorry if you had to wait. '.length + 1,
    ]);
  });

  test('in a fence is the message where it stands alone, and code beside other words', async () => {
    const fence = `\`\`\`html\n<p>Dear Ann,</p>\n<p>${sorry}</p>\n\`\`\``;
    const read = async (content: string) =>
      (await readAs('replies.json', JSON.stringify([{ short_code: 'a', content }]))).drafts.map(linted);
    expect(await read(fence)).toEqual([`Dear Ann,\n\n${sorry}`]);
    expect(await read(`Paste this:\n\n${fence}`)).toEqual(['Paste this:']);
  });

  test.each([
    ['json', JSON.stringify([{ title: 't', locale: 'en', message: `<p lang="fr">${sorry}</p>` }])],
    ['xml', `<list><item lang="en">&lt;p lang="fr"&gt;${sorry}&lt;/p&gt;</item></list>`],
    ['md', `---\nlanguage: en\n---\n\n<p lang="fr">${sorry}</p>\n`],
  ])('a `lang` counts less than what a %s file says', async (ending, text) => {
    const { drafts } = await lint(text, { filePath: `reply.${ending}` });
    expect(drafts.map(({ language, apology }) => [language, apology])).toEqual([['en', true]]);
  });
});

describe('what silences a file', () => {
  test('in one mail holds for all of it, and leaves comments in the mails before it as they are', async () => {
    const mail = (fields: string, body = sorry) => `From a\nFrom: a@b.c\n${fields}\n${body}\n\n`;
    const of = async (text: string) => (await lint(text, { filePath: 'a.mbox', language: 'en' })).messages;
    const off = mail(`Subject: ${sorry}\nX-Apology-Lint: off\n`);
    const told = await of(mail(''));
    expect(told).not.toEqual([]);
    expect(await of(off)).toEqual([]);
    expect((await of(off + mail(''))).map(({ ruleId }) => ruleId)).toEqual(told.map(({ ruleId }) => ruleId));
    const disabled = mail('', `<!-- apology-lint-disable -->\n${sorry}`);
    expect(await of(disabled + off + mail(''))).toEqual([]);
  });

  test('stands at its top, not in a later document', async () => {
    const body = `body: ${sorry}\n`;
    const of = async (text: string) => (await lint(text, { filePath: 'a.yml', language: 'en' })).messages;
    const told = await of(body);
    expect(told).not.toEqual([]);
    expect(await of(`${body}---\napology-lint: off\nbody: Thank you for the flowers.\n`)).toEqual(told);
    expect(await of(`apology-lint: off\n${body}`)).toEqual([]);
  });
});
