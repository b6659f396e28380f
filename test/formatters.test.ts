import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { Ajv } from 'ajv';
import { parseDocument } from 'htmlparser2';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { allRules } from '../src/explain.ts';
import { type FormatContext, loadFormatter } from '../src/formatters/index.ts';
import { width } from '../src/formatters/width.ts';
import { defaultSettings, lint } from '../src/lint.ts';
import type { LintOptions } from '../src/lint-options.ts';
import type { Diagnostic, FileResult } from '../src/types.ts';

const cwd = '/project';
const context: FormatContext = { cwd, color: 0, version: '1.2.3', rules: allRules };

const english = `<!-- apology-lint-disable-next-line euphemism -- the law's own word -->
We are sorry for any inconvenience.

We are sorry if the <b>delay</b> upset you, but "it seems" that & our courier's van broke down.
`;
const arabic = 'السيدة الفاضلة،\n\n😀 نأسف إذا كان التأخير قد أزعجك. سنحاول أن نعيد إليك المبلغ في أقرب وقت ممكن.\n';
const twice = '- We are sorry if the delay upset you.\n\n---\n\n- We are sorry if the delay upset you.\n';

let results: FileResult[];
beforeAll(async () => {
  const rules = { ...defaultSettings(), 'hedge-words': [2, {}] as const };
  const read = (name: string, text: string, more: LintOptions = {}) =>
    lint(text, { filePath: path.join(cwd, name), rules, readings: true, ...more });
  results = [
    await read('replies/late, "odd" & new.md', english),
    await read('ar.txt', arabic, { language: 'ar' }),
    await read('clean.txt', 'The meeting is at ten.\n', { language: 'en' }),
    await read('twice.md', twice, { language: 'en' }),
  ];
  expect(results[0]?.suppressedMessages).toHaveLength(1);
  expect(results.every(({ messages }, index) => messages.length > 0 === (index !== 2))).toBe(true);
});

async function report(format: string, of: readonly FileResult[] = results, more: Partial<FormatContext> = {}) {
  return await (await loadFormatter(format, cwd))(of, { ...context, ...more });
}

/** A result of one file made by hand, for what no draft brings about. */
function made(filePath: string, messages: readonly Partial<Diagnostic>[]): FileResult {
  const whole = messages.map((one) => ({ ruleId: 'denial', severity: 1, message: 'm', line: 1, column: 1, ...one }));
  return {
    filePath,
    messages: whole as Diagnostic[],
    suppressedMessages: [],
    errorCount: whole.filter(({ severity }) => severity === 2).length,
    fatalErrorCount: 0,
    warningCount: whole.filter(({ severity }) => severity === 1).length,
    fixableErrorCount: 0,
    fixableWarningCount: 0,
    drafts: [],
  };
}

const all = (): Diagnostic[] => results.flatMap(({ messages }) => messages);
const nasty = 'a <b> & "c" \'d\' \u0007 \uD800 ]]> é 😀\nline';

