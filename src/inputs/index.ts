/** The inputs room: files in, drafts out. A parser is loaded when a file of its kind is met. */
import { didYouMean } from '../suggest.ts';
import { type Draft, type Source, Unreadable, UsageError } from '../types.ts';
import { decodeFile, lineOf } from './decode.ts';
import { parserFor } from './file-names.ts';
import type { File, InputOptions, Part } from './options.ts';
import { readText } from './text.ts';

export { languageOf, languageTag, parserFor } from './file-names.ts';
export type { InputOptions, Part } from './options.ts';

type Parser = (file: File) => Source | Promise<Source>;

const parsers: Readonly<Record<string, () => Parser | Promise<Parser>>> = {
  text: () => readText,
  markdown: async () => (await import('./markdown.ts')).readMarkdown,
  html: async () => (await import('./html.ts')).readHtml,
  email: async () => (await import('./email.ts')).readEmail,
  yaml: async () => (await import('./yaml.ts')).readYaml,
  json: async () => (await import('./json.ts')).readJson,
  ndjson: async () => (await import('./json.ts')).readNdjson,
  csv: async () => (await import('./csv.ts')).readCsv,
  xml: async () => (await import('./xml.ts')).readXml,
  template: async () => (await import('./template.ts')).readTemplate,
};

/** Stores of canned replies and notices; each is found by itself, but may be named where its records look like another's. */
export const storeNames: readonly string[] = [
  ...['zendesk', 'intercom', 'gorgias', 'front', 'help-scout', 'freshdesk', 'chatwoot', 'osticket'],
  ...['statuspage', 'liveagent', 'ilert', 'github', 'records'],
];

/** Names of the parsers and of the stores, for messages and flags. */
export const parserNames: readonly string[] = [...Object.keys(parsers), ...storeNames];

/** Parsers of files that can hold the records of a store. */
const structured = new Set(['yaml', 'json', 'ndjson', 'csv', 'markdown']);

/** The parser for the records of a store: by the file's name, else by its first sign. */
function storeParser(text: string | Uint8Array, filePath: string | undefined): string {
  const parser = parserFor(filePath);
  if (structured.has(parser)) return parser;
  const head = typeof text === 'string' ? text.slice(0, 200) : new TextDecoder().decode(text.subarray(0, 200));
  return /^[\s\ufeff]*[[{]/u.test(head) ? 'json' : 'yaml';
}

/** A file as it was read. */
export interface ReadSource extends Source {
  readonly text: string;
  /** What the user is told of how it was read: line and sentence, e.g. `3: read as plain text`. */
  readonly notice?: string;
}

/**
 * Reads a file into its drafts.
 *
 * @throws Unreadable with the line for a file that none of our parsers can read; a plug-in's mistakes are plain
 * UsageErrors.
 */
export async function read(
  text: string | Uint8Array,
  filePath: string | undefined,
  options: InputOptions,
): Promise<ReadSource> {
  const { extractors = {} } = options;
  const parser = options.parser ?? parserFor(filePath, Object.keys(extractors));
  if (Object.hasOwn(extractors, parser)) return readAs(parser, text, filePath, options);
  const known = storeNames.includes(parser) ? storeParser(text, filePath) : parser;
  loaderOf(known, extractors);
  return readAs(known, text, filePath, options).catch((error: unknown) => {
    throw error instanceof UsageError ? new Unreadable(error.message) : error;
  });
}

async function readAs(
  parser: string,
  text: string | Uint8Array,
  filePath: string | undefined,
  options: InputOptions,
): Promise<ReadSource> {
  const { extractors = {} } = options;
  let load = loaderOf(parser, extractors);
  const name = filePath ?? '<text>';
  const decoded = decodeFile(text, name, parser === 'email');
  if (options.parser === undefined && load === parsers[parser] && isTemplate(parser, decoded.text))
    load = parsers.template!;
  const include = options.include ?? [];
  let notice: string | undefined;
  const note = (offset: () => number, what: string): void => {
    notice ??= `${lineOf(decoded.text, offset())}: ${what}`;
  };
  const includes = (part: Part): boolean => include.includes(part);
  const file: File = { name, path: filePath, parser, ...decoded, options, includes, note };
  const parse = await load();
  const { drafts, directives } = await parse(file);
  return { drafts: drafts.filter(hasText), directives, text: decoded.text, ...(notice !== undefined && { notice }) };
}

/** Whether a file called JSON or XML is a template of one: it begins with a front matter or with a tag such as `{% … %}`. */
function isTemplate(parser: string, text: string): boolean {
  return (parser === 'json' || parser === 'xml') && /^\ufeff?\s*(?:---\s|\{[%{#]|<[%#])/u.test(text);
}

/** @throws UsageError for a parser that neither we nor a plug-in have. */
function loaderOf(parser: string, extractors: NonNullable<InputOptions['extractors']>): () => Parser | Promise<Parser> {
  if (Object.hasOwn(extractors, parser)) {
    return async () => {
      const { extract } = await import('./extractor.ts');
      return (file) => extract(file, parser, extractors[parser]!);
    };
  }
  if (Object.hasOwn(parsers, parser)) return parsers[parser]!;
  throw new UsageError(unknownParser(parser, extractors));
}

/** The complaint about a parser that neither we nor a plug-in have. */
export function unknownParser(name: string, extractors: NonNullable<InputOptions['extractors']> = {}): string {
  const all = [...parserNames, ...Object.keys(extractors)];
  return `Unknown parser '${name}'${didYouMean(name, all) || `: one of ${all.join(', ')}`}`;
}

/** Whether anything of a draft is left to be linted. */
function hasText({ text, skipped }: Draft): boolean {
  let at = 0;
  for (const { start, end } of skipped) {
    if (text.slice(at, start).trim() !== '') return true;
    at = end;
  }
  return skipped.length === 0 || text.slice(at).trim() !== '';
}
