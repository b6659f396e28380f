import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { rules } from '../rules/index.ts';

// Each recipe starts several programs.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });
const project = process.cwd();
const readme = fs.readFileSync('README.md', 'utf8');
const flawed = 'We are sorry if the delay upset you.\n';
const plain = 'We are sorry that your parcel came late.\n';

/** The n-th block of code of a recipe, as it stands in the README. */
function recipe(title: string, index = 0): string {
  const section = readme.split(`\n### ${title}\n`)[1]?.split(/\n##+ /)[0] ?? '';
  const block = [...section.matchAll(/```\w+\n([\s\S]*?)```/g)][index]?.[1];
  if (block === undefined) throw new Error(`the README has no recipe '${title}'`);
  return block;
}

function has(command: string, ...words: string[]): boolean {
  return spawnSync(command, words, { stdio: 'ignore' }).status === 0;
}

let root: string;
let bin: string;
beforeAll(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'recipes-')));
  bin = path.join(root, 'bin');
  fs.mkdirSync(bin);
  script('apology-lint', `exec '${process.execPath}' '${project}/dist/cli.cjs' "$@"`);
  script('npx', 'exec "$@"');
  script('msmtp', 'cat > "$SENT"; echo "$@" > "$SENT.words"');
});
afterAll(() => fs.rmSync(root, { recursive: true }));

function script(name: string, body: string): void {
  fs.writeFileSync(path.join(bin, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
}

let cwd: string;
let count = 0;
beforeEach(() => {
  cwd = path.join(root, `project${count++}`);
  fs.mkdirSync(path.join(cwd, 'replies'), { recursive: true });
  const off = Object.fromEntries(Object.keys(rules).map((id) => [id, 'off']));
  write('.apologylintrc.json', JSON.stringify({ rules: { ...off, 'conditional-apology': 'error' } }));
  write('replies/flawed.txt', flawed);
  write('replies/plain.txt', plain);
});

function write(name: string, content: string): void {
  fs.mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
  fs.writeFileSync(path.join(cwd, name), content);
}

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(command: string, words: readonly string[], env: Record<string, string> = {}, input = ''): Run {
  const { GITHUB_STEP_SUMMARY: _, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(command, words, {
    cwd,
    input,
    encoding: 'utf8',
    env: {
      ...inherited,
      PATH: `${bin}:${process.env.PATH}`,
      HOME: root,
      NO_COLOR: '1',
      FORCE_COLOR: '0',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Tom Ellery',
      GIT_AUTHOR_EMAIL: 'tom@example.org',
      GIT_COMMITTER_NAME: 'Tom Ellery',
      GIT_COMMITTER_EMAIL: 'tom@example.org',
      ...env,
    },
  });
  return { code: status, out: stdout, err: stderr };
}

function git(...words: string[]): Run {
  return run('git', words);
}

test('old repositories', () => {
  const [accept, lint, prune] = recipe('Old repositories').trim().split('\n');
  const code = (line: string | undefined) => run('sh', ['-c', line!]).code;
  expect(code(lint)).toBe(1);
  expect([code(accept), code(lint)]).toEqual([0, 0]);
  write('replies/flawed.txt', plain);
  expect([code(lint), code(prune), code(lint)]).toEqual([2, 0, 0]);
});

// The manifest's hook is run as it is but for its language: `node` would install the package from the registry.
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
  const { script, artifacts } = parse(recipe('GitLab'))['apology-lint'];
  const { code } = run('sh', ['-ec', script.join('\n')]);
  const issues = JSON.parse(fs.readFileSync(path.join(cwd, artifacts.reports.codequality), 'utf8'));
  expect(issues).toMatchObject([
    { check_name: 'conditional-apology', severity: 'major', location: { path: 'replies/flawed.txt' } },
  ]);
  expect(code).toBe(1);
});

describe.skipIf(!has('git', 'send-email', '-h') && !fs.existsSync('/usr/lib/git-core/git-send-email'))(
  'git send-email (needs git-email)',
  () => {
    test('refuses a flawed letter and sends a good one', () => {
      git('init', '-q');
      write('.git/hooks/sendemail-validate', recipe('git send-email'));
      fs.chmodSync(path.join(cwd, '.git/hooks/sendemail-validate'), 0o755);
      const sent = path.join(cwd, 'sent');
      const send = (body: string, ...more: string[]) => {
        write('letter.eml', `From: tom@example.org\nTo: ms@example.org\nSubject: Your parcel\n\n${body}`);
        const flags = ['--quiet', '--confirm=never', '--from=tom@example.org', '--to=ms@example.org'];
        return git('send-email', ...flags, `--sendmail-cmd=cat >> '${sent}'; true`, ...more, 'letter.eml');
      };
      const { code, out, err } = send(flawed);
      expect(`${out}${err}`).toContain('conditional-apology');
      expect(`${out}${err}`).toContain('rejected by sendemail-validate hook');
      expect(code).not.toBe(0);
      expect(fs.existsSync(sent)).toBe(false);
      expect(send(plain)).toMatchObject({ code: 0 });
      expect(fs.readFileSync(sent, 'utf8')).toContain(plain);
      expect(send(flawed, '--no-validate').code).toBe(0);
      expect(fs.readFileSync(sent, 'utf8')).toContain(flawed);
    });
  },
);

test('mutt, neomutt and scripts', () => {
  const command = /^set sendmail="(.*)"$/.exec(recipe('mutt, neomutt and scripts').trim())![1]!;
  const sent = path.join(cwd, 'sent');
  // As mutt calls it: its own flags and the recipients come after.
  const send = (body: string) =>
    run('sh', ['-c', `${command} -oem -oi -- ms@example.org`], { SENT: sent }, `Subject: Your parcel\n\n${body}`);
  expect(send(flawed)).toMatchObject({ code: 65, err: expect.stringContaining('conditional-apology') });
  expect(fs.existsSync(sent)).toBe(false);
  expect(send(plain).code).toBe(0);
  expect(fs.readFileSync(sent, 'utf8')).toBe(`Subject: Your parcel\n\n${plain}`);
  expect(fs.readFileSync(`${sent}.words`, 'utf8')).toBe('-oem -oi -- ms@example.org\n');
});
