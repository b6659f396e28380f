import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { UsageError } from '../types.ts';
import type { Path } from '../validate.ts';
import type { Loaded } from './load.ts';

/** Reads a configuration in YAML. */
export function fromYaml(file: string, text: string): Loaded {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, merge: true });
  const show = (offset: number): string => {
    const { line, col } = lineCounter.linePos(offset);
    return `:${line}:${col}`;
  };
  const [error] = document.errors;
  if (error) {
    const what = error.code === 'MULTIPLE_DOCS' ? 'one document is a configuration, not several' : error.message;
    throw new UsageError(`${file}${show(error.pos[0])}: broken YAML: ${what}`);
  }
  const place = (at: Path): string => {
    let node: unknown = document.contents;
    let offset = isNode(node) ? node.range?.[0] : undefined;
    for (const key of at) {
      if (isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
        if (isScalar(pair?.key)) offset = pair.key.range?.[0];
        node = pair?.value;
      } else if (isSeq(node)) {
        node = node.items[Number(key)];
        if (isNode(node)) offset = node.range?.[0];
      }
    }
    return offset === undefined ? '' : show(offset);
  };
  return { file, data: contentOf(document, `${file}: broken YAML`) ?? {}, place };
}

/**
 * Reads a mapping without its braces, as in `too-long: [warn, {words: 150}]`.
 *
 * @param flag Names it in messages.
 */
export function fromFlow(text: string, flag: string): Record<string, unknown> {
  // Between braces a colon needs a blank after it, which nobody misses in `denial:off`.
  const document = parseDocument(`{${text.replace(/^(\s*[\w@/.-]+):(?=\S)/, '$1: ')}}`, { prettyErrors: false });
  const [error] = document.errors;
  const broken = `Cannot read ${flag} '${text}'`;
  if (error) throw new UsageError(`${broken}: ${error.message}`);
  return contentOf(document, broken) as Record<string, unknown>;
}

/** What a document holds; that an alias stands for nothing shows only here. */
function contentOf(document: { toJS(): unknown }, broken: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new UsageError(`${broken}: ${(error as Error).message}`);
  }
}