describe('sarif', () => {
  const require = createRequire(import.meta.url);
  const { default: Draft04 } = require('ajv-draft-04') as { default: typeof Ajv };
  const schema = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const validate = new Draft04({
    strict: false,
    validateFormats: false,
    unicodeRegExp: false,
    allErrors: true,
  }).compile(JSON.parse(fs.readFileSync(schema, 'utf8')));

  test('is valid against the OASIS schema', async () => {
    const bare = made('<text>', [{ line: 0, column: 0, ruleId: null }, { message: nasty }]);
    for (const of of [results, [], [bare]]) {
      expect(validate(JSON.parse(await report('sarif', of))), JSON.stringify(validate.errors)).toBe(true);
    }
    expect(validate({ version: '2.1.0', runs: [{}] })).toBe(false);
  });

  test('holds rules with help, relative places, fingerprints and suppressions', async () => {
    const { runs } = JSON.parse(await report('sarif'));
    const [{ tool, results: hits, columnKind, automationDetails }] = runs;
    expect(columnKind).toBe('utf16CodeUnits');
    expect(automationDetails.id).toMatch(/^apology-lint\//);
    for (const { id, shortDescription, fullDescription, help, properties } of tool.driver.rules) {
      expect(id).toMatch(/^[a-z-]+$/);
      for (const { text } of [shortDescription, fullDescription, help]) expect(text.length).toBeGreaterThan(10);
      expect(help.markdown.length).toBeGreaterThan(10);
      expect(properties.tags.length).toBeLessThanOrEqual(20);
    }
    const open = hits.filter((hit: { suppressions?: unknown }) => !hit.suppressions);
    expect(open).toHaveLength(all().length);
    for (const [index, hit] of open.entries()) {
      expect(tool.driver.rules[hit.ruleIndex].id).toBe(hit.ruleId);
      const { artifactLocation, region } = hit.locations[0].physicalLocation;
      expect(artifactLocation.uri).toMatch(/^(?:replies\/late%2C%20%22odd%22%20%26%20new\.md|ar\.txt|twice\.md)$/);
      const { line, column, endLine, endColumn } = all()[index]!;
      expect(region).toEqual({ startLine: line, startColumn: column, endLine, endColumn });
    }
    const prints = open.map(
      (hit: { partialFingerprints: Record<string, string> }) => hit.partialFingerprints.primaryLocationLineHash,
    );
    expect(new Set(prints).size).toBe(open.length);
    expect(hits.filter((hit: { suppressions?: unknown }) => hit.suppressions)).toMatchObject([
      { ruleId: 'euphemism', suppressions: [{ kind: 'inSource', justification: "the law's own word" }] },
    ]);
  });
});

test.each(['junit', 'checkstyle'])('%s is valid XML, whatever the text', async (format) => {
  const odd = made('/project/a<b>&"c".txt', [{ message: nasty }, { ruleId: null, message: '--> ]]>', line: 0 }]);
  const schema = fs.readFileSync(`fixtures/schemas/${format}.xsd`, 'utf8');
  for (const of of [results, [], [odd]]) {
    const xml = [{ fileName: 'report.xml', contents: await report(format, of) }];
    const { valid, errors } = await validateXML({ xml, schema });
    expect(errors).toEqual([]);
    expect(valid).toBe(true);
  }
  const broken = (await report(format)).replace(/name="[^"]*"/, '');
  expect((await validateXML({ xml: broken, schema })).valid).toBe(false);
});

/** All elements of a name with their attributes, and their text under `text`. */
function elements(xml: string, name: string): Record<string, string>[] {
  const found: Record<string, string>[] = [];
  const walk = (node: {
    children?: unknown[];
    name?: string;
    attribs?: Record<string, string>;
    data?: string;
  }): string => {
    const entry = node.name === name ? { ...node.attribs } : undefined;
    if (entry) found.push(entry);
    const text = (node.data ?? '') + (node.children ?? []).map((child) => walk(child as typeof node)).join('');
    if (entry) entry.text = text;
    return text;
  };
  walk(parseDocument(xml, { xmlMode: true }) as Parameters<typeof walk>[0]);
  return found;
}

test('junit has a suite a file, a failed case a hit, a passed one for a clean file', async () => {
  const xml = await report('junit');
  expect(elements(xml, 'testsuite').map(({ name, tests, failures }) => [name, tests, failures])).toEqual(
    results.map(({ filePath, messages }) => [filePath, String(messages.length || 1), String(messages.length)]),
  );
  expect(elements(xml, 'testcase')).toHaveLength(all().length + 1);
  expect(elements(xml, 'failure').map(({ message }) => message)).toEqual(all().map(({ message }) => message));
  expect(elements(xml, 'failure')[0]?.text).toMatch(/^line \d+, col \d+, (?:Error|Warning) - /);
});

test('checkstyle has a file a file, an error a hit', async () => {
  const xml = await report('checkstyle');
  expect(elements(xml, 'file').map(({ name }) => name)).toEqual(results.map(({ filePath }) => filePath));
  expect(elements(xml, 'error')).toMatchObject(
    all().map(({ line, column, severity, message, ruleId }) => ({
      line: String(line),
      column: String(column),
      severity: severity === 2 ? 'error' : 'warning',
      message: `${message} (${ruleId})`,
      source: `apology-lint.${ruleId}`,
    })),
  );
});

test('gitlab has the shape of Code Quality, and no fingerprint twice', async () => {
  const issues = JSON.parse(await report('gitlab'));
  expect(issues).toHaveLength(all().length);
  for (const { description, check_name, fingerprint, severity, location } of issues) {
    expect(description).not.toBe('');
    expect(check_name).toMatch(/^[a-z-]+$/);
    expect(fingerprint).toMatch(/^[0-9a-f]{40}$/);
    expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity);
    expect(location.path).not.toMatch(/^\.?\//);
    expect(location.lines.begin).toBeGreaterThanOrEqual(1);
  }
  expect(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(issues.length);
  expect(await report('gitlab', [])).toBe('[]');
  const moved = { ...results[1]!, messages: results[1]!.messages.map((one) => ({ ...one, line: one.line + 5 })) };
  const prints = (text: string) => JSON.parse(text).map(({ fingerprint }: { fingerprint: string }) => fingerprint);
  expect(prints(await report('gitlab', [moved]))).toEqual(prints(await report('gitlab', [results[1]!])));
});

describe('github', () => {
  afterEach(() => vi.unstubAllEnvs());

  test('writes commands with errors first, and escapes', async () => {
    vi.stubEnv('GITHUB_STEP_SUMMARY', '');
    const odd = made('/project/a,b:c%.txt', [
      { severity: 1, message: 'first' },
      { severity: 2, message: '50% of\r\ntwo', line: 3, column: 4, endLine: 3, endColumn: 9 },
      { severity: 2, ruleId: null, line: 0, column: 0 },
    ]);
    expect((await report('github', [odd])).split('\n')).toEqual([
      '::error file=a%2Cb%3Ac%25.txt,line=3,endLine=3,col=4,endColumn=9,title=apology-lint%3A denial::50%25 of%0D%0Atwo',
      '::error file=a%2Cb%3Ac%25.txt,line=1,endLine=1,col=1,title=apology-lint::m',
      '::warning file=a%2Cb%3Ac%25.txt,line=1,endLine=1,col=1,title=apology-lint%3A denial::first',
    ]);
    expect(await report('github', [])).toBe('');
  });

  test('says how many annotations are not shown', async () => {
    const many = made('/project/a.txt', [
      ...Array.from({ length: 13 }, (_, line) => ({ line: line + 1 })),
      ...Array.from({ length: 12 }, () => ({ severity: 2 as const })),
    ]);
    const lines = (await report('github', [many])).split('\n');
    expect(lines).toHaveLength(26);
    expect(lines.at(-1)).toMatch(/^::notice::.* 5 more /);
  });

  test('appends a table to the step summary', async () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'summary-')), 'summary.md');
    vi.stubEnv('GITHUB_STEP_SUMMARY', file);
    fs.writeFileSync(file, '# before\n');
    await report('github', [made('/project/a|b.txt', [{ message: 'w <b> | `x`' }, { severity: 2, message: 'e' }])]);
    await report('github', []);
    expect(fs.readFileSync(file, 'utf8').split('\n')).toEqual([
      '# before',
      '### apology-lint',
      '',
      '| | place | rule | message |',
      '| --- | --- | --- | --- |',
      '| error | a\\|b.txt:1 | denial | e |',
      '| warning | a\\|b.txt:1 | denial | w \\<b\\> \\| \\`x\\` |',
      '### apology-lint',
      '',
      'No problems found.',
      '',
    ]);
    fs.rmSync(path.dirname(file), { recursive: true });
  });
});

