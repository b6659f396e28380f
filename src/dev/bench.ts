/**
 * Times the built command beside other prose linters, in turn, and prints a Markdown table: `npm run bench [-- RUNS]`.
 * Peers written in JavaScript are installed into a folder of their own; a peer that is missing is skipped by name.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { makeTexts } from './texts.ts';

const runs = Number(process.argv[2] ?? 10);
/** Runs longer than this are not repeated, in milliseconds. */
const patience = 20_000;
const peers = resolve('node_modules/.cache/bench-peers');
const packages = ['alex@11', 'textlint@15', 'textlint-rule-write-good@2', 'write-good@1'];

interface Tool {
  readonly name: string;
  readonly command: readonly string[];
  /** Whether it bears a text of 10 MB. */
  readonly big?: boolean;
}

interface Job {
  readonly name: string;
  readonly files: readonly string[];
  readonly tools: readonly Tool[];
}

/** Milliseconds and peak memory in MiB of one run. */
interface Run {
  readonly time: number;
  readonly peak: number;
}

// Node 20 reads these certificates at every start, which would flatter every ratio to Node.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
const data = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  main();
} finally {
  rmSync(data, { recursive: true });
}

function main(): void {
  install();
  const ours: Tool = { name: 'apology-lint', command: [process.execPath, resolve('dist/cli.cjs')], big: true };
  const node: Tool = { name: 'node -e 0', command: [process.execPath, '-e', '0'] };
  const { found, missing } = available();
  const one = write('one', makeTexts(1, 150, 1));
  const many = write('many', makeTexts(1000, 150, 2));
  const large = write('large', [makeTexts(10_000, 150, 3).join('\n').slice(0, 10_000_000)]);
  const big = found.filter(({ big: bears }) => bears);
  print([
    { name: 'one draft of 150 words', files: one, tools: [node, ours, ...found] },
    { name: '1,000 drafts of 150 words', files: many, tools: [ours, ...found] },
    { name: 'one text of 10 MB', files: large, tools: [ours, ...big] },
  ]);
  if (missing.length > 0) console.log(`\nSkipped, as not installed: ${missing.join(', ')}.`);
}

function write(name: string, texts: readonly string[]): string[] {
  mkdirSync(join(data, name));
  return texts.map((text, index) => {
    const file = join(data, name, `${index}.txt`);
    writeFileSync(file, text);
    return file;
  });
}

function install(): void {
  if (existsSync(join(peers, 'node_modules'))) return;
  mkdirSync(peers, { recursive: true });
  writeFileSync(join(peers, 'package.json'), '{"private": true}');
  for (const name of packages) {
    const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', name], { cwd: peers, encoding: 'utf8' });
    if (status !== 0) console.error(`${name} could not be installed`);
  }
}

function available(): { found: Tool[]; missing: string[] } {
  const bin = join(peers, 'node_modules/.bin');
  const wanted: readonly Tool[] = [
    { name: 'write-good', command: [join(bin, 'write-good')] },
    { name: 'textlint + write-good', command: [join(bin, 'textlint'), '--rule', 'write-good'] },
    { name: 'alex', command: [join(bin, 'alex'), '--quiet'] },
    { name: 'proselint', command: ['proselint'] },
    { name: 'codespell', command: ['codespell'], big: true },
    { name: 'vale', command: ['vale', '--no-exit'], big: true },
  ];
  const folders = (env.PATH ?? '').split(delimiter);
  const has = ({ command: [program = ''] }: Tool): boolean =>
    program.includes('/') ? existsSync(program) : folders.some((folder) => existsSync(join(folder, program)));
  return { found: wanted.filter(has), missing: wanted.filter((tool) => !has(tool)).map(({ name }) => name) };
}

/** One run from outside; undefined where the tool was stopped or could not be started. */
function run({ command }: Tool, files: readonly string[]): Run | undefined {
  const [program = '', ...words] = command;
  const timed = existsSync('/usr/bin/time');
  const all = program === process.execPath && words[0] === '-e' ? words : [...words, ...files];
  const before = performance.now();
  const { error, signal, stderr } = spawnSync(
    timed ? '/usr/bin/time' : program,
    timed ? ['-f', '\n%M', program, ...all] : all,
    { cwd: peers, env, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], timeout: 120_000, maxBuffer: 1 << 28 },
  );
  const time = performance.now() - before;
  if (error || signal) return undefined;
  return { time, peak: timed ? Number(stderr.trim().split('\n').at(-1)) / 1024 : Number.NaN };
}

function print(jobs: readonly Job[]): void {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  console.log(`${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${machine}; medians.\n`);
  console.log('| | | ms | apology-lint takes | peak MiB |\n|---|---|---:|---:|---:|');
  for (const { name, files, tools } of jobs) {
    const results = new Map<Tool, Run[]>(tools.map((tool) => [tool, []]));
    const slow = new Set<Tool>();
    for (let round = 0; round < runs; round++) {
      for (const tool of tools) {
        if (slow.has(tool)) continue;
        const result = run(tool, files);
        if (result) results.get(tool)?.push(result);
        if (!result || result.time > patience) slow.add(tool);
      }
    }
    const ours = median(results.get(tools.find((tool) => tool.name === 'apology-lint') as Tool) ?? [], 'time');
    for (const [tool, done] of results) {
      const time = median(done, 'time');
      const cells = done.length === 0 ? ['did not end', '', ''] : [time.toFixed(0), `${(ours / time).toFixed(3)} ×`];
      const peak = median(done, 'peak');
      if (done.length > 0) cells.push(Number.isNaN(peak) ? '' : peak.toFixed(0));
      console.log(`| ${name} | ${tool.name} | ${cells.join(' | ')} |`);
    }
  }
}

function median(done: readonly Run[], of: keyof Run): number {
  const sorted = done.map((one) => one[of]).sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
