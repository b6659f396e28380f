import { faultRules, presets } from '../rules/presets.ts';
import { shipped } from './data.ts';
import { arrange, fingerprint, inSource, Lines, type Voice, word } from './diagnostics.ts';
import type { ReadSource } from './inputs/index.ts';
import { whereApologising } from './letter.ts';
import type { LintOptions, RuleSetting } from './lint-options.ts';
import { guarded } from './mistake.ts';
import { type DraftReading, readDraft, readDrafts } from './reading.ts';
import { isForeign } from './rule.ts';
import { suppress } from './suppress.ts';
import { timed } from './times.ts';
import {
  type Diagnostic,
  type Draft,
  type DraftReport,
  type ElementId,
  elementIds,
  type FileResult,
  type Options,
  type Place,
  type Reading,
  type Rule,
  UsageError,
} from './types.ts';

/**
 * Lints one file's text or bytes; the bytes are let go once they are read.
 *
 * @throws UsageError where the file cannot be parsed; the message names file and line.
 */
export function lint(source: string | Uint8Array, options: LintOptions = {}): Promise<FileResult> {
  return readTimed(source, options).then((file) => lintFile(file, options));
}

async function readTimed(source: string | Uint8Array, options: LintOptions): ReturnType<typeof readDrafts> {
  return timed(options.times, 'inputs', () => readDrafts(source, options));
}

async function lintFile(file: ReadSource, options: LintOptions): Promise<FileResult> {
  const { drafts, directives, text, notice } = file;
  const { times } = options;
  const lines = new Lines(text);
  const messages: Diagnostic[] = [];
  const reports: DraftReport[] = [];
  const readings: (Reading | undefined)[] = [];
  const active = await activate(options);
  for (const draft of drafts) {
    const reading = readDraft(draft, options);
    reports.push(report(draft, reading, lines, options.details !== false));
    if (options.readings) readings.push(reading);
    if (reading) check(reading, active, options, lines, messages);
    if (reading?.apology && options.retext)
      for (const one of await timed(times, 'retext', () => foreignMessages(reading, options, lines)))
        messages.push(one);
  }
  const asked = { unused: options.unusedDirectives ?? 0, reasons: options.requireReasons ?? false };
  const { messages: left, suppressedMessages } = timed(times, 'suppress', () =>
    suppress(arrange(messages), directives, lines, asked),
  );
  const shown = directives.length === 0 ? left : arrange(left);
  const errors = shown.reduce((sum, { severity }) => (severity === 2 ? sum + 1 : sum), 0);
  return {
    filePath: options.filePath ?? '<text>',
    messages: shown,
    suppressedMessages,
    errorCount: errors,
    fatalErrorCount: 0,
    warningCount: shown.length - errors,
    fixableErrorCount: 0,
    fixableWarningCount: 0,
    drafts: reports,
    ...(shown.length > 0 && options.details !== false && { source: text }),
    ...(options.readings && { readings }),
    ...(options.fault === false && { noFault: true }),
    ...(notice !== undefined && { notice }),
  };
}

/** A rule that is on, with the options it runs with. */
interface Active {
  readonly rule: Rule;
  readonly severity: 1 | 2;
  readonly options: Options;
}
const activeRules = new WeakMap<object, Promise<readonly Active[]>>();
let recommended: Record<string, RuleSetting> | undefined;

/** The rules that are on; worked out once for each settings object. */
function activate({ rules, knowledge }: LintOptions): Promise<readonly Active[]> {
  if (!rules) recommended ??= defaultSettings();
  const settings = rules ?? recommended!;
  let active = activeRules.get(settings);
  if (!active) {
    const known = (knowledge ?? shipped()).rules;
    active = Promise.all(
      Object.entries(settings).flatMap(([id, [severity, options]]) => {
        const load = Object.hasOwn(known, id) ? known[id] : undefined;
        if (!load && !isForeign(id)) throw new UsageError(`Unknown rule '${id}'`);
        if (severity === 0 || !load) return [];
        return load().then(({ default: rule }) => ({ rule, severity, options: { ...defaultsOf(rule), ...options } }));
      }),
    );
    activeRules.set(settings, active);
  }
  return active;
}

