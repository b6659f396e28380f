export { rules } from '../rules/index.ts';
export { presets } from '../rules/presets.ts';
export { type LintOptions, lint, type RuleSetting } from './lint.ts';
export { defineMissingRule, defineRule } from './rule.ts';
export type * from './types.ts';
export { elementIds, UsageError } from './types.ts';
