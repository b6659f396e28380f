export { rules } from '../rules/index.ts';
export { presets } from '../rules/presets.ts';
export { lint } from './lint.ts';
export type { LintOptions, RuleSetting } from './lint-options.ts';
export { type ApologyParserOptions, apologyParser } from './nlcst.ts';
export { default as retextApology } from './retext.ts';
export { defineMissingRule, defineRule } from './rule.ts';
export type * from './types.ts';
export { elementIds, UsageError } from './types.ts';
