/** Makes a text of about so many code units. */
export type Make = (size: number) => string;
const fill =
  (piece: string): Make =>
  (size) =>
    piece.repeat(Math.ceil(size / piece.length));
const between =
  (head: string, piece: string, tail = ''): Make =>
  (size) =>
    head + fill(piece)(size) + tail;
/** `open` nested as deep as the size allows. */
const nested =
  (open: string, close: string): Make =>
  (size) => {
    const depth = Math.ceil(size / (open.length + close.length));
    return open.repeat(depth) + close.repeat(depth);
  };

/** Plain texts, ordinary and adversarial. */
export const texts: Readonly<Record<string, Make>> = {
  ordinary: fill(
    'We are sorry that your parcel came late. Our driver took the wrong road.\nWe will call you on Monday.\n\n',
  ),
  'no spaces': fill('sorry,if-you.are('),
  'one word': fill('a'),
  'one word with marks': between('ب', '\u064e'),
  'blank lines': fill('\n'),
  blanks: between('', ' ', 'sorry'),
  'nested quotes': fill('"«“'),
  'unclosed quotes': fill('“We are sorry '),
  'unclosed brackets': fill('(sorry [if '),
  'quoted lines': fill('"We are sorry if you\n\n'),
  'nested placeholders': fill('{{ {% <%= ${ '),
  placeholders: fill('{{name}} '),
  'unclosed comments': fill('<!-- {# {{!-- '),
  'one sentence': fill('we are sorry if you and '),
  'one sentence of turns and hedges': fill('we are sorry but perhaps our courier lost it, '),
  'one sentence in Russian': fill('извините если вы '),
  'thousands of apologies': fill('Sorry. '),
  'thousands of apologies in Arabic': fill('نعتذر عن أي إزعاج. '),
  'one line of apologies in Arabic': fill('نعتذر لكم عن التأخير '),
  'a long line in a signature': between('We are sorry.\n\nBest regards,\n--', 'a', ':'),
  'closings under blank lines': (size) => between('\n'.repeat(size), 'Hi Ann,\nThanks,\nBob\n\n')(size),
  'unclosed comments of a template': (size) => `${fill('{% comment %}')(size)}endcomment${'%'.repeat(5 * size)}`,
  'greetings and signatures': fill('Dear Ms Lang,\nWe are sorry.\n\nKind regards,\nBob\n\n'),
  'quoted replies': fill('On Monday, Bob wrote:\n> sorry\n'),
  addresses: fill('http://a.b/c?d=(e a.b@c.d '),
};

/** Plain texts of signs that the scanner and the cutting of sentences treat in a way of their own. */
export const signs: Readonly<Record<string, Make>> = {
  'lines of one mark': fill('(\n'),
  'stops without end': fill('. '),
  'greetings and bullets': fill('- Dear Mr. X,\n'),
  apostrophes: fill("'a "),
  dots: fill('a.b'),
  'e-mail signs': fill('a@'),
  'schemes of addresses': fill('a:/'),
  'open brackets': fill('(a'),
  quotes: fill('"« '),
  digits: fill('1.1 '),
  emoji: fill('😔'),
  'letters with marks': fill('и\u0306'),
  'invisible controls': fill('\u200b '),
};

const mail = 'Subject: Sorry\nFrom: a@example.org\n';
const mixed = `${mail}Content-Type: multipart/mixed; boundary=x\n\n`;
const picture = 'From a\nContent-Type: image/png\n\n';
const disable = 'apology-lint-disable-next-line';

