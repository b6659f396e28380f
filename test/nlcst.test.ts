import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Node, Root } from 'nlcst';
import { retext } from 'retext';
import retextIndefiniteArticle from 'retext-indefinite-article';
import retextRepeatedWords from 'retext-repeated-words';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeFold } from '../src/language/fold.ts';
import type { Profile } from '../src/language/profile.ts';
import { lint } from '../src/lint.ts';
import { apologyParser, toNlcst } from '../src/nlcst.ts';
import { sentences, tokenise } from '../src/parse/index.ts';
import retextApology from '../src/retext.ts';
import { sentenceCases } from './sentence-cases.ts';

const texts = Object.entries(sentenceCases).flatMap(([code, cases]) =>
  cases.map((text) => [code, text.replaceAll('¦', '')] as const),
);
const fold = makeFold([]);
const profiles = new Map<string, Profile>();
function parsed(text: string, language: string): Root {
  const profile = profiles.get(language) ?? (parse(readFileSync(`rules/${language}/language.yml`, 'utf8')) as Profile);
  profiles.set(language, profile);
  const tokens = tokenise(text, [], [], fold);
  return toNlcst(tokens, sentences(tokens, profile));
}

/** Checks a node's position against the text, and returns the text of its leaves. */
function check(node: Node, text: string): string {
  const { start, end } = node.position!;
  const own =
    'children' in node
      ? (node.children as Node[]).map((child) => check(child, text)).join('')
      : (node as unknown as { value: string }).value;
  expect(own).toBe(text.slice(start.offset, end.offset));
  for (const point of [start, end]) {
    const before = text.slice(0, point.offset).split(/\r\n|\r(?!\n)|\n/);
    expect([point.line, point.column]).toEqual([before.length, before.at(-1)!.length + 1]);
  }
  return own;
}

/** A tree in brackets: words as they are, other leaves in quotes. */
function outline(node: Node): string {
  if (!('children' in node)) return JSON.stringify((node as unknown as { value: string }).value);
  const inner = (node.children as Node[]).map(outline).join(' ');
  return `${node.type.replace('Node', '')}(${inner})`;
}

describe('the tree', () => {
  it.each(texts)('accounts for every character in %s of %j', (code, text) => {
    expect(check(parsed(text, code), text)).toBe(text);
  });

  it('accounts for every character of any text', () => {
    const piece = fc.constantFrom(
      'sorry',
      'don’t',
      ' ',
      ' ',
      '\n',
      '\n\n',
      '\r\n',
      '. ',
      '? ',
      '…',
      '«',
      '»',
      '(e)',
      '-',
      '*',
      '_',
      '😔',
      '\u200f',
      '\ufeff',
      'https://a.example/?b',
      'a@b.example',
      '10:30',
      '£5',
      'نعتذر',
      '؟',
      'и\u0306',
      "'",
      '{{x}}',
      '\u00a0',
      '٣',
      '\ud83d',
      '"',
      '- ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 40 }).map((list) => list.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          expect(check(parsed(text, 'en'), text)).toBe(text);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('joins again what was split', () => {
    expect(outline(parsed('Don’t follow-up e.g. 5-day, see https://a.example/?b.', 'en'))).toBe(
      'Root(Paragraph(Sentence(Word("Don" "’" "t") " " Word("follow" "-" "up") " " Word("e" "." "g") "." " " ' +
        'Word("5" "-" "day") "," " " Word("see") " " "https://a.example/?b" ".")))',
    );
  });

  it('cuts by the habits of the language that a tag names', () => {
    const text = 'Bonjour Mme. Dupont et M. Martin, p. ex. Paul.';
    const tree = (language: string) => retext().use(apologyParser, { language }).parse(text);
    expect(tree('fr-CA')).toEqual(tree('fr'));
    expect(tree('fr')).not.toEqual(tree('en'));
  });

  it('holds paragraphs and sentences', () => {
    expect(outline(parsed('Désolés !\n\nA b. C ?', 'fr'))).toBe(
      'Root(Paragraph(Sentence(Word("Désolés") " " "!")) "\\n\\n" ' +
        'Paragraph(Sentence(Word("A") " " Word("b") ".") " " Sentence(Word("C") " " "?")))',
    );
  });
});

describe('plugins of retext', () => {
  const processor = () => retext().use(apologyParser, { language: 'en' });

  it('run on the tree', async () => {
    const file = await processor()
      .use(retextRepeatedWords)
      .use(retextIndefiniteArticle)
      .process('We are are sorry.\n\nThis is an error, not a accident.');
    expect(file.messages.map(({ ruleId, line, column }) => [ruleId, line, column])).toEqual([
      ['are', 1, 4],
      ['retext-indefinite-article', 2 + 1, 23],
    ]);
    expect(String(file)).toBe('We are are sorry.\n\nThis is an error, not a accident.');
  });

  it('include our own linter', async () => {
    const file = await processor()
      .use(retextApology, { language: 'en' })
      .process('Dear Anna,\n\nWe are sorry if you were upset.\n\nBest regards,\nTom');
    const found = file.messages.find(({ ruleId }) => ruleId === 'conditional-apology')!;
    expect(found.source).toBe('apology-lint');
    expect(found.line).toBe(3);
    expect(found.place).toMatchObject({ start: { line: 3 }, end: { line: 3 } });
  });
});

describe('trees of texts that are linted at once', () => {
  const { stackTraceLimit } = Error;
  const wait = () => () => new Promise<void>((resolve) => setTimeout(resolve, 10));
  const texts = ['We are sorry that we lost your bag.', 'We are sorry. Ms Lang will call you on Monday.'];
  const lintAll = (...plugins: (typeof wait | (() => (tree: Root) => void))[]) => {
    const retext = plugins.map((plugin) => ({ name: 'own', plugin }));
    return Promise.all(texts.map((text) => lint(text, { retext, language: 'en', as: 'apology' })));
  };

  it('are each of the text that a plugin runs on', async () => {
    const seen: Root[] = [];
    await lintAll(wait, () => (tree) => void seen.push(tree));
    expect(seen).toEqual(texts.map((text) => parsed(text, 'en')));
  });

  it('leave the stack traces of others alone', async () => {
    await lintAll(wait);
    expect(Error.stackTraceLimit).toBe(stackTraceLimit);
  });
});
