import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { rules } from '../rules/index.ts';

// Each test starts the command several times.
vi.setConfig({ testTimeout: 60_000 });
const program = path.resolve('dist/cli.cjs');
const off = Object.fromEntries(Object.keys(rules).map((id) => [id, 'off']));
const only = { ...off, 'conditional-apology': 'error' };
const flawed = 'We are sorry if the delay upset you.\n';
const plain = 'We are sorry that your parcel came late.\n';

let root: string;
beforeAll(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'directives-')));
  const files: Record<string, string> = {
    '.apologylintrc.json': JSON.stringify({ rules: only }),
    'told.json': JSON.stringify({ rules: only, reportUnusedDisableDirectives: true, requireDisableReasons: true }),
    'wrong.json': JSON.stringify({ rules: only, reportUnusedDisableDirectives: 'wran' }),
    'used.md': `<!-- apology-lint-disable-next-line conditional-apology -- the customer's own words -->\n${flawed}`,
    'bare.md': `<!-- apology-lint-disable-next-line conditional-apology -->\n${flawed}`,
    'idle.md': `<!-- apology-lint-disable-next-line conditional-apology -- once needed -->\n${plain}`,
  };
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(root, name), content);
});
afterAll(() => fs.rmSync(root, { recursive: true }));

function run(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, '-f', 'json', ...words], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [result] = stdout.startsWith('[') ? JSON.parse(stdout) : [];
  return { code: status, err: stderr.replaceAll(`${root}/`, ''), result };
}

const unused = "Unused apology-lint-disable directive (no problems were reported from 'conditional-apology')";

describe('directives on the command line', () => {
  test('a used one moves its hit to suppressedMessages, with its reason', () => {
    const { code, result } = run('used.md', '--report-unused-disable-directives', '--require-disable-reasons');
    expect(result).toMatchObject({
      messages: [],
      suppressedMessages: [
        {
          ruleId: 'conditional-apology',
          line: 2,
          suppressions: [{ kind: 'directive', justification: "the customer's own words" }],
        },
      ],
    });
    expect(code).toBe(0);
  });

  test('unused ones are told where the flag asks for it, as errors', () => {
    expect(run('idle.md')).toMatchObject({ code: 0, result: { messages: [] } });
    const { code, result } = run('idle.md', '--report-unused-disable-directives');
    expect(result.messages).toMatchObject([{ ruleId: null, severity: 2, message: unused, line: 1, column: 1 }]);
    expect(code).toBe(1);
  });

  test.each([
    ['off', 0, []],
    ['warn', 0, [{ severity: 1, message: unused }]],
    ['error', 1, [{ severity: 2, message: unused }]],
  ])('--report-unused-disable-directives-severity %s', (severity, code, messages) => {
    const found = run('idle.md', '--report-unused-disable-directives-severity', severity);
    expect(found).toMatchObject({ code, result: { messages } });
  });

  test('a wrong severity and both flags at once are refused', () => {
    const flag = '--report-unused-disable-directives';
    expect(run('idle.md', `${flag}-severity`, 'wran')).toMatchObject({
      code: 2,
      err: expect.stringContaining("'warn'"),
    });
    expect(run('idle.md', flag, `${flag}-severity`, 'warn')).toMatchObject({
      code: 2,
      err: `Use either ${flag} or ${flag}-severity, not both\n`,
    });
  });

  test('before a block of YAML one holds for all of it, and no further', () => {
    const comment = '# apology-lint-disable-next-line conditional-apology -- known';
    const block = (head: string, indent: string) =>
      `${comment}\n${head}\n${indent}Hello Ann,\n\n${indent}${flawed}`.replace(/(?<=\n)#/, '#');
    const yaml = `late:\n${block('  body: |', '    ')}  lost: >-\n    ${flawed}more:\n${block('- |-', '  ')}`;
    fs.writeFileSync(path.join(root, 'block.yml'), yaml);
    fs.writeFileSync(path.join(root, 'crlf.yml'), yaml.replaceAll('\n', '\r\n'));
    for (const file of ['block.yml', 'crlf.yml']) {
      const { messages, suppressedMessages } = run(file, '--report-unused-disable-directives').result;
      const lines = (hits: readonly { line: number }[]) => hits.map(({ line }) => line);
      expect([lines(suppressedMessages), lines(messages)]).toEqual([[6, 14], [8]]);
    }
  });

  test('reasons may be required', () => {
    expect(run('bare.md')).toMatchObject({ code: 0, result: { messages: [] } });
    const { code, result } = run('bare.md', '--require-disable-reasons');
    expect(result.messages).toMatchObject([{ ruleId: null, severity: 2, line: 1 }]);
    expect(result.messages[0].message).toContain('says no reason');
    expect(code).toBe(1);
  });

  test('the configuration asks for both; a flag goes before it', () => {
    const config = ['--config', 'told.json'];
    expect(run('idle.md', ...config).result.messages).toMatchObject([{ severity: 1, message: unused }]);
    expect(run('bare.md', ...config).result.messages).toMatchObject([{ severity: 2 }]);
    expect(run('idle.md', ...config, '--report-unused-disable-directives-severity', 'off').result.messages).toEqual([]);
  });

  test('a mistake in the configuration is told with its place', () => {
    const { code, err } = run('idle.md', '--config', 'wrong.json');
    expect(err).toMatch(/wrong\.json:1.*reportUnusedDisableDirectives.*'wran'.*'warn'/);
    expect(code).toBe(2);
  });
});
