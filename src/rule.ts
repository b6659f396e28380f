import type { ElementId, Finding, Reading, Rule, Span } from './types.ts';

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
