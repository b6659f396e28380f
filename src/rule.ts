import type { ElementId, Finding, Reading, Span } from './types.ts';

export type Options = Readonly<Record<string, unknown>>;

/** A rule: logic over acts and elements that knows no language. */
export interface Rule {
  readonly id: string;
  readonly kind: 'wording' | 'structure' | 'missing';
  /** The acts it needs. */
  readonly hears: readonly string[];
  readonly source: readonly string[];
  /** What it fires on, in one phrase. */
  readonly what: string;
  /** What comes near and is left alone. */
  readonly leaves: string;
  /** Why it matters, in one sentence. */
  readonly why: string;
  readonly messages: readonly string[];
  /** JSON Schema of the options object; each property has a `default`. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Runs on messages that are no apologies too. */
  readonly always?: boolean;
  check(reading: Reading, options: Options): Iterable<Finding>;
}

/** Whether a rule of this name belongs to a plug-in, of ours or of retext. */
export const isForeign = (id: string): boolean => id.includes('/') || id.startsWith('retext-');

/** Declares a rule; the identity function, for the sake of types. */
export const defineRule = (rule: Rule): Rule => rule;

/** What a missing-element rule adds to its element. */
export interface MissingRule {
  readonly element: ElementId;
  readonly hears: readonly string[];
  readonly source: readonly string[];
  readonly what: string;
  readonly leaves: string;
  readonly why: string;
  /** Whether the element has vague stand-ins, which are pointed at instead. */
  readonly vague?: boolean;
  /** Says that the element is not needed in this message. */
  unless?(reading: Reading): boolean;
}

/** Declares the rule that reports an apology without an element, once: at its vague stand-in, or at the apology. */
export function defineMissingRule({ element, vague, unless, ...rest }: MissingRule): Rule {
  return defineRule({
    id: `missing-${element}`,
    kind: 'missing',
    ...rest,
    messages: vague ? ['missing', 'vague'] : ['missing'],
    *check(reading): Iterable<Finding> {
      const { evidence, vague: standIns } = reading.elements[element];
      if (evidence.length > 0 || unless?.(reading)) return;
      const standIn = standIns.at(0);
      if (vague && standIn) yield { span: standIn, messageId: 'vague' };
      else yield { span: apologyOf(reading), messageId: 'missing' };
    },
  });
}

/** The words of the apology that a missing element is reported at. */
function apologyOf({ of, sentences }: Reading): Span {
  for (const name of ['regret', 'reaction', 'fault', 'deed']) {
    const act = of(name).at(0);
    if (act) return act;
  }
  for (const sentence of sentences) if (sentence.body) return sentence;
  return sentences.at(0) ?? { start: 0, end: 0 };
}
