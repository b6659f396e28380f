import fs from 'node:fs';
import path from 'node:path';
import { rules } from '../../rules/index.ts';
import { applyBaseline, extendBaseline, pruneBaseline } from '../baseline.ts';
import { type Baseline, defaultLocation, readBaseline, writeBaseline } from '../baseline-file.ts';
import { isForeign } from '../config/rules.ts';
import { didYouMean } from '../suggest.ts';
import { type FileResult, UsageError } from '../types.ts';
import type { Flags } from './flags.ts';
import { shown } from './job.ts';

/** What is left to report, and what to tell of the baseline. */
export interface Suppressions {
  readonly results: readonly FileResult[];
  /** Fail the run. */
  readonly complaints: readonly string[];
  readonly notices: readonly string[];
}

/** A baseline that is open for a run. */
export interface OpenBaseline {
  /** Writes what the flags ask for, and takes the accepted hits out of the report. */
  settle(results: readonly FileResult[]): Suppressions;
}

/**
 * Opens the baseline that the flags name, before anything is linted.
 *
 * @throws UsageError for flags that exclude each other, an unknown rule, and a baseline that is missing or broken.
 */
export function openBaseline(flags: Flags, cwd: string): OpenBaseline {
  const { suppressAll, suppressRule, pruneSuppressions, suppressionsLocation } = flags;
  const asked = [
    suppressAll && '--suppress-all',
    suppressRule && '--suppress-rule',
    pruneSuppressions && '--prune-suppressions',
  ].filter(Boolean);
  if (asked.length > 1) throw new UsageError(`Use one of ${asked.join(' and ')} at a time`);
  for (const id of suppressRule ?? []) {
    if (Object.hasOwn(rules, id) || isForeign(id)) continue;
    throw new UsageError(`Unknown rule '${id}' (--suppress-rule)${didYouMean(id, Object.keys(rules))}`);
  }
  const location = path.resolve(cwd, suppressionsLocation ?? defaultLocation);
  const file = isFolder(suppressionsLocation, location) ? path.join(location, defaultLocation) : location;
  const folder = path.dirname(file);
  const before = readBaseline(file);
  const name = shown(file, cwd);
  if (!before && !suppressAll && !suppressRule) {
    throw new UsageError(`There are no suppressions at '${name}': --suppress-all writes them`);
  }
  return {
    settle(results) {
      const baseline = renewed(before ?? {}, results);
      const { results: left, unused } = applyBaseline(results, baseline, folder);
      if (unused.length === 0) return { results: left, complaints: [], notices: [] };
      const list = unused.map(({ file, rule, count }) => `${file}: ${rule}${count > 1 ? ` (${count})` : ''}`);
      const sentence = `${name}: no longer found: ${list.join('; ')}`;
      return flags.passOnUnprunedSuppressions
        ? { results: left, complaints: [], notices: [sentence] }
        : { results: left, complaints: [`${sentence}. --prune-suppressions takes them out`], notices: [] };
    },
  };

  function renewed(baseline: Baseline, results: readonly FileResult[]): Baseline {
    if (asked.length === 0) return baseline;
    const renewed = pruneSuppressions
      ? pruneBaseline(baseline, results, folder)
      : extendBaseline(baseline, results, folder, suppressRule);
    writeBaseline(file, renewed);
    return renewed;
  }
}

function isFolder(given: string | undefined, location: string): boolean {
  if (given === undefined) return false;
  return /[/\\]$/.test(given) || (fs.existsSync(location) && fs.statSync(location).isDirectory());
}
