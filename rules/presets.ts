import type { Severity } from '../src/types.ts';

type Preset = Readonly<Record<string, Severity>>;

function preset(errors: string, warnings = ''): Preset {
  const at = (severity: Severity, ids: string) => {
    const lines = ids === '' ? [] : ids.split('\n');
    return lines.flatMap((line) => line.trim().split(' ')).map((id) => [id, severity] as const);
  };
  return Object.fromEntries([...at(2, errors), ...at(1, warnings)]);
}

/**
 * Sets of rules with their severities (2 error, 1 warning); what a preset does not name is off. Each is made when it is
 * asked for.
 */
export const presets: Readonly<Record<string, Preset>> = {
  get recommended() {
    return preset(
      `conditional-apology but-after-apology non-apology blame-shifting denial unfilled-placeholder
       missing-regret missing-responsibility missing-remedy missing-timeline`,
      `hedge-words minimizing euphemism excuses boilerplate belittled-compensation conditional-acceptance
       missing-empathy missing-explanation missing-prevention over-explaining late-apology`,
    );
  },
  get strict() {
    return preset(
      `hedge-words conditional-apology but-after-apology non-apology blame-shifting denial excuses minimizing
       euphemism boilerplate belittled-compensation conditional-acceptance unfilled-placeholder
       over-explaining too-long late-apology
       missing-regret missing-responsibility missing-acknowledgment missing-empathy missing-explanation
       missing-remedy missing-timeline missing-prevention missing-follow-up missing-compensation missing-workaround`,
      'element-order indirect-apology intensifier-stack',
    );
  },
  get 'five-steps'() {
    return preset(
      `missing-acknowledgment missing-responsibility missing-empathy conditional-apology but-after-apology minimizing
       missing-remedy missing-prevention missing-follow-up`,
    );
  },
  get 'support-reply'() {
    return preset(
      `missing-regret missing-remedy missing-timeline missing-prevention missing-workaround euphemism
       belittled-compensation conditional-acceptance`,
    );
  },
  get 'brand-apology'() {
    return preset(
      `missing-responsibility missing-prevention blame-shifting excuses over-explaining too-long late-apology
       boilerplate`,
    );
  },
  get 'service-recovery'() {
    return preset(
      `missing-compensation missing-remedy missing-responsibility missing-explanation missing-prevention missing-regret
       missing-empathy element-order`,
    );
  },
};

/** Rules that make no sense where nothing was the writer's fault. */
export const faultRules: readonly string[] = ['missing-responsibility', 'missing-prevention', 'denial'];

/** What that means, in words. */
export const faultRulesAreOff = `${faultRules.slice(0, -1).join(', ')} and ${faultRules.at(-1)} are off.`;

/** What a report calls the severities, by their numbers. */
export const severityNames = ['off', 'warning', 'error'] as const;

/** The presets that hold a rule, with its severity there: `recommended (error)`. */
export function presetsOf(id: string): string[] {
  return Object.entries(presets).flatMap(([name, { [id]: severity = 0 }]) =>
    severity === 0 ? [] : [`${name} (${severityNames[severity]})`],
  );
}
