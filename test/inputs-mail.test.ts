import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { linted, readAs, sourceOf, wordsOf } from './inputs-kit.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const mailOf = (headers: string[], body: string): string => `Subject: T\n${headers.join('\n')}\n\n${body}\n`;
const textOf = async (source: string | Uint8Array): Promise<string | undefined> => {
  const { drafts } = await readAs('a.eml', source);
  return drafts[0]?.text.replace(/^T\n\n/u, '').trim();
};

test.each(['Thank you', 'With apologies', 'Best wishes', 'x'])(
  'a subject such as “%s” ends no message',
  async (subject) => {
    const { drafts } = await readAs('a.eml', `Subject: ${subject}\n\nThe letter.\n`);
    expect(drafts[0]?.skipped).toEqual([]);
  },
);

describe('charsets and transfer encodings', () => {
  test.each([
    ['iso-8859-1', 'd=E9sol=E9', 'désolé'],
    ['windows-1252', '=80 10 =96 sorry', '€ 10 – sorry'],
    ['koi8-r', '=F0=D2=CF=D3=D4=C9=D4=C5', 'Простите'],
    ['windows-1251', '=CF=F0=EE=F1=F2=E8=F2=E5', 'Простите'],
    ['windows-1256', '=E4=DA=CA=D0=D1', 'نعتذر'],
    ['iso-8859-2', 'scuza=FEi', 'scuzaţi'],
    ['utf-8', '=D9=86=D8=B9=D8=AA=D8=B0=D8=B1', 'نعتذر'],
    ['gb18030', '=B1=A7=C7=B8', '抱歉'],
    ['shift_jis', '=90=5C=82=B5=96=F3', '申し訳'],
    ['iso-2022-jp', '=1B$B?=3D$7Lu=1B(B', '申し訳'],
    ['us-ascii', 'd=C3=A9sol=C3=A9', 'désolé'],
  ])('%s', async (charset, body, expected) => {
    const source = mailOf(
      [`Content-Type: text/plain; charset="${charset}"`, 'Content-Transfer-Encoding: quoted-printable'],
      body,
    );
    expect(await textOf(source)).toBe(expected);
  });

  test('raw bytes of another charset', async () => {
    const source = mailOf(
      ['Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: 8bit'],
      'Nous sommes d\xe9sol\xe9s',
    );
    const { drafts, text } = await readAs('a.eml', bytes(source));
    expect(drafts[0]?.text).toBe('T\n\nNous sommes désolés\n');
    expect(wordsOf(text, drafts[0]!).at(-1)).toEqual(['désolés', 'd\xe9sol\xe9s']);
  });

  test('a part as 8bit UTF-8 beside one that is not', async () => {
    const part = (charset: string, body: string): string =>
      `--b\nContent-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: 8bit\n\n${body}\n`;
    const source = mailOf(
      ['Content-Type: multipart/mixed; boundary=b'],
      `${part('utf-8', 'd\xc3\xa9sol\xc3\xa9')}${part('latin1', 'caf\xe9')}--b--`,
    );
    expect(await textOf(bytes(source))).toBe('désolé\n\ncafé');
  });

  test('a subject of several encoded words, folded', async () => {
    const source = 'Subject: =?utf-8?Q?Nous_sommes?=\n =?utf-8?B?IGTDqXNvbMOpcw==?= plain\n  folded\n\nBody text\n';
    expect(await textOf(source)).toBe('Nous sommes désolés plain  folded\n\nBody text');
  });
});