test('rdjson counts columns in bytes of UTF-8', async () => {
  const { source, diagnostics } = JSON.parse(await report('rdjson'));
  expect(source.name).toBe('apology-lint');
  expect(diagnostics).toHaveLength(all().length);
  const own = diagnostics.filter(({ location }: { location: { path: string } }) => location.path === 'ar.txt');
  const lines = arabic.split('\n').map((line) => Buffer.from(line));
  const text = arabic.split('\n');
  expect(own.length).toBe(results[1]!.messages.length);
  for (const [index, { location, severity, code }] of own.entries()) {
    const { line, column, endLine, endColumn, ruleId, severity: level } = results[1]!.messages[index]!;
    const { start, end } = location.range;
    expect([start.line, end.line, code.value]).toEqual([line, endLine, ruleId]);
    expect(severity).toBe(level === 2 ? 'ERROR' : 'WARNING');
    expect(lines[line - 1]!.subarray(0, start.column - 1).toString()).toBe(text[line - 1]!.slice(0, column - 1));
    expect(lines[endLine! - 1]!.subarray(0, end.column - 1).toString()).toBe(
      text[endLine! - 1]!.slice(0, endColumn! - 1),
    );
  }
  expect(
    own.some(({ location }: { location: { range: { start: { column: number } } } }) => location.range.start.column > 1),
  ).toBe(true);
  const whole = JSON.parse(await report('rdjson', [made('/project/a.txt', [{ line: 0, column: 0, ruleId: null }])]));
  expect(whole.diagnostics[0]).toEqual({ message: 'm', location: { path: 'a.txt' }, severity: 'WARNING' });
});

