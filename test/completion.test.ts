import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000 });
const program = path.resolve('dist/cli.cjs');
let root: string;
beforeAll(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'completion-')));
  fs.writeFileSync(path.join(root, 'draft.txt'), '');
});
afterAll(() => fs.rmSync(root, { recursive: true }));

function run(...words: string[]) {
  const { status, stdout } = spawnSync(process.execPath, [program, ...words], { cwd: root, encoding: 'utf8' });
  return { code: status, out: stdout };
}

describe('completion', () => {
  test.each(['bash', 'zsh', 'fish'])('completion %s knows all flags and commands', (shell) => {
    const { code, out } = run('completion', shell);
    expect(code).toBe(0);
    for (const word of ['max-warnings', 'stdin-filename', 'explain', 'support-reply', 'conditional-apology']) {
      expect(out).toContain(word);
    }
  });

  test('the bash completion completes', () => {
    const complete = (line: string): string[] => {
      const script = `eval "$('${process.execPath}' '${program}' completion bash)"
        COMP_WORDS=(${line}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _apology_lint; printf '%s\\n' "\${COMPREPLY[@]}"`;
      return spawnSync('bash', ['-c', script], { cwd: root, encoding: 'utf8' }).stdout.trim().split('\n');
    };
    expect(complete('apology-lint --max')).toEqual(['--max-warnings']);
    expect(complete('apology-lint --preset s')).toEqual(['strict', 'support-reply', 'service-recovery']);
    expect(complete('apology-lint explain missing-t')).toEqual(['missing-timeline']);
    expect(complete('apology-lint dr')).toEqual(['draft.txt']);
    expect(complete('apology-lint expl')).toEqual(['explain']);
    expect(complete('apology-lint -o dr')).toEqual(['draft.txt']);
    expect(complete('apology-lint --max-warnings dr')).toEqual(['']);
  });

  const inShell = (shell: string, script: string): string[] => {
    const command = `'${process.execPath}' '${program}' completion ${shell}`;
    const words = [...(shell === 'zsh' ? ['-f'] : []), '-c', script.replaceAll('COMPLETION', command)];
    const { stdout } = spawnSync(shell, words, { cwd: root, encoding: 'utf8', env: { ...process.env, HOME: root } });
    return stdout.trim().split('\n');
  };
  const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

  test.skipIf(!has('fish'))('the fish completion completes (needs fish)', () => {
    const complete = (line: string): string[] =>
      inShell('fish', `COMPLETION | source; complete -C 'apology-lint ${line}'`).map((found) => found.split('\t')[0]!);
    expect(complete('--max')).toEqual(['--max-warnings']);
    expect(complete('--preset s')).toEqual(['service-recovery', 'strict', 'support-reply']);
    expect(complete('explain missing-t')).toEqual(['missing-timeline']);
    expect(complete('dr')).toEqual(['draft.txt']);
    expect(complete('--max-warnings dr')).toEqual(['']);
    expect(complete('expl')).toEqual(['explain']);
  });

  test.skipIf(!has('zsh'))('the zsh completion completes (needs zsh)', () => {
    const keys = [
      ['--max', '--max-warnings'],
      ['--preset str', '--preset strict'],
      ['explain missing-t', 'missing-timeline'],
      ['dr', 'draft.txt'],
      ['expl', 'explain'],
    ];
    // A terminal of its own, whose shell completes what is typed; each wait ends with the completed word.
    const typed = keys.map(
      ([line, whole]) =>
        `zpty -n -w z "apology-lint ${line}"$'\\t'; zpty -r z out '*${whole}*'; print -r -- '${whole}'; zpty -n -w z $'\\x15'`,
    );
    const found = inShell(
      'zsh',
      `zmodload zsh/zpty; zpty z zsh -f -i
      zpty -w z 'autoload -Uz compinit; compinit -u -d '${root}'/dump; eval "$(COMPLETION)"; print REA""DY'
      zpty -r z out '*READY*'
      ${typed.join('\n')}`,
    );
    expect(found).toEqual(keys.map(([, whole]) => whole));
  });
});