/** Files of each format, by parser. */
export const files: Readonly<Record<string, Readonly<Record<string, Make>>>> = {
  text: {
    'disable comments': fill(`<!-- ${disable} -->\nWe are sorry if it upset you.\n`),
    'disable comments on one line': fill('<!-- apology-lint-disable-line --> '),
    'named disable comments on one line': fill('<!-- apology-lint-disable-line a --> We are sorry if. '),
    'unclosed disable comments': fill('<!-- apology-lint-disable '),
    'letters with disable comments': (size) =>
      fill('Hi Ann,\n<!-- apology-lint-disable -->\nOne two.\n---\n')(8 * size),
  },
  markdown: {
    ordinary: texts.ordinary!,
    'tiny paragraphs': fill('a\n\n'),
    'tiny paragraphs with markup': fill('*a*\n\n'),
    'tiny quotes': fill('> a\n\n'),
    'tiny lists': fill('- a\n\n'),
    'lists in one another': (size) => {
      let text = '';
      for (let depth = 0; text.length < size; depth++) text += `${' '.repeat(2 * (depth % 1000))}- a\n`;
      return text;
    },
    'quotes in one another': fill(`${'> '.repeat(1000)}sorry\n`),
    'quotes in lists': fill(`${'> - '.repeat(9)}a\n`),
    'lists on one line': fill('1. '),
    'blanks in a front matter': between('---\ndate: a', ' ', 'b\n---\nWe are sorry.'),
    'blanks before a line separator': (size) => between('---\ndate:', ' ', 'a\u2028b\n---\nWe are sorry.')(size / 4),
    'a list that never ends': between('- a\n\n', '  > b\n\n'),
    'indented paragraphs': fill(' We are sorry.\n\n'),
    brackets: fill('[a]('),
    emphasis: fill('**a *b '),
    'code spans': fill('`a '),
    tables: between('|a|b|\n|-|-|\n', '|c|d|\n'),
    references: fill('[a] [a][]\n\n[a]: /x\n\n'),
    'unclosed comments': fill('<!-- a\n\n'),
    fences: fill('```\n'),
  },
  html: {
    ordinary: fill('<p>We are sorry that your parcel came late.</p>\n'),
    'elements in one another': nested('<div>', '</div>'),
    'unclosed elements': fill('<b>a'),
    'unclosed slots': (size) => Array.from({ length: size }, (_, one) => `<b${one}>`).join(''),
    'unclosed tags': fill('<a '),
    'unclosed comments': fill('<!--'),
    attributes: between('<a ', 'b=c ', '>'),
    references: fill('&amp;&#233;&x'),
    'placeholders and tags': fill('{% if %}<p>{{'),
  },
  template: {
    'unclosed tags': between('<p ', '='),
    'blanks in an unclosed tag': between('<p a=', ' '),
  },
  json: {
    'arrays in one another': nested('[', ']'),
    'objects in one another': between('', '{"a":'),
    'one long value': between('{"text":"', 'We are sorry.\\n\\u0041 ', '"}'),
    macros: between('[', '{"title":"a","body":"We are sorry if you had to wait."},', '1]'),
  },
  ndjson: { records: fill('{"id":1,"text":"We are sorry if you had to wait."}\n') },
  yaml: {
    'lists in one another': fill('- '),
    'flow lists in one another': nested('[', ']'),
    'one long block': between('text: |\n', '  We are sorry if so.\n\n'),
    'one long quoted value': between('text: "', 'We are sorry\\n\n  ', '"'),
    macros: fill('- title: x\n  body: |\n    We are sorry if you had to wait.\n'),
    'texts in a long line': (size) => between(`[${' '.repeat(10 * size)}`, 'so sorry,', ']')(size / 4),
    'disable comments': fill(`# ${disable}\n- We are sorry if it upset you.\n`),
    'unclosed quotes': fill('"'),
    'blanks in broken quotes': between('a: "x\n', ' ', '\n'),
    'dashes in broken quotes': between('a: "x" ', '- ', ': "\n---\nb: "x'),
  },
  csv: {
    'one huge cell': between('id,text\n1,"', 'We are ""sorry"" if you.\n', '"\n'),
    'an unclosed cell': between('id,text\n1,"', 'We are sorry if you.\n'),
    rows: between('id,text\n', '1,We are sorry if you had to wait.\n'),
    commas: fill(','),
    'dates of two readings': (size) => {
      let text = 'date,incident,body\n';
      for (let row = 0; text.length < 4 * size; row++) text += `,02/11/2026 ${row},Sorry.\n`;
      return text;
    },
  },
  xml: {
    'elements in one another': nested('<a>', '</a>'),
    'unclosed sections': fill('<![CDATA['),
    'unclosed comments in a document type': between('<!DOCTYPE a [', '<!--<?'),
    'blanks between elements': between('<a>', '\n <p>We are sorry.</p>', '</a>'),
  },
  email: {
    parts: between(mixed, '--x\nContent-Type: text/plain\n\nWe are sorry if you.\n', '--x--'),
    'parts in HTML': between(mixed, '--x\nContent-Type: text/html\n\n<p>We are sorry if you.\n', '--x--'),
    'unclosed parts': (size) => {
      let text = '';
      for (let one = 0; text.length < size; one++)
        text += `From a\nContent-Type: multipart/mixed; boundary=x${one}x\n\n--x${one}x\n\nSo sorry.\n\n`;
      return text;
    },
    'boundaries on one line': between(`${mixed}--x\n\nSo sorry.\n`, '--x'),
    'headers of many lines': between(`${mail}X-A: b\n`, ' c\n', '\nWe are sorry.'),
    'encoded words': between('Subject: ', '=?utf-8?Q?We_are?= ', '\n\nSorry'),
    'unclosed encoded words': between('Subject: ', '=?utf-8?Q?', '\n\nSorry'),
    'quoted printable': between(`${mail}Content-Transfer-Encoding: quoted-printable\n\n`, 'We =3D are sorry=\n'),
    'a box of mails': fill('From a@b.c Mon Jan 1 00:00:00 2024\nSubject: x\n\nWe are sorry.\n\n'),
    'short mails before a picture': (size) =>
      between('', 'From a\nSubject: x\n\nSo sorry.\n\n', picture + 'a'.repeat(50 * size))(size / 4),
  },
};