test('compact has a line a hit, and a count', async () => {
  const of = [
    made('/a.txt', [
      { line: 3, column: 4, severity: 2 },
      { line: 0, column: 0, ruleId: null },
    ]),
  ];
  expect(await report('compact', of)).toBe(
    '/a.txt: line 3, col 4, Error - m (denial)\n/a.txt: line 0, col 0, Warning - m\n\n2 problems',
  );
  expect(await report('compact', [made('/a.txt', [{}])])).toMatch(/\n\n1 problem$/);
  expect(await report('compact', [])).toBe('');
});

test('json-with-metadata adds to the results what the rules are about', async () => {
  const maxWarningsExceeded = { maxWarnings: 0, foundWarnings: 3 };
  const { results: listed, metadata } = JSON.parse(
    await report('json-with-metadata', results, { maxWarningsExceeded }),
  );
  expect(listed).toEqual(JSON.parse(await report('json')));
  expect(metadata).toMatchObject({ cwd, maxWarningsExceeded });
  const used = [...all().map(({ ruleId }) => ruleId!), 'euphemism'];
  expect(Object.keys(metadata.rulesMeta).sort()).toEqual([...new Set(used)].sort());
  expect(metadata.rulesMeta['conditional-apology']).toMatchObject({
    type: 'wording',
    docs: { why: expect.any(String) },
  });
});

describe('anatomy', () => {
  const escapes = /\u001b\[[\d;]*m/g;

  test('keeps to eighty columns in every language', async () => {
    const long = await lint(`We are sorry. ${'We were very busy in this long December of ours. '.repeat(3)}`, {
      filePath: '/a.txt',
      language: 'en',
      readings: true,
    });
    const text = await report('anatomy', [...results, long]);
    expect(text).not.toMatch(escapes);
    for (const line of text.split('\n')) expect(width(line), line).toBeLessThanOrEqual(80);
    for (const { filePath } of results) expect(text).toContain(filePath);
  });

  test('tells acts, elements, the score and what to add first', async () => {
    const text = await report('anatomy', [results[0]!]);
    expect(text).toMatch(/✓ regret {2}“We are sorry/);
    expect(text).toMatch(/✗ condition.*“if the delay/);
    expect(text).toMatch(/^ {2}regret +present {2}“We are sorry/m);
    expect(text).toMatch(/^ {2}forgiveness +missing$/m);
    expect(text).toMatch(/^ {2}\d+ of 21 {2}[█░]{21}$/m);
    expect(text).toMatch(/Add first: responsibility/);
  });

  test('isolates lines that run from right to left, and quotes from them', async () => {
    const lines = (await report('anatomy', [results[1]!])).split('\n').filter((line) => /[\u0600-\u06ff]/.test(line));
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) {
      expect(line).toMatch(/│ \u2067[^\u2067]*\u2069$|“\u2068[^\u2068]*\u2069”$/);
    }
    expect(await report('anatomy', [results[0]!])).not.toMatch(/[\u2066-\u2069]/);
  });

  test('colours what it writes otherwise', async () => {
    const coloured = await report('anatomy', results, { color: 1 });
    expect(coloured).toMatch(/\u001b\[31m/);
    expect(coloured).toMatch(/\u001b\[32m/);
    const flat = (text: string): string => text.replace(/\s+/g, ' ');
    expect(flat(coloured.replace(escapes, ''))).toBe(flat(await report('anatomy')));
    for (const line of coloured.split('\n')) expect(width(line), line).toBeLessThanOrEqual(80);
  });

  test('leaves an unknown language alone, and says so', async () => {
    const chinese = await lint('我们非常抱歉。', { filePath: '/zh.txt', readings: true });
    expect(await report('anatomy', [chinese])).toContain('language not recognised');
    expect(await report('anatomy', [])).toBe('');
  });
});