/** What retext plugins say, with the severities that the settings give their ids. */
async function foreignMessages(reading: DraftReading, options: LintOptions, lines: Lines): Promise<Diagnostic[]> {
  const { runRetext } = await import('./plugins/run-retext.ts');
  const { fold } = options.knowledge ?? shipped();
  const said = await runRetext(reading, options.retext ?? [], { filePath: options.filePath, lines, fold });
  return said.flatMap((one) => {
    const severity = options.rules?.[one.ruleId ?? '']?.[0] ?? one.severity;
    return severity === 0 ? [] : [{ ...one, severity }];
  });
}

/** Adds what the rules find in a draft, in words. */
function check(
  reading: DraftReading,
  rules: readonly Active[],
  options: LintOptions,
  lines: Lines,
  diagnostics: Diagnostic[],
): void {
  const { times, allow, details, filePath } = options;
  const seen = new Map<string, number>();
  let voice: Voice | undefined;
  const apologises = whereApologising(reading);
  for (const { rule, severity, options: ruleOptions } of rules) {
    const { id, kind, always } = rule;
    if (!reading.apology && !always) continue;
    if (options.fault === false && faultRules.includes(id)) continue;
    const find = () =>
      isForeign(id) ? guarded(rule, reading, ruleOptions, filePath) : rule.check(reading, ruleOptions);
    for (const finding of times ? timed(times, `rule ${id}`, () => [...find()]) : find()) {
      const { start, end } = finding.span;
      if (isAllowed(reading.text, start, end, allow?.[id])) continue;
      if (kind === 'wording' && !always && !apologises(start)) continue;
      voice ??= voiceFor(reading.language, options);
      const { line, column, endLine, endColumn } = lines.place(inSource(reading.draft, finding.span));
      const message = word(rule, finding, reading.text, voice);
      const one = { ruleId: id, severity, message, messageId: finding.messageId, line, column, endLine, endColumn };
      diagnostics.push(details === false ? one : { ...one, fingerprint: fingerprint(id, reading, start, seen) });
    }
  }
}

export function defaultSettings(): Record<string, RuleSetting> {
  return Object.fromEntries(
    Object.entries(presets.recommended ?? {}).map(([id, severity]) => [id, [severity, {}] as const]),
  );
}

/** The defaults written in a rule's schema. */
function defaultsOf({ options }: Rule): Options {
  const properties = (options?.properties ?? {}) as Record<string, { default?: unknown }>;
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, schema.default]));
}

function isAllowed(text: string, start: number, end: number, allowed: readonly string[] | undefined): boolean {
  if (!allowed) return false;
  const plain = (words: string): string => words.toLowerCase().replace(/\s+/g, ' ').trim();
  const words = plain(text.slice(start, end));
  return allowed.some((phrase) => words.includes(plain(phrase)));
}

function voiceFor(language: string, { locale = 'en', knowledge = shipped() }: LintOptions): Voice {
  const spoken = locale === 'draft' ? language : locale;
  const { rightToLeft, wording } = knowledge;
  return {
    wording: wording(spoken),
    fallback: () => wording('en'),
    isolate: spoken !== language && rightToLeft.includes(spoken) !== rightToLeft.includes(language),
  };
}

function report(draft: Draft, reading: DraftReading | undefined, lines: Lines, places: boolean): DraftReport {
  const elements: Partial<Record<ElementId, readonly Place[]>> = {};
  const found = reading?.apology ? reading.elements : undefined;
  for (const id of found ? elementIds : []) {
    const { evidence } = found![id];
    if (evidence.length > 0)
      elements[id] = places ? Array.from(evidence, (act) => lines.place(inSource(draft, act))) : [];
  }
  return {
    ...lines.place(draft.span),
    ...(draft.key === undefined ? {} : { key: draft.key }),
    language: reading?.language ?? null,
    apology: reading?.apology ?? false,
    elements,
  };
}
