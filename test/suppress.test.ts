import { describe, expect, test } from 'vitest';
import { Lines } from '../src/diagnostics.ts';
import { findDirectives } from '../src/inputs/directives.ts';
import { type SuppressionOptions, suppress } from '../src/suppress.ts';
import type { Diagnostic } from '../src/types.ts';

const silent: SuppressionOptions = { unused: 0, reasons: false };

/** Applies the directives of a text in which each `§rule` is a hit of that rule. */
function left(text: string, options = silent): { kept: string[]; suppressed: string[]; said: string[] } {
  const lines = new Lines(text);
  const hits = [...text.matchAll(/§([a-z-]+)/g)].map(
    ({ index, 1: rule }): Diagnostic => ({ ruleId: rule!, severity: 2, message: rule!, ...lines.point(index) }),
  );
  const { messages, suppressedMessages } = suppress(hits, findDirectives(text), lines, options);
  return {
    kept: messages.flatMap(({ ruleId, line }) => (ruleId ? `${ruleId}@${line}` : [])),
    suppressed: suppressedMessages.map(({ ruleId, suppressions }) => `${ruleId}:${suppressions[0]!.justification}`),
    said: messages.flatMap(({ ruleId, message }) => (ruleId ? [] : message)),
  };
}

describe('directives', () => {
  test('the next line, for some rules, with a reason', () => {
    const text = '<!-- apology-lint-disable-next-line hedge -- quoted from the customer -->\n§hedge §blame\n§hedge';
    expect(left(text)).toEqual({
      kept: ['blame@2', 'hedge@3'],
      suppressed: ['hedge:quoted from the customer'],
      said: [],
    });
  });

  test('the line itself', () => {
    expect(left('§hedge # apology-lint-disable-line\n§hedge').kept).toEqual(['hedge@2']);
  });

  test('a block, and a rule switched on again inside it', () => {
    const text = [
      '§a',
      '<!-- apology-lint-disable -->',
      '§a §b',
      '<!-- apology-lint-enable b -->',
      '§a §b',
      '<!-- apology-lint-enable -->',
      '§a',
    ].join('\n');
    expect(left(text).kept).toEqual(['a@1', 'b@5', 'a@7']);
  });

  test('to the end of the file', () => {
    expect(left('§a\n# apology-lint-disable a\n§a §b\n§a').kept).toEqual(['a@1', 'b@3']);
  });

  test('directives that silence nothing are reported, rule by rule', () => {
    const text = '# apology-lint-disable-next-line a, b\n§a\n# apology-lint-disable-next-line\nnothing';
    expect(left(text, { unused: 1, reasons: false }).said).toEqual([
      "Unused apology-lint-disable directive (no problems were reported from 'b')",
      'Unused apology-lint-disable directive (no problems were reported)',
    ]);
    expect(left(text).said).toEqual([]);
  });

  test('an enable after which nothing changes is reported', () => {
    const text = [
      '# apology-lint-disable a -- known',
      '§a',
      '# apology-lint-enable a, b',
      '# apology-lint-enable a',
      '# apology-lint-enable',
      '# apology-lint-disable -- all',
      '§a',
      '# apology-lint-enable',
    ].join('\n');
    const none = 'no matching apology-lint-disable directives were found';
    expect(left(text, { unused: 1, reasons: true }).said).toEqual([
      `Unused apology-lint-enable directive (${none} for 'b')`,
      `Unused apology-lint-enable directive (${none} for 'a')`,
      `Unused apology-lint-enable directive (${none})`,
    ]);
    expect(left('# apology-lint-enable', { unused: 2, reasons: false }).said).toEqual([
      `Unused apology-lint-enable directive (${none})`,
    ]);
  });

  test('a reason can be required', () => {
    const text = '# apology-lint-disable-next-line a\n§a\n# apology-lint-disable-next-line a -- known\n§a';
    expect(left(text, { unused: 0, reasons: true }).said).toEqual([
      "This apology-lint-disable directive says no reason: add one after ' -- '",
    ]);
  });

  test('many directives and many hits take linear time', () => {
    const text = '# apology-lint-disable-next-line a\n§a\n'.repeat(20_000);
    expect(left(text).kept).toEqual([]);
  });
});
