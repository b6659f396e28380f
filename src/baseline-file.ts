import fs from 'node:fs';
import { reason } from './files/read.ts';
import { replaceFile } from './files/write.ts';
import { UsageError } from './types.ts';

/** Where a baseline is kept unless a flag says otherwise. */
export const defaultLocation = 'apology-lint-suppressions.json';

/** Fingerprints of accepted hits by rule; two equal ones stand for two equal sentences. */
export type Prints = Record<string, readonly string[]>;

/** The accepted hits of a repository: by file, relative to the folder of the baseline, and by rule. */
export type Baseline = Readonly<Record<string, Readonly<Prints>>>;

/**
 * Reads a baseline.
 *
 * @returns undefined where there is no such file.
 * @throws UsageError where it cannot be read or is none.
 */
export function readBaseline(file: string): Baseline | undefined {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UsageError(`Cannot read the suppressions '${file}': ${reason(error)}`);
  }
  const mend = 'mend it, or delete it and run --suppress-all';
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(`The suppressions '${file}' are no JSON (${(error as Error).message}): ${mend}`);
  }
  const wrong = mistake(parsed);
  if (wrong) throw new UsageError(`The suppressions '${file}' are broken: ${wrong}; ${mend}`);
  return (parsed as { files: Baseline }).files;
}

function mistake(parsed: unknown): string | undefined {
  if (!isMapping(parsed) || !isMapping(parsed.files)) return "'files' must be a mapping of paths";
  if (parsed.version !== 1) return `'version' must be 1, not ${JSON.stringify(parsed.version)}`;
  for (const [name, rules] of Object.entries(parsed.files)) {
    if (!isMapping(rules)) return `'${name}' must be a mapping of rules`;
    for (const [rule, prints] of Object.entries(rules)) {
      const isList = Array.isArray(prints) && prints.every((print) => typeof print === 'string');
      if (!isList) return `'${rule}' of '${name}' must be a list of fingerprints`;
    }
  }
  return undefined;
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Writes a baseline in one move, sorted, so that it can be reviewed and merged.
 *
 * @throws UsageError where it cannot be written.
 */
export function writeBaseline(file: string, baseline: Baseline): void {
  const files = sorted(baseline, (rules) => sorted(rules, (prints) => [...prints].sort()));
  try {
    replaceFile(file, `${JSON.stringify({ version: 1, files }, null, 2)}\n`);
  } catch (error) {
    throw new UsageError(`Cannot write the suppressions '${file}': ${reason(error)}`);
  }
}

function sorted<T>(mapping: Readonly<Record<string, T>>, inner: (value: T) => T): Record<string, T> {
  const entries = Object.entries(mapping).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, inner(value)]));
}
