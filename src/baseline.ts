import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Baseline, Prints } from './baseline-file.ts';
import { linesOf } from './diagnostics.ts';
import { toPosix } from './files/paths.ts';
import type { Diagnostic, FileResult, SuppressedDiagnostic } from './types.ts';

/** What a baseline leaves of a report. */
export interface Applied {
  readonly results: FileResult[];
  /** Entries of the linted files that met no hit. */
  readonly unused: readonly { readonly file: string; readonly rule: string; readonly count: number }[];
}

/** Whether a rule ran on a file, by its absolute path: what did not run finds nothing, and nothing is known to be gone. */
export type Ran = (file: string, rule: string) => boolean;
const always: Ran = () => true;

/** Moves the hits that a baseline accepts to the suppressed ones, each entry once. */
export function applyBaseline(
  results: readonly FileResult[],
  baseline: Baseline,
  folder: string,
  ran: Ran = always,
): Applied {
  const unused: { file: string; rule: string; count: number }[] = [];
  const left = results.map((result) => {
    const name = nameIn(folder, result);
    const entries = name === undefined ? undefined : baseline[name];
    if (name === undefined || !entries) return result;
    const open = new Map(Object.entries(entries).map(([rule, prints]) => [rule, tally(prints)]));
    const printOf = printer(result);
    const messages: Diagnostic[] = [];
    const suppressed: SuppressedDiagnostic[] = [...result.suppressedMessages];
    for (const one of result.messages) {
      const print = printOf(one);
      const prints = open.get(one.ruleId ?? '');
      const count = (print !== undefined && prints?.get(print)) || 0;
      if (count === 0 || !prints || print === undefined) messages.push(one);
      else {
        prints.set(print, count - 1);
        suppressed.push(accept(one));
      }
    }
    for (const [rule, prints] of open) {
      const count = [...prints.values()].reduce((sum, one) => sum + one, 0);
      if (count > 0 && ran(result.filePath, rule)) unused.push({ file: name, rule, count });
    }
    return messages.length === result.messages.length ? result : without(result, messages, suppressed);
  });
  return { results: left, unused };
}

/** Moves the hits that a baseline accepts in whatever file to the suppressed ones: what may stand there may be sent. */
export function applyEverywhere(result: FileResult, baseline: Baseline): FileResult {
  const accepted = new Set(
    Object.values(baseline).flatMap((rules) =>
      Object.entries(rules).flatMap(([rule, prints]) => prints.map((print) => `${rule} ${print}`)),
    ),
  );
  const printOf = printer(result);
  const isOpen = (one: Diagnostic): boolean => !accepted.has(`${one.ruleId} ${printOf(one)}`);
  const messages = result.messages.filter(isOpen);
  if (messages.length === result.messages.length) return result;
  const taken = result.messages.filter((one) => !isOpen(one)).map(accept);
  return without(result, messages, [...result.suppressedMessages, ...taken]);
}

const accept = (one: Diagnostic): SuppressedDiagnostic => ({
  ...one,
  suppressions: [{ kind: 'file', justification: '' }],
});

/** Adds the hits of a report to a baseline: of all rules, or of those named. */
export function extendBaseline(
  baseline: Baseline,
  results: readonly FileResult[],
  folder: string,
  rules?: readonly string[],
): Baseline {
  const extended: Record<string, Readonly<Prints>> = { ...baseline };
  for (const result of results) {
    const name = nameIn(folder, result);
    if (name === undefined) continue;
    const printOf = printer(result);
    const hits: Record<string, string[]> = {};
    for (const one of result.messages) {
      const print = printOf(one);
      if (print === undefined || one.ruleId === null || (rules && !rules.includes(one.ruleId))) continue;
      hits[one.ruleId] ??= [];
      hits[one.ruleId]!.push(print);
    }
    const entries: Prints = { ...extended[name] };
    for (const [rule, prints] of Object.entries(hits)) entries[rule] = joined(entries[rule] ?? [], prints);
    if (Object.keys(entries).length > 0) extended[name] = entries;
  }
  return extended;
}

/**
 * Drops from a baseline what a report no longer has, and files that are gone; files that were not linted stay, and the
 * entries of rules that did not run.
 */
export function pruneBaseline(
  baseline: Baseline,
  results: readonly FileResult[],
  folder: string,
  ran: Ran = always,
): Baseline {
  const found = extendBaseline({}, results, folder);
  const linted = new Set(results.map((result) => nameIn(folder, result)));
  const kept: Record<string, Readonly<Prints>> = {};
  for (const [name, rules] of Object.entries(baseline)) {
    const file = path.resolve(folder, name);
    if (!linted.has(name)) {
      if (fs.existsSync(file)) kept[name] = rules;
      continue;
    }
    const left = Object.entries(rules)
      .map(([rule, prints]) => [rule, ran(file, rule) ? common(prints, found[name]?.[rule] ?? []) : prints] as const)
      .filter(([, prints]) => prints.length > 0);
    if (left.length > 0) kept[name] = Object.fromEntries(left);
  }
  return kept;
}

function nameIn(folder: string, { filePath, drafts, messages }: FileResult): string | undefined {
  // A file that is only told to be ignored was not linted.
  if (!path.isAbsolute(filePath) || (drafts.length === 0 && messages.some(({ line }) => line === 0))) return undefined;
  return toPosix(path.relative(folder, filePath));
}

/** Tells by what each hit of a file is known; undefined where it is no rule's. */
function printer({ source = '' }: FileResult): (hit: Diagnostic) => string | undefined {
  let lines: readonly string[] | undefined;
  return ({ ruleId, fingerprint, fatal, message, line }) => {
    if (ruleId === null || fatal) return undefined;
    if (fingerprint) return fingerprint;
    lines ??= linesOf(source);
    const words = (lines[line - 1] ?? '').trim();
    return createHash('sha1').update(`${ruleId}\0${message}\0${words}`).digest('hex').slice(0, 16);
  };
}

function tally(prints: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const print of prints) counts.set(print, (counts.get(print) ?? 0) + 1);
  return counts;
}

/** Each fingerprint as often as the list that has more of it. */
function joined(a: readonly string[], b: readonly string[]): string[] {
  const have = tally(a);
  return [...a, ...b.filter((print) => !take(have, print))];
}

function common(a: readonly string[], b: readonly string[]): string[] {
  const have = tally(b);
  return a.filter((print) => take(have, print));
}

function take(counts: Map<string, number>, print: string): boolean {
  const count = counts.get(print) ?? 0;
  if (count > 0) counts.set(print, count - 1);
  return count > 0;
}

function without(result: FileResult, messages: Diagnostic[], suppressedMessages: SuppressedDiagnostic[]): FileResult {
  const errorCount = messages.filter(({ severity }) => severity === 2).length;
  const { source, ...rest } = result;
  return {
    ...rest,
    messages,
    suppressedMessages: suppressedMessages.sort((a, b) => a.line - b.line || a.column - b.column),
    errorCount,
    warningCount: messages.length - errorCount,
    ...(messages.length > 0 && source !== undefined ? { source } : {}),
  };
}