describe('structure', () => {
  test('the plain one of two alternatives, and the HTML one where the other is empty', async () => {
    const both = (plain: string): string =>
      mailOf(
        ['Content-Type: multipart/alternative; boundary="b"'],
        `--b\n\n${plain}\n--b\nContent-Type: text/html\n\n<p>As <b>HTML</b></p>\n--b--`,
      );
    expect(await textOf(both('As text'))).toBe('As text');
    expect(await textOf(both(''))).toBe('As HTML');
  });

  test('a boundary in pieces, with the charset that it is written in', async () => {
    const headers = ["Content-Type: multipart/signed; micalg=pgp-sha256;\n boundary*0*=us-ascii''--b;\n boundary*1=ee"];
    expect(await textOf(mailOf(headers, '----bee\n\nOne two\n----bee--'))).toBe('One two');
  });

  test('attachments and forwarded messages are left out', async () => {
    const source = mailOf(
      ['Content-Type: multipart/mixed; boundary=b'],
      '--b\n\nOne two\n--b\nContent-Type: text/plain\nContent-Disposition: attachment\n\nNo text\n--b\nContent-Type: message/rfc822\n\nSubject: x\n\nInner\n--b--\nepilogue',
    );
    expect(await textOf(source)).toBe('One two');
  });

  test('flowed lines are one, and quotes and the signature stay apart', async () => {
    const { drafts } = await readAs(
      'a.eml',
      mailOf(
        ['Content-Type: text/plain; format=flowed; delsp=yes'],
        'We are so \nrry for \n it.\n> q \n> r\n\n-- \nAnn',
      ),
    );
    expect(drafts[0]?.text).toBe('T\n\nWe are sorry forit.\n>qr\n\n-- \nAnn\n');
    expect(linted(drafts[0]!)).toBe('T\n\nWe are sorry forit.');
  });

  test('a patch ends the message of a commit', async () => {
    const source =
      'From 0123456789 Mon Sep 17 00:00:00 2001\nFrom: A <a@b.example>\nSubject: [PATCH] Mend the export\n\nWe broke it.\n---\n a.txt | 2 +-\n 1 file changed\n\ndiff --git a/a.txt b/a.txt\n-sorry\n';
    const { drafts } = await readAs('0001-a.patch', source);
    expect(drafts.map(({ text }) => text.trim())).toEqual(['[PATCH] Mend the export\n\nWe broke it.']);
  });

  test('a mail is about to be sent: what is not filled in is a placeholder', async () => {
    const { drafts } = await readAs('a.eml', 'Subject: Hello [NAME]\n\nDear {{name}}, {% if x %}sorry.\n');
    expect(drafts[0]).toMatchObject({ template: false });
    expect(drafts[0]?.placeholders).toHaveLength(3);
    expect((await readAs('a.txt', 'Dear {{name}}')).drafts[0]).toMatchObject({ template: true });
    expect((await readAs('a.txt', 'Dear {{name}}', { template: false })).drafts[0]).toMatchObject({ template: false });
  });

  test.each([
    ['[PATCH v2 1/3] Fix', 0],
    ['Re: [EXTERNAL] [Ticket #12] Late', 0],
    ['[NAME], your order', 1],
    ['[ORDER]', 1],
    ['Late [ORDER] and [DATE]', 2],
  ])('tags before a subject are no placeholders: %s', async (subject, left) => {
    const { drafts } = await readAs('a.eml', `Subject: ${subject}\n\nOne two\n`);
    expect(drafts[0]?.placeholders).toHaveLength(left);
  });

  test('the message of a commit may name code', async () => {
    const source = 'Subject: [PATCH] Print %s of List<T>\n\nXXX was wrong.\n---\n\ndiff --git a/a b/a\n-a\n';
    expect((await readAs('a.patch', source)).drafts[0]?.placeholders).toEqual([]);
  });

  test('a byte order mark hides no message of an mbox', async () => {
    const { drafts } = await readAs('a.mbox', '\ufeffFrom a\nSubject: a\n\nOne two\n\nFrom b\nSubject: b\n\nThree\n');
    expect(drafts.map(({ key, text }) => [key, text.trim()])).toEqual([
      ['[0]', 'a\n\nOne two'],
      ['[1]', 'b\n\nThree'],
    ]);
  });

  test('X-Apology-Lint: off switches its own message off', async () => {
    const { directives } = await readAs(
      'a.mbox',
      'From a\nX-Apology-Lint: off\nSubject: a\n\nOne two\n\nFrom b\nSubject: b\n\nThree four\n',
    );
    expect(directives).toEqual([{ kind: 'disable', start: 7, end: 26, rules: [], from: 7, until: 47 }]);
  });
});

const word = fc.stringMatching(/^[a-zéßœșжщفم=_?.-]{1,12}$/u).filter((text) => /\p{L}/u.test(text));
const text = fc.array(fc.array(word, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 5 });

describe('postal-mime reads the same', () => {
  test.each(['quoted-printable', 'base64', '8bit'])('%s', async (encoding) => {
    await fc.assert(
      fc.asyncProperty(text, text, async (subject, lines) => {
        const plain = `X${lines.map((words) => words.join(' ')).join('\r\n')}`;
        const buffer = Buffer.from(plain);
        const quoted = [...buffer]
          .map((byte) =>
            byte === 13 || byte === 10 || (byte > 62 && byte < 127) || byte === 32
              ? String.fromCharCode(byte)
              : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
          )
          .join('');
        const body =
          encoding === 'base64'
            ? buffer.toString('base64')
            : encoding === '8bit'
              ? plain
              : quoted.replace(/ (?=\r\n)/gu, '=20');
        const title = `=?utf-8?B?${Buffer.from(`S ${subject.flat().join(' ')}`).toString('base64')}?=`;
        const source = `Subject: ${title}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="==b=="\r\n\r\n--==b==\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n--==b==--\r\n`;
        const oracle = await PostalMime.parse(source);
        const { drafts } = await readAs('a.eml', source);
        expect(drafts[0]?.text.trim()).toBe(`${oracle.subject}\n\n${oracle.text?.trim().replaceAll('\r\n', '\n')}`);
        if (encoding === '8bit') {
          const at = drafts[0]!.text.length - plain.split('\r\n').join('\n').length;
          expect(sourceOf(source, drafts[0]!, at, drafts[0]!.text.length)).toBe(plain);
        }
      }),
      { numRuns: 60 },
    );
  });
});
