import { rules as ownRules } from '../rules/index.ts';
import { presets } from '../rules/presets.ts';
import { base, type Language, loadAdvice, loadLanguage } from './data.ts';
import { arrange, inSource, Lines, type Voice, word } from './diagnostics.ts';
import { findElements, isApology } from './elements.ts';
import { languageOf, type Part, read } from './inputs/index.ts';
import { makePlaceholders, type PlaceholderConfig } from './inputs/placeholders.ts';
import { detect } from './language/detect.ts';
import { sentences as split, tokenise } from './parse.ts';
import type {
  Act,
  Diagnostic,
  Draft,
  DraftReport,
  ElementId,
  Elements,
  FileResult,
  Options,
  Place,
  Reading,
  Rule,
  Sentence,
  Severity,
  Tokens,
} from './types.ts';

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
  /** Keeps what was read of each draft in the result, for reports on the whole draft. */
  readonly readings?: boolean | undefined;
  /** Takes the milliseconds spent: `inputs`, `read`, `rule <id>`. */
  readonly times?: Map<string, number> | undefined;
}

/** A draft read by its language: what rules, reports and the anatomy look at. */
export interface DraftReading extends Reading {
  readonly draft: Draft;
}

/** Rules that make no sense where nothing was the writer's fault. */
const faultRules = new Set(['missing-responsibility', 'missing-prevention', 'denial']);
/** Confidence of the detector above which a file name in another language is not believed. */
const sure = 0.8;

/**
 * Lints one file's text or bytes.
 *
 * @throws UsageError where the file cannot be parsed; the message names file and line.
 */
export async function lint(source: string | Uint8Array, options: LintOptions = {}): Promise<FileResult> {
  const before = options.times && performance.now();
  const { drafts, text } = await readDrafts(source, options);
  if (before !== undefined) addTime(options, 'inputs', performance.now() - before);
  const lines = new Lines(text);
  const messages: Diagnostic[] = [];
  const reports: DraftReport[] = [];
  const readings: (Reading | undefined)[] = [];
  for (const draft of drafts) {
    const reading = timed(options, 'read', () => readDraft(draft, options));
    reports.push(report(draft, reading, lines));
    if (options.readings) readings.push(reading);
    if (reading) messages.push(...(await check(reading, options, lines)));
  }
  const whole = result(options.filePath ?? '<text>', arrange(messages), reports, text);
  return options.readings ? { ...whole, readings } : whole;
}

function addTime({ times }: LintOptions, stage: string, milliseconds: number): void {
  times?.set(stage, (times.get(stage) ?? 0) + milliseconds);
}

function timed<T>(options: LintOptions, stage: string, work: () => T): T {
  if (!options.times) return work();
  const before = performance.now();
  const result = work();
  addTime(options, stage, performance.now() - before);
  return result;
}

/** The drafts of a file. */
export function readDrafts(source: string | Uint8Array, options: LintOptions): ReturnType<typeof read> {
  const { mail, placeholderWords, placeholders } = base('base');
  return read(source, options.filePath, {
    mail,
    placeholders: options.placeholders ? makePlaceholders(placeholderWords, options.placeholders) : placeholders,
    parser: options.parser,
    fields: options.fields,
    template: options.template,
    include: options.include,
  });
}

/** Reads one draft: sentences, acts, elements, verdict. Undefined where its language is not known. */
export function readDraft(draft: Draft, options: LintOptions): DraftReading | undefined {
  const { fold } = base('base');
  const tokens = tokenise(draft.text, draft.placeholders, draft.skipped, fold);
  const { code } = chooseLanguage(draft, tokens, options);
  if (code === undefined) return undefined;
  const language: Language = loadLanguage(code);
  const sentences: readonly Sentence[] = split(tokens, language.profile);
  const acts: readonly Act[] = language.hear(tokens, sentences, draft.placeholders);
  const elements: Elements = findElements(sentences, acts);
  const byName = new Map<string, Act[]>();
  for (const act of acts) {
    const list = byName.get(act.act);
    if (list) list.push(act);
    else byName.set(act.act, [act]);
  }
  return {
    draft,
    text: draft.text,
    language: code,
    direction: language.profile.direction,
    sentences,
    acts,
    elements,
    apology: options.as === 'apology' || isApology(acts),
    facts: { ...draft.facts, ...options.facts },
    placeholders: draft.placeholders,
    template: draft.template,
    of: (act) => byName.get(act) ?? [],
  };
}

