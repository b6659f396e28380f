import type { Knowledge } from './data.ts';
import type { Part } from './inputs/index.ts';
import type { PlaceholderConfig } from './inputs/placeholders.ts';
import type { NamedPlugin } from './plugins/run-retext.ts';
import type { Times } from './times.ts';
import type { Options, Severity } from './types.ts';

/** A rule's severity and options, as resolved from preset, configuration and flags. */
export type RuleSetting = readonly [Severity, Options];

export interface LintOptions {
  /** Tells the parser, and the language by a name such as `reply.fr.md`. */
  readonly filePath?: string | undefined;
  /** Forces a language by its code; in another one the text is left alone. */
  readonly language?: string | undefined;
  /** `apology`: every draft is taken as one. */
  readonly as?: 'auto' | 'apology' | undefined;
  readonly parser?: string | undefined;
  /** By rule id; the preset `recommended` where absent. */
  readonly rules?: Readonly<Record<string, RuleSetting>> | undefined;
  /** Language of the messages: a code, or `draft` for the draft's own. English where absent. */
  readonly locale?: string | undefined;
  /** `false`: nothing was our fault, so that nothing needs owning, preventing or denying. */
  readonly fault?: boolean | undefined;
  /** `date` and `incident` (ISO 8601); they go before what the file says. */
  readonly facts?: Readonly<Record<string, string>> | undefined;
  /** Phrases that are never reported, by rule id. */
  readonly allow?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly placeholders?: PlaceholderConfig | undefined;
  readonly fields?: readonly string[] | undefined;
  readonly template?: boolean | undefined;
  readonly include?: readonly Part[] | undefined;
  /** Severity with which directives that silence nothing are reported. */
  readonly unusedDirectives?: Severity | undefined;
  /** Whether a directive must say its reason. */
  readonly requireReasons?: boolean | undefined;
  /** Whether diagnostics get fingerprints, and elements the places of their evidence; they do where absent. */
  readonly details?: boolean | undefined;
  /** Keeps what was read of each draft in the result, for reports on the whole draft. */
  readonly readings?: boolean | undefined;
  /** Languages and rules; those that ship where absent. */
  readonly knowledge?: Knowledge | undefined;
  /** Retext plugins to run on each apology beside the rules. */
  readonly retext?: readonly NamedPlugin[] | undefined;
  /** Takes the milliseconds spent by stage, from `inputs` to `hear` and `suppress`, and by rule: `rule <id>`. */
  readonly times?: Times | undefined;
}
