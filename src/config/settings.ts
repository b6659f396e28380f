import { presets } from '../../rules/presets.ts';
import type { Part } from '../inputs/options.ts';
import type { PlaceholderConfig } from '../inputs/placeholders.ts';
import type { Options, Severity } from '../types.ts';
import type { Mistake } from '../validate.ts';

/** A rule's entry as users write it. */
export type RuleEntry = string | number | readonly [severity: string | number, options?: Options];

/** The settings of a configuration as users write them, already validated. */
export interface RawSettings {
  readonly rules?: Readonly<Record<string, RuleEntry>>;
  readonly language?: string;
  readonly locale?: string;
  readonly parser?: string;
  readonly placeholders?: PlaceholderConfig;
  readonly allow?: Readonly<Record<string, readonly string[]>>;
  readonly fields?: readonly string[];
  /** Names as written, absolute folders once they are found. */
  readonly plugins?: readonly string[];
  /** Names as written, absolute modules once they are found. */
  readonly retext?: readonly string[];
  readonly fault?: boolean;
  readonly template?: boolean;
  readonly include?: readonly Part[];
  readonly reportUnusedDisableDirectives?: boolean | string | number;
  readonly requireDisableReasons?: boolean;
}

/** What holds for one file once presets, configuration and flags are laid over each other. */
export interface Settings extends Omit<RawSettings, 'rules'> {
  readonly rules: Readonly<Record<string, readonly [Severity, Options]>>;
}

/** Settings that hold for all files, or for those that match each list of globs; later layers win. */
export interface Layer {
  /** Where the settings come from: a path, or `preset strict`. */
  readonly origin: string;
  readonly preset?: string;
  readonly files: readonly (readonly string[])[];
  readonly settings: RawSettings;
  /** Words a mistake in these settings with its place; absent for presets. */
  readonly tell?: (mistake: Mistake) => string;
}

/** The severities as they may be written. */
export const severities: Readonly<Record<string, Severity>> = { off: 0, warn: 1, error: 2, 0: 0, 1: 1, 2: 2 };

/** The layer of a preset: its rules, and nothing else. */
export function presetLayer(name: string): Layer {
  return { origin: `preset ${name}`, preset: name, files: [], settings: { rules: presets[name]! } };
}

type Rules = Record<string, readonly [Severity, Options]>;

/**
 * Lays layers over each other, weakest first: lists are joined, all else is replaced.
 * A bare severity keeps the options given before.
 *
 * @param preset Takes the place of all severities that the layers give.
 * @param last Rule entries that come after all else.
 */
export function lay(
  layers: readonly Layer[],
  preset: string | undefined,
  last: readonly (readonly [string, RuleEntry])[] = [],
): Settings {
  const rules: Rules = {};
  let merged: RawSettings = {};
  for (const { settings } of layers) {
    layRules(rules, Object.entries(settings.rules ?? {}));
    merged = merge(merged, settings);
  }
  if (preset !== undefined) {
    for (const [id, [, options]] of Object.entries(rules)) rules[id] = [0, options];
    layRules(rules, Object.entries(presets[preset]!));
  }
  layRules(rules, last);
  return { ...merged, rules };
}

function layRules(rules: Rules, entries: readonly (readonly [string, RuleEntry])[]): void {
  for (const [id, entry] of entries) {
    const [severity, options] = Array.isArray(entry) ? (entry as readonly [string | number, Options?]) : [entry];
    rules[id] = [severities[String(severity)]!, options ?? rules[id]?.[1] ?? {}];
  }
}

function merge(under: RawSettings, over: RawSettings): RawSettings {
  const { rules: _, ...rest } = over;
  const merged: Record<string, unknown> = { ...under, ...rest };
  for (const key of ['fields', 'include', 'plugins', 'retext'] as const) {
    if (under[key] && over[key]) merged[key] = [...new Set([...under[key], ...over[key]])];
  }
  if (under.allow && over.allow) {
    const allow: Record<string, readonly string[]> = { ...under.allow };
    for (const [id, phrases] of Object.entries(over.allow)) allow[id] = [...(allow[id] ?? []), ...phrases];
    merged.allow = allow;
  }
  if (under.placeholders && over.placeholders) {
    merged.placeholders = {
      patterns: [...(under.placeholders.patterns ?? []), ...(over.placeholders.patterns ?? [])],
      meanings: { ...under.placeholders.meanings, ...over.placeholders.meanings },
    };
  }
  return merged as RawSettings;
}
