import { DomUtils, parseDocument } from 'htmlparser2';
import { beforeAll, describe, expect, test } from 'vitest';
import html from '../src/formatters/html.ts';
import { directionOf, directionOfLine } from '../src/formatters/html-source.ts';
import type { FormatContext } from '../src/formatters/index.ts';
import { lint } from '../src/lint.ts';
import type { Diagnostic, FileResult } from '../src/types.ts';

const { findAll, getAttributeValue, textContent } = DomUtils;

const context: FormatContext = { cwd: '/project', color: 0, version: '1.2.3', rules: async () => ({}) };
const english = `We are sorry if the delay upset you & yours.

It seems that our <b title="x">courier</b> <script>alert('x')</script> lost "your" parcel.
`;
const arabic = 'السيدة الفاضلة،\n\nنأسف إذا كان التأخير قد أزعجك.\n';

type Node = ReturnType<typeof findAll>[number];
const parse = (page: string) => parseDocument(page);
const byName = (root: ReturnType<typeof parse> | Node, name: string): Node[] =>
  findAll((node) => node.name === name, 'children' in root ? root.children : []);
const of = (node: Node, name: string): string => getAttributeValue(node, name) ?? '';

let results: FileResult[];
let page: string;
let document: ReturnType<typeof parse>;
beforeAll(async () => {
  results = [
    await lint(english, { filePath: '/project/replies/a"<b>&.html.txt', language: 'en', parser: 'text' }),
    await lint(arabic, { filePath: '/project/ar.txt', language: 'ar' }),
    await lint('The meeting is at ten.\n', { filePath: '/project/clean.txt', language: 'en' }),
  ];
  page = html(results, context);
  document = parse(page);
});

describe('the page', () => {
  test('asks for nothing from elsewhere, and runs no script of a draft', () => {
    expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en"/);
    expect(page).not.toMatch(/https?:|\bsrc=|@import|url\(/);
    expect(of(byName(document, 'meta')[2]!, 'content')).toContain("default-src 'none'");
    expect(byName(document, 'script')).toHaveLength(1);
    expect(byName(document, 'b')).toEqual([]);
  });

  test('opens what it opens', () => {
    const open: string[] = [];
    const flat = page.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '');
    for (const [, slash, name] of flat.matchAll(/<(\/?)([a-z]\w*)[^>]*>/g)) {
      if (['meta'].includes(name!)) continue;
      if (slash) expect(open.pop()).toBe(name);
      else open.push(name!);
    }
    expect(open).toEqual([]);
  });

  test('sums up, and names the clean files', () => {
    const all = results.flatMap(({ messages }) => messages);
    const errors = all.filter(({ severity }) => severity === 2).length;
    const [summary] = findAll((node) => of(node, 'id') === 'summary', document.children);
    expect(textContent(summary!)).toMatch(new RegExp(`^3 files, ${errors} errors?, ${all.length - errors} warnings?$`));
    expect(textContent(byName(document, 'details')[0]!)).toBe('1 file without problemsclean.txt');
    const counted = byName(byName(document, 'tbody')[0]!, 'td').reduce(
      (sum, cell) => sum + Number(textContent(cell)),
      0,
    );
    expect(counted).toBe(all.length);
  });

  test('lists every hit of every file with its place, rule and language', () => {
    const sections = byName(document, 'section');
    expect(sections.map((one) => of(one, 'data-file'))).toEqual(['replies/a"<b>&.html.txt', 'ar.txt']);
    for (const [index, one] of sections.entries()) {
      const { messages } = results[index]!;
      const items = byName(byName(one, 'ul')[0]!, 'li');
      expect(items.map((item) => [of(item, 'data-rule'), of(item, 'data-language')])).toEqual(
        messages.map(({ ruleId }) => [ruleId, index === 0 ? 'en' : 'ar']),
      );
      expect(items.map((item) => textContent(item))).toEqual(
        messages.map(
          ({ line, column, severity, message, ruleId }) =>
            `${line}:${column}${severity === 2 ? 'error' : 'warning'}${message}${ruleId} ${index === 0 ? 'en' : 'ar'}`,
        ),
      );
    }
  });

  test('shows the source as it is, with the flagged words marked', () => {
    for (const [index, section] of byName(document, 'section').entries()) {
      const lines = byName(section, 'code').map((line) => textContent(line));
      expect(`${lines.join('\n')}\n`).toBe(results[index]!.source);
    }
    const marked = byName(document, 'mark').map((mark) => [of(mark, 'data-rules'), textContent(mark)]);
    expect(marked).toContainEqual([expect.stringContaining('conditional-apology'), expect.stringMatching(/^if the/)]);
    for (const { ruleId } of results.flatMap(({ messages }) => messages)) {
      expect(marked.some(([rules]) => rules!.split(' ').includes(ruleId!))).toBe(true);
    }
    const anchors = byName(document, 'a').map((one) => [of(one, 'href').slice(1), of(one, 'id')]);
    const ids = anchors.map(([, id]) => id).filter(Boolean);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [to] of anchors) if (to) expect(ids).toContain(to);
    expect(anchors.filter(([to]) => to)).toHaveLength(results.flatMap(({ messages }) => messages).length);
  });

  test('runs Arabic from right to left, and English advice on it from left to right', () => {
    const [, section] = byName(document, 'section');
    expect(byName(section!, 'code').map((line) => of(line, 'dir'))).toEqual(['rtl', 'ltr', 'rtl']);
    const messages = byName(section!, 'span').filter((span) => of(span, 'class') === 'message');
    expect(messages.map((one) => of(one, 'dir'))).toEqual(messages.map(() => 'ltr'));
  });

  test('offers the rules and languages there are as filters', () => {
    const values = byName(document, 'select').map((one) => byName(one, 'option').map((option) => of(option, 'value')));
    expect(values[1]).toEqual(['', 'ar', 'en']);
    expect(values[0]).toEqual(
      ['', ...new Set(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId!)))].sort(),
    );
    expect(() => new Function(textContent(byName(document, 'script')[0]!))).not.toThrow();
  });

  test('is whole without any problem', () => {
    const empty = html([], context);
    expect(empty).toContain('0 files, 0 errors, 0 warnings');
    expect(empty).not.toContain('<script');
  });
});

test('of a long file, only what is near the hits is shown', () => {
  const hit: Diagnostic = {
    ruleId: 'denial',
    severity: 1,
    message: 'm',
    line: 300,
    column: 3,
    endLine: 301,
    endColumn: 2,
  };
  const long: FileResult = {
    ...results[2]!,
    messages: [hit, { ruleId: null, severity: 1, message: 'whole', line: 0, column: 0 }],
    warningCount: 2,
    source: Array.from({ length: 500 }, (_, index) => `line ${index + 1}`).join('\r\n'),
  };
  const shown = parse(html([long], context));
  const lines = byName(shown, 'li').map((item) => of(item, 'value'));
  expect(lines.filter(Boolean)).toEqual(['298', '299', '300', '301', '302', '303']);
  expect(byName(shown, 'mark').map((mark) => textContent(mark))).toEqual(['ne 300', 'l']);
});

test('directions', () => {
  expect(directionOf("'\u2068نأسف إذا\u2069' hangs on a condition")).toBe('ltr');
  expect(directionOf('«if» شرط')).toBe('ltr');
  expect(directionOf('12: نأسف if')).toBe('rtl');
  expect(directionOfLine('<p>نأسف لتأخير طلبكم</p>')).toBe('rtl');
  expect(directionOfLine('فريق Northlight')).toBe('rtl');
  expect(directionOfLine('')).toBe('ltr');
});
