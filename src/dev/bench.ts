/**
 * Times the built command beside other prose linters, in turn, and prints a Markdown table: `npm run bench [-- PARTS… RUNS]`,
 * the parts being `one`, `many` and `large`, ten runs where no number is given. A tool that is slow in a part is run once
 * there, so that each part ends within a few minutes.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { findPeers, type Tool } from './bench-peers.ts';
import { makeTexts } from './texts.ts';

const words = process.argv.slice(2);
const runs = Number(words.find((word) => /^\d+$/.test(word)) ?? 10);
const wanted = words.filter((word) => !/^\d+$/.test(word));
/** A tool that has run so long in a part is not run again, in milliseconds. */
const patience = 10_000;
/** A run that takes longer is stopped, in milliseconds. */
const longest = 30_000;
const peers = resolve('node_modules/.cache/bench-peers');

interface Job {
  readonly part: string;
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
  const ours: Tool = { name: 'apology-lint', command: [process.execPath, resolve('dist/cli.cjs')], big: true };
  const node: Tool = { name: 'node -e 0', command: [process.execPath, '-e', '0'] };
  const { found, missing } = findPeers(peers, env);
  const one = write('one', makeTexts(1, 150, 1));
  const many = write('many', makeTexts(1000, 150, 2));
  const large = write('large', [makeTexts(10_000, 150, 3).join('\n').slice(0, 10_000_000)]);
  const big = found.filter(({ big: bears }) => bears);
  const jobs: readonly Job[] = [
    { part: 'one', name: 'one draft of 150 words', files: one, tools: [node, ours, ...found] },
    { part: 'many', name: '1,000 drafts of 150 words', files: many, tools: [ours, ...found] },
    { part: 'large', name: 'one text of 10 MB', files: large, tools: [ours, ...big] },
  ];
  print(jobs.filter(({ part }) => wanted.length === 0 || wanted.includes(part)));
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

/** One run from outside; undefined where the tool was stopped or could not be started. */
function run({ command }: Tool, files: readonly string[]): Run | undefined {
  const [program = '', ...words] = command;
  const timed = existsSync('/usr/bin/time');
  const all = program === process.execPath && words[0] === '-e' ? words : [...words, ...files];
  const before = performance.now();
  const { error, signal, status, stderr } = spawnSync(
    timed ? '/usr/bin/time' : program,
    timed ? ['-f', '\n%M', program, ...all] : all,
    {
      cwd: peers,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: longest,
      killSignal: 'SIGKILL',
      maxBuffer: 1 << 28,
    },
  );
  const time = performance.now() - before;
  // What a shell and `time` say of a program that is not there or cannot be run.
  if (error || signal || status === 126 || status === 127) return undefined;
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
        const took = result ? `${result.time.toFixed(0)} ms` : 'stopped';
        process.stderr.write(`${name}, ${round + 1} of ${runs}: ${tool.name} ${took}\n`);
        if (result) results.get(tool)?.push(result);
        const spent = (results.get(tool) ?? []).reduce((sum, { time }) => sum + time, 0);
        if (!result || spent > patience) slow.add(tool);
      }
    }
    const ours = median(results.get(tools.find((tool) => tool.name === 'apology-lint') as Tool) ?? [], 'time');
    for (const [tool, done] of results) {
      const time = median(done, 'time');
      const cells =
        done.length === 0
          ? [`did not run, or was stopped after ${longest / 1000} s`, '', '']
          : [time.toFixed(0), `${(ours / time).toFixed(3)} ×`];
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
