import type { Severity } from '../src/types.ts';

type Preset = Readonly<Record<string, Severity>>;

const at = (severity: Severity, ids: string): Record<string, Severity> =>
  Object.fromEntries(
    ids
      .trim()
      .split(/\s+/)
      .map((id) => [id, severity]),
  );

/** Sets of rules with their severities (2 error, 1 warning); what a preset does not name is off. */
export const presets: Readonly<Record<string, Preset>> = {
  recommended: {
    ...at(
      2,
      `conditional-apology but-after-apology non-apology blame-shifting denial unfilled-placeholder
       missing-regret missing-responsibility missing-remedy missing-timeline`,
    ),
    ...at(
      1,
      `hedge-words minimizing euphemism excuses boilerplate belittled-compensation conditional-acceptance
       missing-empathy missing-explanation missing-prevention over-explaining late-apology`,
    ),
  },
  strict: {
    ...at(
      2,
      `hedge-words conditional-apology but-after-apology non-apology blame-shifting denial excuses minimizing
       euphemism boilerplate belittled-compensation conditional-acceptance unfilled-placeholder
       over-explaining too-long late-apology
       missing-regret missing-responsibility missing-acknowledgment missing-empathy missing-explanation
       missing-remedy missing-timeline missing-prevention missing-follow-up missing-compensation missing-workaround`,
    ),
    ...at(1, 'element-order indirect-apology intensifier-stack'),
  },
  'five-steps': at(
    2,
    `missing-acknowledgment missing-responsibility missing-empathy conditional-apology but-after-apology minimizing
     missing-remedy missing-prevention missing-follow-up`,
  ),
  'support-reply': at(
    2,
    `missing-regret missing-remedy missing-timeline missing-prevention missing-workaround euphemism
     belittled-compensation conditional-acceptance`,
  ),
  'brand-apology': at(
    2,
    `missing-responsibility missing-prevention blame-shifting excuses over-explaining too-long late-apology boilerplate`,
  ),
  'service-recovery': at(
    2,
    `missing-compensation missing-remedy missing-responsibility missing-explanation missing-prevention missing-regret
     missing-empathy element-order`,
  ),
};
