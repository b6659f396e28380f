import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { all, made, nasty, report, results } from './formatters-kit.ts';

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
