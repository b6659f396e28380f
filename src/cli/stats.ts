import type { FileResult } from '../types.ts';
import { notice } from './output.ts';

/** Milliseconds by stage and rule, as `--stats` reports them: `inputs`, `hear`, `rule <id>`. */
export interface Stats {
  readonly times: Readonly<Record<string, number>>;
}

/** Adds a file's times to its result, rounded to microseconds. */
export function withStats(result: FileResult, times: ReadonlyMap<string, number>): FileResult & { stats: Stats } {
  const rounded = [...times].map(([stage, milliseconds]) => [stage, Math.round(milliseconds * 1000) / 1000]);
  return { ...result, stats: { times: Object.fromEntries(rounded) } };
}

/** Adds a result's times to the sums of all. */
export function addStats(sums: Map<string, number>, { stats }: FileResult & { readonly stats?: Stats }): void {
  for (const [stage, time] of Object.entries(stats?.times ?? {})) sums.set(stage, (sums.get(stage) ?? 0) + time);
}

/** Prints the sums of all files on standard error, the slowest rules first. */
export function printStats(sums: ReadonlyMap<string, number>): void {
  const isRule = (stage: string): boolean => stage.startsWith('rule ');
  const stages = [...sums].filter(([stage]) => !isRule(stage));
  const rules = [...sums].filter(([stage]) => isRule(stage)).sort((a, b) => b[1] - a[1]);
  for (const [stage, time] of [...stages, ...rules]) notice(`${time.toFixed(3).padStart(10)} ms  ${stage}`);
}
