/** Extractors of plug-ins: files of further kinds in, drafts out. */
import { mistakeOf } from '../mistake.ts';
import { type Directive, type Draft, type Source, UsageError } from '../types.ts';
import { findDirectives } from './directives.ts';
import { makeDraft } from './draft.ts';
import type { File } from './options.ts';

/** A file as an extractor sees it. */
export interface ExtractorFile {
  /** For messages: the path, or `<text>`. */
  readonly name: string;
  /** Absolute; undefined for a nameless text. */
  readonly path: string | undefined;
  readonly text: string;
  /** Paths of the fields that the configuration says hold messages. */
  readonly fields: readonly string[] | undefined;
}

/**
 * A message found in a file: a draft of which only text and place must be told. Without a map the text stands in the
 * file as it is. Placeholders are found in it, and quotes and signatures skipped, unless it brings its own.
 */
export type ExtractedDraft = Pick<Draft, 'text' | 'span'> & Partial<Draft>;

/** What an extractor makes of a file. Where it gives no directives, those in comments of the known notations count. */
export interface Extracted {
  readonly drafts: Iterable<ExtractedDraft>;
  readonly directives?: readonly Directive[];
}

/** Reads the drafts of one kind of file. What it throws is reported with the file's name. */
export type Extractor = (file: ExtractorFile) => Extracted | Promise<Extracted>;

/**
 * Reads a file with an extractor.
 *
 * @param ending Under which the plug-in gives it.
 * @throws UsageError naming the file, and the draft that does not fit it.
 */
export async function extract(file: File, ending: string, extractor: Extractor): Promise<Source> {
  const { name, path, text, options } = file;
  const refuse = (what: string): never => {
    throw new UsageError(`${name}: extractor '${ending}': ${what}`);
  };
  try {
    const given = await extractor({ name, path, text, fields: options.fields });
    if (typeof given?.drafts?.[Symbol.iterator] !== 'function') refuse('give { drafts: [{ text, span }, …] }');
    const drafts = [...given.drafts];
    for (const [index, draft] of drafts.entries()) {
      const wrong = mistake(draft, text);
      if (wrong) refuse(`draft ${index + 1}: ${wrong}`);
    }
    return {
      drafts: drafts.map((draft) => complete(file, draft)),
      directives: given.directives ?? findDirectives(text),
    };
  } catch (error) {
    throw error instanceof UsageError ? error : mistakeOf(`extractor '${ending}'`, name, error);
  }
}

function mistake({ text, span, map }: ExtractedDraft, source: string): string | undefined {
  if (typeof text !== 'string') return "'text' must be a string";
  const { start, end } = span ?? {};
  const isPlace = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end;
  if (!isPlace || end > source.length) return "'span' must be { start, end }, offsets in the file";
  if (!map) {
    if (source.slice(start, end) === text) return undefined;
    return `its text is not what stands in the file from ${start} to ${end}: mend the span, or give a map`;
  }
  const { starts, source: places } = map;
  const rises = starts.every((at, index) => index === 0 || at >= starts[index - 1]!);
  if (starts.length === places.length && rises && places.every((at) => at >= 0 && at <= source.length))
    return undefined;
  return "its map must hold as many 'source' offsets as 'starts', and the starts must rise";
}

function complete(file: File, given: ExtractedDraft): Draft {
  const { text, span, map, placeholders } = given;
  const draft = makeDraft(file, { text, base: span.start, map }, given);
  return { ...draft, span, ...(placeholders ? { placeholders } : {}) };
}
