import fs from 'node:fs';
import { parseDocument } from 'htmlparser2';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { all, made, nasty, report, results } from './formatters-kit.ts';

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
