/** The parser of Markdown, made once: that takes as long as reading a short chunk. */
import { parse, postprocess, preprocess } from 'micromark';
import { gfm } from 'micromark-extension-gfm';
import type { Event } from 'micromark-util-types';

/** Names of the links and notes that the document of a chunk defines. */
export interface Defined {
  readonly links: readonly string[];
  readonly notes: readonly string[];
}

let parser: ReturnType<typeof parse> | undefined;

/** What a chunk of a document consists of, as micromark's events; offsets count from the chunk's beginning. */
export function eventsOf(chunk: string, { links, notes }: Defined): Event[] {
  parser ??= parse({ extensions: [gfm()] });
  Object.assign(parser, { defined: [...links], lazy: {}, gfmFootnotes: [...notes] });
  return postprocess(parser.document().write(preprocess()(chunk, undefined, true)));
}
