/** The prose linters that the benchmark runs beside ours: installed into a folder of their own, never as dependencies. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A command that the benchmark runs on files. */
export interface Tool {
  readonly name: string;
  readonly command: readonly string[];
  /** Whether it bears a text of 10 MB. */
  readonly big?: boolean;
}

interface Peer extends Tool {
  /** Packages of npm or pip that it consists of; without any it is only run where it is on the path. */
  readonly npm?: readonly string[];
  readonly pip?: readonly string[];
  /** A script that is its command line, where it has none for plain text. */
  readonly script?: readonly [name: string, text: string];
}

const retext = `import { args } from 'unified-args';
import { unified } from 'unified';
import english from 'retext-english';
import stringify from 'retext-stringify';
import equality from 'retext-equality';
import passive from 'retext-passive';
import repeated from 'retext-repeated-words';
import simplify from 'retext-simplify';
const processor = unified().use(english).use(stringify).use(equality).use(passive).use(repeated).use(simplify);
args({ processor, name: 'retext', description: '', version: '1', extensions: ['txt'], pluginPrefix: 'retext',
  packageField: 'retextConfig', rcName: '.retextrc', ignoreName: '.retextignore' });
`;
const harper = `import { readFileSync } from 'node:fs';
import { LocalLinter } from 'harper.js';
import { binary } from 'harper.js/binary';
const linter = new LocalLinter({ binary });
for (const file of process.argv.slice(2))
  for (const lint of await linter.lint(readFileSync(file, 'utf8'), { language: 'plaintext' })) console.log(file, lint.message());
`;

function peersIn(folder: string): readonly Peer[] {
  const js = join(folder, 'node_modules/.bin');
  const python = join(folder, 'python/bin');
  const retextPackages =
    'unified-args@11 unified@11 retext-english@5 retext-stringify@4 retext-equality@7 retext-passive@5';
  const rest = 'retext-repeated-words@5 retext-simplify@8';
  const script = (name: string) => [process.execPath, join(folder, name)];
  return [
    { name: 'write-good', command: [join(js, 'write-good')], npm: ['write-good@1'] },
    {
      name: 'textlint + write-good',
      command: [join(js, 'textlint'), '--rule', 'write-good'],
      npm: ['textlint@15', 'textlint-rule-write-good@2'],
    },
    { name: 'alex', command: [join(js, 'alex'), '--quiet'], npm: ['alex@11'] },
    {
      name: 'retext + 4 plugins',
      command: [...script('retext.mjs'), '--quiet', '--no-stdout'],
      npm: `${retextPackages} ${rest}`.split(' '),
      script: ['retext.mjs', retext],
    },
    { name: 'harper.js', command: script('harper.mjs'), npm: ['harper.js@2'], script: ['harper.mjs', harper] },
    { name: 'proselint', command: [join(python, 'proselint')], pip: ['proselint==0.14.0'] },
    { name: 'codespell', command: [join(python, 'codespell')], pip: ['codespell'], big: true },
    { name: 'vale', command: ['vale', '--no-exit'], big: true },
  ];
}

/** Installs the peers that are not there yet; what cannot be installed is missing. */
export function findPeers(folder: string, env: NodeJS.ProcessEnv): { found: Tool[]; missing: string[] } {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), '{"private": true}');
  const found: Tool[] = [];
  const missing: string[] = [];
  for (const peer of peersIn(folder)) {
    if (install(peer, folder, env)) found.push(peer);
    else missing.push(peer.name);
  }
  return { found, missing };
}

function install({ command: [program = ''], npm, pip, script }: Peer, folder: string, env: NodeJS.ProcessEnv): boolean {
  const run = (name: string, ...words: string[]): boolean =>
    spawnSync(name, words, { cwd: folder, env, stdio: 'ignore', timeout: 180_000 }).status === 0;
  if (!npm && !pip) {
    const folders = (env.PATH ?? '').split(delimiter);
    return folders.some((one) => existsSync(join(one, program)));
  }
  if (script) writeFileSync(join(folder, script[0]), script[1]);
  const there = script ? isThere(folder, npm ?? []) : existsSync(program);
  if (there) return true;
  if (npm) return run('npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', ...npm);
  const python = join(folder, 'python');
  if (!existsSync(python) && !run('python3', '-m', 'venv', python)) return false;
  return run(join(python, 'bin/pip'), 'install', '--quiet', ...(pip ?? [])) && existsSync(program);
}

const isThere = (folder: string, packages: readonly string[]): boolean =>
  packages.every((name) => existsSync(join(folder, 'node_modules', name.replace(/@[^@]*$/, ''))));
