import type { Lines } from './diagnostics.ts';
import type { Diagnostic, Directive, Severity, SuppressedDiagnostic } from './types.ts';

/** What the directives of a file leave, and what they take away. */
export interface Suppressed {
  readonly messages: readonly Diagnostic[];
  readonly suppressedMessages: readonly SuppressedDiagnostic[];
}

export interface SuppressionOptions {
  /** Severity with which directives that silence nothing are reported; 0 not at all. */
  readonly unused: Severity;
  /** Whether a directive must say its reason after ` -- `. */
  readonly reasons: boolean;
}

/**
 * Applies a file's directives to its diagnostics; both must be in the order of the text.
 * Runs over each once, whatever their number.
 */
export function suppress(
  diagnostics: readonly Diagnostic[],
  directives: readonly Directive[],
  lines: Lines,
  { unused, reasons }: SuppressionOptions,
): Suppressed {
  if (directives.length === 0) return { messages: diagnostics, suppressedMessages: [] };
  const messages: Diagnostic[] = [];
  const suppressedMessages: SuppressedDiagnostic[] = [];
  const used = new Map<Directive, Set<string>>();
  /** The first directive of a line for each rule, `*` for all. */
  const byLine = new Map<number, Map<string, Directive>>();
  const blocks: { readonly directive: Directive; readonly line: number; readonly column: number }[] = [];
  for (const directive of directives) {
    const { kind, end, until, from = directive.start } = directive;
    const start = lines.point(from);
    if ((kind === 'disable' || kind === 'enable') && until === undefined) {
      blocks.push({ directive, ...start });
      continue;
    }
    const isNext = kind === 'disable-next-line';
    const first = isNext ? lines.point(Math.max(from, end - 1)).line + 1 : start.line;
    const last = until === undefined ? first : lines.point(until).line;
    for (let line = first; line <= last; line++) {
      const here = byLine.get(line) ?? new Map<string, Directive>();
      byLine.set(line, here);
      for (const rule of directive.rules.length === 0 ? ['*'] : directive.rules)
        if (!here.has(rule)) here.set(rule, directive);
    }
  }

  /** What is switched off where the sweep stands: by rule, `*` for all. */
  const off = new Map<string, Directive>();
  let next = 0;
  /** Switches what stands before a diagnostic; before the end of the text where there is none. */
  const sweep = (diagnostic?: Diagnostic): void => {
    for (let block = blocks[next]; block && (!diagnostic || isBefore(block, diagnostic)); block = blocks[++next])
      for (const rule of toggle(off, block.directive))
        used.set(block.directive, (used.get(block.directive) ?? new Set()).add(rule));
  };
  for (const diagnostic of diagnostics) {
    sweep(diagnostic);
    const rule = diagnostic.ruleId ?? '';
    const directive =
      earlier(byLine.get(diagnostic.line)?.get(rule), byLine.get(diagnostic.line)?.get('*')) ??
      off.get(rule) ??
      (off.has(`!${rule}`) ? undefined : off.get('*'));
    if (!directive || diagnostic.fatal) {
      messages.push(diagnostic);
      continue;
    }
    used.set(directive, (used.get(directive) ?? new Set()).add(rule));
    suppressedMessages.push({
      ...diagnostic,
      suppressions: [{ kind: 'directive', justification: directive.reason ?? '' }],
    });
  }
  sweep();
  for (const directive of directives) {
    const isEnable = directive.kind === 'enable';
    const place = lines.place(directive);
    if (reasons && !directive.reason && !isEnable)
      messages.push({
        ruleId: null,
        severity: 2,
        message: "This apology-lint-disable directive says no reason: add one after ' -- '",
        ...place,
      });
    const idle = idleRules(directive, used.get(directive));
    const why = isEnable ? 'no matching apology-lint-disable directives were found' : 'no problems were reported';
    const of = isEnable ? 'for' : 'from';
    if (unused !== 0 && idle !== undefined)
      messages.push({
        ruleId: null,
        severity: unused,
        message: `Unused apology-lint-${isEnable ? 'enable' : 'disable'} directive (${why}${idle && ` ${of} ${idle}`})`,
        ...place,
      });
  }
  return { messages, suppressedMessages };
}

function earlier(a: Directive | undefined, b: Directive | undefined): Directive | undefined {
  return a && b ? (a.start <= b.start ? a : b) : (a ?? b);
}

function isBefore(point: { line: number; column: number }, { line, column }: Diagnostic): boolean {
  return point.line < line || (point.line === line && point.column <= column);
}

/**
 * Switches rules off or on; `!rule` marks one that was switched on again while all are off.
 *
 * @returns The rules that an `enable` found off, `*` for all that it does not name.
 */
function toggle(off: Map<string, Directive>, directive: Directive): readonly string[] {
  const { kind, rules } = directive;
  if (kind === 'disable') {
    if (rules.length === 0) off.clear();
    for (const rule of rules.length === 0 ? ['*'] : rules) {
      off.set(rule, directive);
      off.delete(`!${rule}`);
    }
    return [];
  }
  const found =
    rules.length === 0
      ? [...off.keys()].filter((rule) => !rule.startsWith('!'))
      : rules.filter((rule) => off.has(rule) || (off.has('*') && !off.has(`!${rule}`)));
  if (rules.length === 0) off.clear();
  for (const rule of rules) {
    off.delete(rule);
    off.set(`!${rule}`, directive);
  }
  return found;
}

/** What a directive names in vain, in words; undefined where all of it did something. */
function idleRules({ rules }: Directive, used: ReadonlySet<string> | undefined): string | undefined {
  if (rules.length === 0) return used ? undefined : '';
  const idle = rules.filter((rule) => !used?.has(rule));
  return idle.length === 0 ? undefined : idle.map((rule) => `'${rule}'`).join(', ');
}
