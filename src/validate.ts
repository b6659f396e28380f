import { didYouMean } from './suggest.ts';

/** The part of JSON Schema that descriptions here are written in. `title` is the noun used in error messages. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly items?: Schema | readonly Schema[];
  readonly additionalItems?: false;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly anyOf?: readonly Schema[];
  readonly $ref?: string;
  readonly $schema?: string;
  readonly $id?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** Where in a configuration, or in options, something stands: keys and indexes from the top. */
export type Path = readonly (string | number)[];

/** A mistake there, in one sentence without its place. */
export interface Mistake {
  readonly path: Path;
  readonly message: string;
}

/** A mistake with its path, such as `overrides[0].rules.denial`; an unknown key is told with the path above it. */
export function inWords({ path, message }: Mistake): string {
  const shown = message.includes(`'${path.at(-1)}'`) ? path.slice(0, -1) : path;
  const name = shown.join('.').replace(/\.(\d+)(?=\.|$)/g, '[$1]');
  return name === '' ? message : `${name}: ${message}`;
}

/** A value without what is wrong in it, so that the rest can be looked at; what was left out of a list is undefined. */
export function without(value: unknown, paths: readonly Path[]): unknown {
  if (paths.length === 0 || typeof value !== 'object' || value === null) return value;
  const inside = (key: string | number, entry: unknown): unknown => {
    const own = paths.filter(([first]) => String(first) === String(key));
    return own.some(({ length }) => length === 1)
      ? undefined
      : without(
          entry,
          own.map(([, ...rest]) => rest),
        );
  };
  if (Array.isArray(value)) return value.map((entry, index) => inside(index, entry));
  const entries = Object.entries(value).map(([key, entry]) => [key, inside(key, entry)] as const);
  return Object.fromEntries(entries.filter(([, entry]) => entry !== undefined));
}

/** Options without those that are undefined, which are as if they were not there. */
export function withoutUndefined(options: unknown): unknown {
  if (kindOf(options) !== 'object') return options;
  return Object.fromEntries(Object.entries(options as object).filter(([, value]) => value !== undefined));
}

/** Compares a value with its description and tells each mistake. */
export function mistakes(value: unknown, schema: Schema, root: Schema = schema, path: Path = []): Mistake[] {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace('#/definitions/', '');
    return mistakes(value, root.definitions?.[name] ?? {}, root, path);
  }
  if (schema.anyOf) return alternatives(value, schema.anyOf, root, path);
  const say = (message: string): Mistake[] => [{ path, message }];
  if (schema.enum) {
    if (schema.enum.includes(value)) return [];
    const same = schema.enum.find((one) => String(one) === value);
    if (same !== undefined) return say(`must be ${article(kindOf(same))}, not ${nameOf(value)}`);
    const known = schema.enum.map(String);
    const noun = schema.title ?? 'value';
    return say(`unknown ${noun} '${show(value)}'${didYouMean(show(value), known) || `: one of ${known.join(', ')}`}`);
  }
  if ('const' in schema && schema.const !== value) return say(`must be ${show(schema.const)}`);
  const types = typeof schema.type === 'string' ? [schema.type] : schema.type;
  if (types && !types.some((type) => isOf(type, value))) {
    return say(`must be ${types.map(article).join(' or ')}, not ${nameOf(value)}`);
  }
  if (typeof value === 'string') return ofString(value, schema).flatMap(say);
  if (typeof value === 'number') return ofNumber(value, schema).flatMap(say);
  if (Array.isArray(value)) return ofList(value, schema, root, path);
  if (typeof value === 'object' && value !== null) return ofObject(value, schema, root, path);
  return [];
}

function ofString(value: string, { minLength = 0, pattern = '', title }: Schema): string[] {
  const isShort = value.length < minLength;
  if (!isShort && new RegExp(pattern, 'u').test(value)) return [];
  if (value.trim() === '') return ['must not be empty'];
  if (isShort) return [`must have ${minLength} or more characters`];
  return [`'${value}' does not look like ${title ? `a ${title}` : pattern}`];
}

function ofNumber(value: number, { minimum, maximum }: Schema): string[] {
  if (minimum !== undefined && value < minimum) return [`must be ${minimum} or more, not ${value}`];
  if (maximum !== undefined && value > maximum) return [`must be ${maximum} or less, not ${value}`];
  return [];
}

function ofList(value: readonly unknown[], schema: Schema, root: Schema, path: Path): Mistake[] {
  const { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  if (value.length < minItems) return [{ path, message: `must have ${minItems} or more entries` }];
  if (value.length > maxItems) return [{ path, message: `must have ${maxItems} or fewer entries` }];
  const found = value.flatMap((entry, index) => {
    const own = Array.isArray(items) ? (items as readonly Schema[])[index] : (items as Schema | undefined);
    return own ? mistakes(entry, own, root, [...path, index]) : [];
  });
  if (schema.uniqueItems) {
    value.forEach((entry, index) => {
      if (value.indexOf(entry) < index)
        found.push({ path: [...path, index], message: `'${show(entry)}' stands twice` });
    });
  }
  return found;
}

function ofObject(value: object, schema: Schema, root: Schema, path: Path): Mistake[] {
  const { properties = {}, patternProperties = {}, additionalProperties = true, required = [] } = schema;
  const found: Mistake[] = [];
  for (const [key, entry] of Object.entries(value)) {
    const at = [...path, key];
    const pattern = Object.keys(patternProperties).find((source) => new RegExp(source, 'u').test(key));
    if (Object.hasOwn(properties, key)) found.push(...mistakes(entry, properties[key]!, root, at));
    else if (pattern !== undefined) found.push(...mistakes(entry, patternProperties[pattern]!, root, at));
    else if (typeof additionalProperties === 'object') found.push(...mistakes(entry, additionalProperties, root, at));
    else if (!additionalProperties) {
      const known = Object.keys(properties);
      const near = didYouMean(key, known);
      const all = known.length <= 20 && known.length > 0 ? `: one of ${known.join(', ')}` : '';
      found.push({ path: at, message: `unknown ${schema.title ?? 'key'} '${key}'${near || all}` });
    }
  }
  for (const key of required) {
    if (!Object.hasOwn(value, key)) found.push({ path, message: `'${key}' is missing` });
  }
  return found;
}

function alternatives(value: unknown, branches: readonly Schema[], root: Schema, path: Path): Mistake[] {
  const tried = branches.map((branch) => mistakes(value, branch, root, path));
  const best = tried.findIndex((found) => found.length === 0);
  if (best >= 0) return [];
  // The alternative of the value's own type is the one that was meant.
  const meant = branches.findIndex((branch) =>
    branch.enum ? !Array.isArray(value) && typeof value !== 'object' : isOf(String(branch.type), value),
  );
  if (meant >= 0) return tried[meant]!;
  const kinds = branches.map((branch) =>
    branch.enum ? `one of ${branch.enum.join(', ')}` : article(String(branch.type)),
  );
  return [{ path, message: `must be ${kinds.join(' or ')}, not ${nameOf(value)}` }];
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value);
  return kindOf(value) === type;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

const names: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a mapping',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'nothing',
  function: 'a function',
};

function article(type: string): string {
  return names[type] ?? type;
}

function nameOf(value: unknown): string {
  return typeof value === 'boolean' || typeof value === 'number' ? String(value) : article(kindOf(value));
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
