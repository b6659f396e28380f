import path from 'node:path';
import { rules } from '../../rules/index.ts';
import { faultRules } from '../../rules/presets.ts';
import { applyBaseline, applyEverywhere, extendBaseline, pruneBaseline, type Ran } from '../baseline.ts';
import { type Baseline, defaultLocation, readBaseline, writeBaseline } from '../baseline-file.ts';
import type { Configs } from '../config/index.ts';
import type { Settings } from '../config/settings.ts';
import { isFolder } from '../files/write.ts';
import { isForeign } from '../rule.ts';
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
  settle(results: readonly FileResult[], configs: Configs): Promise<Suppressions>;
}

/**
 * Opens the baseline that the flags name, before anything is linted.
 *
 * @throws UsageError for flags that exclude each other, and for a baseline that is missing or broken.
 */
export function openBaseline(flags: Flags, cwd: string): OpenBaseline {
  const { suppressAll, suppressRule, pruneSuppressions, suppressionsLocation } = flags;
  const asked = [
    suppressAll && '--suppress-all',
    suppressRule && '--suppress-rule',
    pruneSuppressions && '--prune-suppressions',
  ].filter(Boolean);
  if (asked.length > 1) throw new UsageError(`Use one of ${asked.join(' and ')} at a time`);
  const file = fileOf(suppressionsLocation, cwd);
  const folder = path.dirname(file);
  const before = suppressAll || suppressRule ? readBaseline(file) : existing(file, cwd);
  const name = shown(file, cwd);
  return {
    async settle(results, configs) {
      const ran = await ranUnder(results, configs, flags);
      const baseline = renewed(before ?? {}, results, ran);
      const { results: left, unused } = applyBaseline(results, baseline, folder, ran);
      if (unused.length === 0) return { results: left, complaints: [], notices: [] };
      const list = unused.map(({ file, rule, count }) => `${file}: ${rule}${count > 1 ? ` (${count})` : ''}`);
      const sentence = `${name}: no longer found: ${list.join('; ')}`;
      return flags.passOnUnprunedSuppressions
        ? { results: left, complaints: [], notices: [sentence] }
        : { results: left, complaints: [`${sentence}. --prune-suppressions takes them out`], notices: [] };
    },
  };

  function renewed(baseline: Baseline, results: readonly FileResult[], ran: Ran): Baseline {
    if (asked.length === 0) return baseline;
    const renewed = pruneSuppressions
      ? pruneBaseline(baseline, results, folder, ran)
      : extendBaseline(baseline, results, folder, suppressRule);
    writeBaseline(file, renewed);
    return renewed;
  }
}

/** Tells which rules ran on each file: those that its settings and the flags leave on. */
async function ranUnder(results: readonly FileResult[], configs: Configs, flags: Flags): Promise<Ran> {
  const settings = new Map<string, Settings>();
  for (const { filePath } of results)
    if (path.isAbsolute(filePath)) settings.set(filePath, (await configs(path.dirname(filePath))).settings(filePath));
  return (file, rule) => {
    const { rules: set, fault, retext } = settings.get(file)!;
    if ((flags.fault === false || fault === false) && faultRules.includes(rule)) return false;
    // What retext plugins say is on unless it is switched off; a rule that there is no more cannot be off.
    const unset = isForeign(rule) ? retext !== undefined : !Object.hasOwn(rules, rule);
    return set[rule] ? set[rule][0] !== 0 : unset;
  };
}

/**
 * Takes out of the report on a message what the project accepts in any of its files.
 *
 * @throws UsageError for a baseline that is missing or broken.
 */
export function acceptInMessage(results: readonly FileResult[], flags: Flags, cwd: string): FileResult[] {
  const baseline = existing(fileOf(flags.suppressionsLocation, cwd), cwd);
  return results.map((result) => applyEverywhere(result, baseline));
}

function existing(file: string, cwd: string): Baseline {
  const baseline = readBaseline(file);
  if (baseline) return baseline;
  throw new UsageError(`There are no suppressions at '${shown(file, cwd)}': --suppress-all writes them`);
}

function fileOf(given: string | undefined, cwd: string): string {
  const location = path.resolve(cwd, given ?? defaultLocation);
  return given !== undefined && isFolder(given, location) ? path.join(location, defaultLocation) : location;
}