/** A draft's language, and what told it. */
export interface Choice {
  readonly code: string | undefined;
  readonly reason: string;
}

/** Flag, then the file itself, then its name, then what the words say. */
export function chooseLanguage(draft: Draft, tokens: Tokens, options: LintOptions): Choice {
  const { languages, detector } = base('base');
  const known = (tag: string): string | undefined =>
    languages.find((code) => code === tag.toLowerCase().split(/[-_]/)[0]);
  if (options.language !== undefined) return { code: known(options.language), reason: 'the flag or configuration' };
  if (draft.language !== undefined) return { code: known(draft.language), reason: 'the file itself' };
  const { language, confidence, reason } = detect(tokens, detector);
  const named = options.filePath === undefined ? undefined : languageOf(options.filePath);
  // A folder `ru/` often holds what nobody has translated yet.
  if (named === undefined || (language !== null && confidence >= sure)) return { code: language ?? undefined, reason };
  return { code: known(named), reason: 'the file name' };
}

async function check(reading: DraftReading, options: LintOptions, lines: Lines): Promise<Diagnostic[]> {
  const settings = options.rules ?? defaultSettings();
  const diagnostics: Diagnostic[] = [];
  let voice: Voice | undefined;
  for (const [id, [severity, ruleOptions]] of Object.entries(settings)) {
    if (severity === 0 || (options.fault === false && faultRules.has(id))) continue;
    const rule = await loadRule(id);
    if (!reading.apology && !rule.always) continue;
    const findings = timed(options, `rule ${id}`, () => [
      ...rule.check(reading, { ...defaultsOf(rule), ...ruleOptions }),
    ]);
    for (const finding of findings) {
      if (isAllowed(reading.text.slice(finding.span.start, finding.span.end), options.allow?.[id])) continue;
      voice ??= voiceFor(reading.language, options.locale);
      diagnostics.push({
        ruleId: id,
        severity,
        message: word(rule, finding, reading.text, voice),
        messageId: finding.messageId,
        ...lines.place(inSource(reading.draft, finding.span)),
      });
    }
  }
  return diagnostics;
}

export async function loadRule(id: string): Promise<Rule> {
  const load = ownRules[id];
  if (!load) throw new Error(`no rule '${id}'`);
  return (await load()).default;
}

export function defaultSettings(): Record<string, RuleSetting> {
  return Object.fromEntries(
    Object.entries(presets.recommended ?? {}).map(([id, severity]) => [id, [severity, {}] as const]),
  );
}

/** The defaults written in a rule's schema. */
export function defaultsOf({ options }: Rule): Options {
  const properties = (options?.properties ?? {}) as Record<string, { default?: unknown }>;
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, schema.default]));
}

function isAllowed(words: string, allowed: readonly string[] | undefined): boolean {
  if (!allowed) return false;
  const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();
  return allowed.some((phrase) => plain(words).includes(plain(phrase)));
}

function voiceFor(language: string, locale = 'en'): Voice {
  const spoken = locale === 'draft' ? language : locale;
  const { rightToLeft } = base('base');
  return {
    advice: loadAdvice(spoken),
    fallback: () => loadAdvice('en'),
    isolate: spoken !== language && rightToLeft.includes(spoken) !== rightToLeft.includes(language),
  };
}

function report(draft: Draft, reading: DraftReading | undefined, lines: Lines): DraftReport {
  const elements: Partial<Record<ElementId, readonly Place[]>> = {};
  if (reading?.apology)
    for (const [id, { evidence }] of Object.entries(reading.elements))
      if (evidence.length > 0) elements[id as ElementId] = evidence.map((act) => lines.place(inSource(draft, act)));
  return {
    ...lines.place(draft.span),
    ...(draft.key === undefined ? {} : { key: draft.key }),
    language: reading?.language ?? null,
    apology: reading?.apology ?? false,
    elements,
  };
}

function result(
  filePath: string,
  messages: readonly Diagnostic[],
  drafts: readonly DraftReport[],
  source: string,
): FileResult {
  const errors = messages.filter(({ severity }) => severity === 2).length;
  return {
    filePath,
    messages,
    suppressedMessages: [],
    errorCount: errors,
    fatalErrorCount: 0,
    warningCount: messages.length - errors,
    fixableErrorCount: 0,
    fixableWarningCount: 0,
    drafts,
    ...(messages.length > 0 ? { source } : {}),
  };
}
