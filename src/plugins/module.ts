import type { RuleLoader } from '../data.ts';
import { type Formatter, formatters as ours } from '../formatters/index.ts';
import type { Extractor } from '../inputs/extractor.ts';
import { loadModule } from '../load-module.ts';
import { nearest } from '../suggest.ts';
import { type Rule, UsageError } from '../types.ts';
import { entryOf } from './find.ts';

/** What the module of a plug-in may export. */
export interface Plugin {
  /** By id, each a rule or a loader of one. The ids carry a name in front: `acme/no-dear`. */
  readonly rules?: Readonly<Record<string, Rule | RuleLoader>>;
  /** By the ending of the files that they read, without its dot: `po`, `macros.toml`. */
  readonly extractors?: Readonly<Record<string, Extractor>>;
  /** By the name that `--format` gives. */
  readonly formatters?: Readonly<Record<string, Formatter>>;
}

/** What a plug-in's module brings, checked. */
export interface Brought {
  readonly rules: Readonly<Record<string, RuleLoader>>;
  readonly extractors: Readonly<Record<string, Extractor>>;
  readonly formatters: Readonly<Record<string, Formatter>>;
}

const parts: readonly (keyof Plugin)[] = ['rules', 'extractors', 'formatters'];

/**
 * Loads the module of a plug-in's folder; one without a module brings phrases only.
 *
 * @throws UsageError naming the file, the export and the mend of what is wrong.
 */
export async function loadPlugin(folder: string): Promise<Brought> {
  const file = entryOf(folder);
  if (file === undefined) return { rules: {}, extractors: {}, formatters: {} };
  let exported: Record<string, unknown>;
  try {
    const module = await loadModule(file);
    exported = { ...(module.default as object | undefined), ...module };
  } catch (error) {
    throw await (await import('../load-error.ts')).loadError('the plug-in', file, error);
  }
  const refuse = (what: string): never => {
    throw new UsageError(`${file}: ${what}`);
  };
  for (const name of Object.keys(exported)) {
    const near = parts.includes(name as keyof Plugin) ? undefined : nearest(name, parts);
    if (near !== undefined && name !== 'default') refuse(`unknown export '${name}': did you mean '${near}'?`);
  }
  for (const part of parts) {
    const { [part]: value = {} } = exported;
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      refuse(`'${part}' must be a mapping by name`);
  }
  const { rules = {}, extractors = {}, formatters = {} } = exported as Plugin;
  for (const [ending, extractor] of Object.entries(extractors)) {
    if (typeof extractor !== 'function') refuse(`extractor '${ending}' must be a function of a file`);
    if (/^\.|[/\\*\s]/.test(ending)) refuse(`extractor '${ending}': name it by the ending alone, such as 'po'`);
  }
  for (const [name, formatter] of Object.entries(formatters)) {
    if (typeof formatter !== 'function') refuse(`formatter '${name}' must be a function of results`);
    if (Object.hasOwn(ours, name)) refuse(`formatter '${name}' ships already: give it another name`);
  }
  return {
    rules: Object.fromEntries(Object.entries(rules).map(([id, rule]) => [id, loaderOf(id, rule, refuse)])),
    extractors: Object.fromEntries(
      Object.entries(extractors).map(([ending, extractor]) => [ending.toLowerCase(), extractor]),
    ),
    formatters,
  };
}

function loaderOf(id: string, rule: Rule | RuleLoader, refuse: (what: string) => never): RuleLoader {
  if (!id.includes('/')) refuse(`rule '${id}': put the plug-in's name in front, as in 'acme/${id}'`);
  if (typeof rule === 'function') return rule;
  if (typeof rule?.check !== 'function' || rule.id !== id)
    refuse(`rule '${id}' is no rule: give it an id equal to its key and a check function`);
  return async () => ({ default: rule });
}
