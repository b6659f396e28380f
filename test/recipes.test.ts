import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { cwd, flawed, git, has, plain, project, type Run, recipe, run, script, write } from './recipes-kit.ts';

// Each recipe starts several programs.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

test('old repositories', () => {
  const [accept, lint, prune] = recipe('Old repositories').trim().split('\n');
  const code = (line: string | undefined) => run('sh', ['-c', line!]).code;
  expect(code(lint)).toBe(1);
  expect([code(accept), code(lint)]).toEqual([0, 0]);
  write('replies/flawed.txt', plain);
  expect([code(lint), code(prune), code(lint)]).toEqual([2, 0, 0]);
});

// The manifest's hook is run as it is but for its language: `.ci/try-repo` installs the package as pre-commit does.
describe.skipIf(!has('pre-commit', '--version'))('pre-commit (needs pre-commit)', () => {
  test('runs the hook of the manifest on the files of the recipe', () => {
    const [hook] = parse(fs.readFileSync('.pre-commit-hooks.yaml', 'utf8'));
    const [{ hooks }] = parse(recipe('pre-commit')).repos;
    expect(hooks[0].id).toBe(hook.id);
    const local = { repos: [{ repo: 'local', hooks: [{ ...hook, ...hooks[0], language: 'system' }] }] };
    write('.pre-commit-config.yaml', JSON.stringify(local));
    write('elsewhere/flawed.txt', flawed);
    git('init', '-q');
    git('add', '.');
    const failed = run('pre-commit', ['run', '--all-files']);
    expect(failed.out).toMatch(/apology-lint\.+Failed/);
    expect(failed.out).toContain('conditional-apology');
    expect(failed.out).not.toContain('elsewhere');
    expect(failed.code).toBe(1);
    write('replies/flawed.txt', plain);
    git('add', '.');
    expect(run('pre-commit', ['run', '--all-files'])).toMatchObject({ code: 0, out: expect.stringMatching(/Passed/) });
  });
});

test('lint-staged', () => {
  write('.lintstagedrc.json', recipe('lint-staged'));
  write('.apologylintignore', 'replies/old.txt\n');
  git('init', '-q');
  git('add', '.apologylintrc.json');
  git('commit', '-q', '-m', 'Begin');
  const staged = () => run(process.execPath, [path.join(project, 'node_modules/lint-staged/bin/lint-staged.js')]);
  git('add', 'replies/plain.txt');
  expect(staged().code).toBe(0);
  git('add', 'replies/flawed.txt');
  const { code, out, err } = staged();
  expect(`${out}${err}`).toContain('conditional-apology');
  expect(code).toBe(1);
  git('reset', '-q');
  write('replies/old.txt', flawed);
  git('add', 'replies/old.txt');
  expect(staged().code).toBe(0);
});

describe.skipIf(!has('parallel', '--version'))('GNU parallel (needs parallel)', () => {
  const files = recipe('GNU parallel').trim();

  test('lints the files of a repository', () => {
    git('init', '-q');
    git('add', '.');
    const { code, out } = run('sh', ['-c', files]);
    expect(out.match(/conditional-apology/g)).toHaveLength(1);
    expect(code).toBe(1);
    write('replies/flawed.txt', plain);
    expect(run('sh', ['-c', files])).toMatchObject({ code: 0, out: '' });
  });
});

describe('GitHub', () => {
  /** Runs the action's steps as a runner does, with the inputs given and the defaults of the rest. */
  function act(given: Record<string, string>): Run {
    const { inputs, runs } = parse(fs.readFileSync('action.yml', 'utf8'));
    const [step] = runs.steps;
    const fill = (text: string): string =>
      text.replace(/\$\{\{ inputs\.(\w+) \}\}/g, (_, name: string) => given[name] ?? inputs[name].default);
    const env = Object.fromEntries(Object.entries<string>(step.env).map(([name, value]) => [name, fill(value)]));
    return run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
      ...env,
      GITHUB_ACTION_PATH: project,
      GITHUB_STEP_SUMMARY: path.join(cwd, 'summary.md'),
    });
  }

  test('the action annotates and writes the summary', () => {
    const step = parse(recipe('GitHub')).steps[1];
    const { code, out } = act(step.with);
    expect(out).toMatch(/^::error file=replies\/flawed\.txt,line=1,endLine=1,col=14,.*::'if the delay/);
    expect(fs.readFileSync(path.join(cwd, 'summary.md'), 'utf8')).toContain('conditional-apology');
    expect(code).toBe(1);
    write('replies/flawed.txt', plain);
    expect(act(step.with)).toMatchObject({ code: 0, out: '' });
  });

  test('the problem matcher reads the plain report', () => {
    const { out } = act({ files: 'replies/*.txt', format: 'stylish' });
    const [first, ...lines] = out.split('\n');
    const file = /^::add-matcher::(.*)$/.exec(first!)![1]!;
    const [{ pattern }] = JSON.parse(fs.readFileSync(file, 'utf8')).problemMatcher;
    const [head, row] = pattern.map(({ regexp }: { regexp: string }) => new RegExp(regexp));
    const at = lines.findIndex((line) => head.test(line));
    expect(head.exec(lines[at])[1]).toBe(path.join(cwd, 'replies/flawed.txt'));
    expect(row.exec(lines[at + 1]).slice(1)).toEqual([
      '1',
      '14',
      'error',
      expect.stringMatching(/^'if the delay.*\S$/),
      'conditional-apology',
    ]);
  });
});

test('GitLab', () => {
  const { script: lines, artifacts } = parse(recipe('GitLab'))['apology-lint'];
  script('npm', 'test "$*" = ci');
  const { code } = run('sh', ['-ec', lines.join('\n')]);
  const issues = JSON.parse(fs.readFileSync(path.join(cwd, artifacts.reports.codequality), 'utf8'));
  expect(issues).toMatchObject([
    { check_name: 'conditional-apology', severity: 'major', location: { path: 'replies/flawed.txt' } },
  ]);
  expect(code).toBe(1);
});
