import { describe, expect, test } from 'vitest';
import { type FormatContext, loadFormatter } from '../src/formatters/index.ts';
import json from '../src/formatters/json.ts';
import stylish from '../src/formatters/stylish.ts';
import { width } from '../src/formatters/width.ts';
import type { Diagnostic, FileResult } from '../src/types.ts';

const context: FormatContext = { cwd: '/', color: 0, version: '1.2.3', rules: async () => ({}) };

function message(line: number, column: number, severity: 1 | 2, text: string, ruleId: string | null): Diagnostic {
  return { ruleId, severity, message: text, line, column };
}

function result(filePath: string, messages: readonly Diagnostic[], more: Partial<FileResult> = {}): FileResult {
  const errorCount = messages.filter(({ severity }) => severity === 2).length;
  return {
    filePath,
    messages,
    suppressedMessages: [],
    errorCount,
    fatalErrorCount: 0,
    warningCount: messages.length - errorCount,
    fixableErrorCount: 0,
    fixableWarningCount: 0,
    drafts: [],
    ...more,
  };
}

const results = [
  result('/d/late.txt', [
    message(1, 5, 2, 'Say so.', 'missing-remedy'),
    message(12, 10, 1, 'A hedge weakens 2 3', 'hedge-words'),
    message(0, 0, 1, 'Ignored .', null),
  ]),
  result('/d/clean.txt', []),
  result('/d/fixable.txt', [message(100, 1, 1, 'x', 'minimizing')], { fixableWarningCount: 1 }),
];

describe('stylish', () => {
  test("is eslint's layout", async () => {
    expect(await stylish(results, context)).toBe(
      [
        '',
        '/d/late.txt',
        '   1:5   error    Say so               missing-remedy',
        '  12:10  warning  A hedge weakens 2 3  hedge-words',
        '   0:0   warning  Ignored .',
        '',
        '/d/fixable.txt',
        '  100:1  warning  x  minimizing',
        '',
        '✖ 4 problems (1 error, 3 warnings)',
        '  0 errors and 1 warning potentially fixable with the `--fix` option.',
        '',
      ].join('\n'),
    );
  });

  test('says one problem in the singular, and of clean files nothing', async () => {
    const one = await stylish([result('/a', [message(1, 1, 1, 'x', 'denial')])], context);
    expect(one).toMatch(/\n✖ 1 problem \(0 errors, 1 warning\)\n$/);
    expect(await stylish([result('/a', [])], context)).toBe('');
  });

  test("is coloured as eslint's", async () => {
    const text = await stylish([result('/a', [message(1, 5, 2, 'x', 'denial')])], { ...context, color: 1 });
    expect(JSON.stringify(text).replaceAll('\\u001b[', '<')).toBe(
      '"<0m\\n<4m/a<24m\\n  <2m1:5<22m  <31merror<39m  x  <2mdenial<22m\\n\\n' +
        '<31m<1m✖ 1 problem (1 error, 0 warnings)<22m<39m\\n<0m"',
    );
    const warning = await stylish([result('/a', [message(1, 5, 1, 'x', 'denial')])], { ...context, color: 1 });
    expect(warning).toContain('\u001b[33mwarning\u001b[39m');
    expect(warning).toContain('\u001b[33m\u001b[1m✖ 1 problem');
  });

  test('pads by what a terminal shows', async () => {
    const text = await stylish(
      [result('/a', [message(1, 1, 1, '谢谢', 'denial'), message(2, 1, 1, 'abcde', 'denial')])],
      context,
    );
    expect(text).toContain('  1:1  warning  谢谢   denial\n  2:1  warning  abcde  denial');
  });

  test.each([
    ['abc', 3],
    ['é', 1],
    ['é', 1],
    ['ё', 1],
    ['谢谢', 4],
    ['👍', 2],
    ['👍🏽', 2],
    ['👩‍👩‍👧', 2],
    ['نعتذر', 5],
    ['نَعْتَذِرُ', 5],
    ['\u2068x\u2069', 1],
    ['\u001b[31mx\u001b[39m', 1],
    ['…', 1],
  ])('the width of %s is %i', (text, cells) => {
    expect(width(text)).toBe(cells);
  });
});

describe('json', () => {
  test("has eslint's keys in eslint's order, and the drafts", () => {
    const fix = { range: [0, 1], text: '' } as const;
    const full: FileResult = result(
      '/a',
      [{ fix, endColumn: 3, endLine: 1, column: 1, line: 1, messageId: 'm', message: 'x.', severity: 2, ruleId: 'r' }],
      {
        source: 'text',
        suppressedMessages: [
          { ...message(1, 1, 1, 'y', 'r'), suppressions: [{ kind: 'directive', justification: 'known' }] },
        ],
        drafts: [{ line: 1, column: 1, endLine: 2, endColumn: 1, language: 'en', apology: true, elements: {} }],
      },
    );
    expect(json([full, result('/b', [], { source: 'unused' })])).toBe(
      '[{"filePath":"/a","messages":[{"ruleId":"r","severity":2,"message":"x.","messageId":"m","line":1,"column":1,' +
        '"endLine":1,"endColumn":3,"fix":{"range":[0,1],"text":""}}],' +
        '"suppressedMessages":[{"ruleId":"r","severity":1,"message":"y","line":1,"column":1,' +
        '"suppressions":[{"kind":"directive","justification":"known"}]}],' +
        '"errorCount":1,"fatalErrorCount":0,"warningCount":0,"fixableErrorCount":0,"fixableWarningCount":0,' +
        '"source":"text","usedDeprecatedRules":[],' +
        '"drafts":[{"line":1,"column":1,"endLine":2,"endColumn":1,"language":"en","apology":true,"elements":{}}]},' +
        '{"filePath":"/b","messages":[],"suppressedMessages":[],"errorCount":0,"fatalErrorCount":0,"warningCount":0,' +
        '"fixableErrorCount":0,"fixableWarningCount":0,"usedDeprecatedRules":[],"drafts":[]}]',
    );
  });
});

describe('formats', () => {
  test('are found by name', async () => {
    expect(await loadFormatter('stylish', '/')).toBe(stylish);
  });

  test.each([
    ['jsno', "Unknown format 'jsno': did you mean 'json'?"],
    ['./tmp', "Cannot load the format './tmp': it is a folder"],
    ['./none.js', "Cannot load the format './none.js': no such file"],
  ])('%s is told', async (id, expected) => {
    await expect(loadFormatter(id, '/')).rejects.toThrow(expected);
  });
});
