import type { Act, ElementId, Finding, Reading, Rule } from './types.ts';

/** Declares a rule; the identity function, for the sake of types. */
export const defineRule = (rule: Rule): Rule => rule;

/** Acts by their sentence: long drafts hold thousands, and a rule looks at those beside another one only. */
export function bySentence(acts: readonly Act[]): ReadonlyMap<number, readonly Act[]> {
  const groups = new Map<number, Act[]>();
  for (const act of acts) {
    const group = groups.get(act.sentence);
    if (group) group.push(act);
    else groups.set(act.sentence, [act]);
  }
  return groups;
}

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
      const standIn = standIns[0];
      if (vague && standIn) yield { span: standIn, messageId: 'vague' };
      else yield { span: apologyOf(reading), messageId: 'missing' };
    },
  });
}

/** The words of the apology that a missing element is reported at. */
function apologyOf({ of, sentences }: Reading): { start: number; end: number } {
  const acts = [...of('regret'), ...of('reaction'), ...of('fault'), ...of('deed')];
  return acts[0] ?? sentences.find(({ body }) => body) ?? sentences[0] ?? { start: 0, end: 0 };
}
