import { presets } from '../../rules/presets.ts';
import { type RuleEntry, severities } from '../config/settings.ts';
import type { Knowledge } from '../data.ts';
import { timeOf } from '../dates.ts';
import { parserNames, unknownParser } from '../inputs/index.ts';
import { didYouMean } from '../suggest.ts';
import { type Severity, UsageError } from '../types.ts';
import type { Flags } from './flags.ts';

/** The flags' values once they are known to be right. */
export interface Checked {
  readonly rules: readonly (readonly [string, RuleEntry])[];
  readonly as: 'auto' | 'apology';
  /** -1: any number. */
  readonly maxWarnings: number;
  /** Severity of directives that silence nothing; undefined where no flag speaks of it. */
  readonly unusedDirectives?: Severity | undefined;
  readonly facts: Readonly<Record<string, string>>;
}

/**
 * Checks the values of flags against what we know; nothing is loaded for flags that are not given.
 *
 * @param plugged Gives what plug-ins add; asked only for a name that is none of ours.
 * @throws UsageError for the first wrong one.
 */
export async function checkFlags(flags: Flags, plugged: () => Promise<Knowledge>): Promise<Checked> {
  oneOf('preset', flags.preset, Object.keys(presets));
  if (flags.parser !== undefined && !parserNames.includes(flags.parser)) {
    const { extractors } = await plugged();
    if (!Object.hasOwn(extractors, flags.parser)) throw new UsageError(unknownParser(flags.parser, extractors));
  }
  oneOf('value of --as', flags.as, ['auto', 'apology']);
  const rules: (readonly [string, RuleEntry])[] = [];
  if (flags.rule || flags.suppressRule || flags.language !== undefined || flags.locale !== undefined) {
    const { isLanguage, loaderOf, parseRules, unknownLanguage } = await import('../config/rules.ts');
    for (const [name, tag] of [
      ['--language', flags.language],
      ['--locale', flags.locale],
    ] as const) {
      if (tag === undefined || isLanguage(tag) || (name === '--locale' && tag === 'draft')) continue;
      const { languages } = await plugged();
      if (!isLanguage(tag, languages)) throw new UsageError(`${capital(unknownLanguage(tag, languages))} (${name})`);
    }
    for (const id of flags.suppressRule ?? []) await loaderOf(id, '--suppress-rule', plugged);
    for (const text of flags.rule ?? []) rules.push(...(await parseRules(text, plugged)));
  }
  const facts: Record<string, string> = {};
  if (flags.date !== undefined) facts.date = date('--date', flags.date);
  if (flags.incidentDate !== undefined) facts.incident = date('--incident-date', flags.incidentDate);
  const { maxWarnings = '-1' } = flags;
  if (maxWarnings !== '-1' && !/^\d+$/.test(maxWarnings))
    throw new UsageError(`--max-warnings must be a whole number, not '${maxWarnings}'`);
  const { concurrency = 'auto' } = flags;
  if (!['auto', 'off'].includes(concurrency) && !/^[1-9]\d{0,3}$/.test(concurrency))
    throw new UsageError(`--concurrency must be auto, off or a number of threads, not '${concurrency}'`);
  return {
    rules,
    as: flags.as === 'apology' ? 'apology' : 'auto',
    maxWarnings: Number(maxWarnings),
    unusedDirectives: unusedDirectives(flags),
    facts,
  };
}

function unusedDirectives(flags: Flags): Severity | undefined {
  const { reportUnusedDisableDirectives: report, reportUnusedDisableDirectivesSeverity: severity } = flags;
  if (severity === undefined) return report ? 2 : undefined;
  const name = '--report-unused-disable-directives';
  if (report) throw new UsageError(`Use either ${name} or ${name}-severity, not both`);
  oneOf(`value of ${name}-severity`, severity, ['off', 'warn', 'error', '0', '1', '2']);
  return severities[severity];
}

function oneOf(noun: string, value: string | undefined, known: readonly string[]): void {
  if (value === undefined || known.includes(value)) return;
  throw new UsageError(`Unknown ${noun} '${value}'${didYouMean(value, known) || `: one of ${known.join(', ')}`}`);
}

function date(flag: string, value: string): string {
  if (/^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/.test(value) && !Number.isNaN(timeOf(value))) return value;
  throw new UsageError(`${flag} must be a date such as 2026-11-05, not '${value}'`);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
