import { faultRulesAreOff } from '../../rules/presets.ts';
import type { Schema } from '../validate.ts';

/** What a description of the configuration depends on. */
export interface Known {
  readonly presets: readonly string[];
  /** Rule id → description and options; the options may be left out where only names matter. */
  readonly rules: Readonly<Record<string, { readonly what?: string; readonly options?: Schema }>>;
  readonly languages: readonly string[];
}

/** A text that is not blank. */
const text: Schema = { type: 'string', pattern: '\\S' };
const strings: Schema = { type: 'array', items: text };
const listOf = (title: string, pattern: string): Schema => ({
  type: 'array',
  items: { title, type: 'string', pattern },
});
const severity: Schema = { title: 'severity', enum: ['off', 'warn', 'error', 0, 1, 2] };

/** The one description of a configuration file: it checks what users write, and ships as their editor's JSON Schema. */
export function configSchema({ presets, rules, languages }: Known): Schema {
  const settings: Readonly<Record<string, Schema>> = {
    extends: {
      description: `Presets (${presets.join(', ')}), packages or files to start from; later ones win.`,
      anyOf: [text, strings],
    },
    rules: { $ref: '#/definitions/rules' },
    language: { ...text, description: `Language of the drafts: ${languages.join(', ')}.` },
    locale: {
      ...text,
      description: `Language of the diagnostics: ${languages.join(', ')}, or "draft" for that of each draft.`,
      default: 'en',
    },
    parser: { ...text, description: 'How to read the files, whatever their ending says.' },
    placeholders: {
      title: 'key',
      description: 'What stands for a value in the drafts, beside the placeholders of the known template languages.',
      type: 'object',
      properties: {
        patterns: {
          ...listOf('placeholder such as "<<…>>"', '.(?:…|\\.\\.\\.).'),
          description: 'How further placeholders open and close, as in "<<…>>".',
        },
        meanings: {
          description: 'What the value of a name is, as in {"eta": "timeline"}.',
          type: 'object',
          additionalProperties: {
            title: 'meaning',
            enum: ['timeline', 'compensation', 'explanation', 'remedy', 'prevention', 'follow-up', 'name'],
          },
        },
      },
      additionalProperties: false,
    },
    allow: { $ref: '#/definitions/allow' },
    fields: {
      ...listOf(
        'path such as "macros[*].body"',
        '^(?=.*\\S)(?:[^[\\]]|\\[\\s*(?:\\d+|\\*|"[^"]*"|\'[^\']*\')?\\s*\\])+$',
      ),
      description: 'Fields that hold drafts in structured files, as in "macros[*].body".',
    },
    plugins: { ...strings, description: 'Packages or folders with rules, phrases, extractors or formatters.' },
    retext: { ...strings, description: 'Published retext plugins to run beside the rules.' },
    fault: {
      description: `false: nothing was our fault, so ${faultRulesAreOff}`,
      type: 'boolean',
      default: true,
    },
    template: {
      description: 'Whether the files are templates, in which placeholders may stay unfilled.',
      type: 'boolean',
    },
    include: {
      description: 'Parts of a message to lint that are left alone otherwise.',
      type: 'array',
      items: { title: 'part', enum: ['quotes', 'signatures', 'headers', 'footers', 'code'] },
      uniqueItems: true,
    },
    reportUnusedDisableDirectives: {
      description: 'Severity of comments that silence nothing; true means warn.',
      anyOf: [{ type: 'boolean' }, severity],
      default: false,
    },
    requireDisableReasons: {
      description: "Whether a comment that silences a rule must give its reason after ' -- '.",
      type: 'boolean',
      default: false,
    },
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'key',
    description: 'Configuration of apology-lint',
    type: 'object',
    properties: {
      $schema: { description: 'Where an editor finds this description.', type: 'string' },
      ...settings,
      ignores: { ...strings, description: "Files and folders to leave alone, in gitignore's notation." },
      overrides: {
        description: 'Settings for some of the files; later ones win.',
        type: 'array',
        items: {
          title: 'key',
          type: 'object',
          properties: {
            files: {
              description:
                'Globs, relative to the folder of the configuration, under --config to the working folder; one without a slash holds in every folder, "!…" leaves out.',
              anyOf: [text, strings],
            },
            ...settings,
          },
          required: ['files'],
          additionalProperties: false,
        },
      },
    },
    additionalProperties: false,
    definitions: {
      rule: ruleEntry({}),
      rules: {
        title: 'rule',
        description: 'Severity of each rule, alone or with its options: "error" or ["error", {…}].',
        type: 'object',
        properties: Object.fromEntries(Object.entries(rules).map(([id, rule]) => [id, ruleEntry(rule)])),
        // Rules of plug-ins carry the plug-in's name in front.
        patternProperties: { '/|^retext-': { $ref: '#/definitions/rule' } },
        additionalProperties: false,
      },
      allow: {
        title: 'rule',
        description: 'Phrases that are never reported, for each rule.',
        type: 'object',
        properties: Object.fromEntries(Object.keys(rules).map((id) => [id, { $ref: '#/definitions/strings' }])),
        patternProperties: { '/|^retext-': { $ref: '#/definitions/strings' } },
        additionalProperties: false,
      },
      strings,
    },
  };
}

function ruleEntry({ what, options }: { readonly what?: string; readonly options?: Schema }): Schema {
  return {
    ...(what ? { description: what } : {}),
    anyOf: [
      severity,
      {
        type: 'array',
        items: [severity, options ?? { type: 'object' }],
        additionalItems: false,
        minItems: 1,
        maxItems: 2,
      },
    ],
  };
}
