import { isUtf8 } from 'node:buffer';
import path from 'node:path';
import { openConfigs } from '../config/index.ts';
import { isLanguage, unknownLanguage } from '../config/rules.ts';
import { languageTag } from '../inputs/index.ts';
import { lint } from '../lint.ts';
import { type FileResult, UsageError } from '../types.ts';
import { checkFlags } from './check.ts';
import { type Flags, refuseBeside } from './flags.ts';
import { additions, optionsMaker } from './job.ts';
import { expectMany } from './many.ts';
import { openOutput, readSome } from './output.ts';
import { configFlags, pluggedIn } from './plugged.ts';

/** Bytes of records that are read at once. */
const batch = 1 << 16;
/** Longest record, in bytes: a line beyond it is no message. */
const longestRecord = 1 << 26;

/** What a shell tells of a program that SIGPIPE ended. */
const unread = 141;

/** Flags that speak of a report. */
const notHere = [
  ...(['printConfig', 'outputFile', 'quiet', 'maxWarnings', 'stats', 'cache'] as const),
  ...(['suppressAll', 'suppressRule', 'pruneSuppressions'] as const),
];

/** A record as it comes in; `id` may be any JSON value and is given back as it is. */
interface Question {
  readonly id?: unknown;
  readonly text?: unknown;
  readonly language?: unknown;
}

/**
 * Answers NDJSON with NDJSON: `{id, text, language?}` → `{id, language, apology, elements, messages}`, in order,
 * one line a line, a blank line for a blank line. A record that cannot be read is answered with `{id?, line, error}`.
 * Whatever is known is written before more is read, so that memory stays flat, a slow reader slows the whole pipe, and
 * whoever waits for an answer gets it.
 *
 * @returns 0 where nothing is wrong, 1 where a message has an error, 2 where a record could not be read; 141, as the
 * shell tells SIGPIPE, where the reader has gone.
 */
export async function stream(flags: Flags): Promise<number> {
  if (flags.files.some((file) => file !== '-')) throw new UsageError('--stream reads standard input: name no files');
  refuseBeside('--stream', flags, notHere);
  const cwd = process.cwd();
  const checked = await checkFlags(flags, pluggedIn(flags, cwd));
  const configs = openConfigs({ ...configFlags(flags, cwd), rules: checked.rules });
  const name = flags.stdinFilename ?? 'stream.txt';
  const settings = (await configs(cwd)).settings(path.resolve(name));
  const options = { ...optionsMaker(flags, checked)(settings), ...(await additions(settings)) };
  const step = expectMany();
  let code = 0;
  let line = 0;
  const output = openOutput(1);
  for (const record of records(output.flush)) {
    line++;
    if (record === '') output.add('\n');
    else {
      const { answer, status } = await reply(record, line);
      output.add(`${answer}\n`);
      code = Math.max(code, status);
      step();
    }
  }
  return output.flush() ? code : unread;

  async function reply(record: string | UsageError, line: number): Promise<{ answer: string; status: number }> {
    let answer = (rest: object): string => JSON.stringify(rest);
    try {
      if (typeof record !== 'string') throw record;
      const { id = null, text, language } = parsed(record) ?? {};
      const name = await written(id, record);
      answer = (rest) => `{"id":${name},${JSON.stringify(rest).slice(1)}`;
      const wrong = typeof text === 'string' ? mistakeIn(language) : "no text: 'text' must be a string";
      if (wrong !== undefined) throw new UsageError(wrong);
      const own = language ? { ...options, language: language as string } : options;
      const result = await lint(text as string, { ...own, parser: 'text', details: false });
      return { answer: answer(answerOf(result)), status: result.errorCount > 0 ? 1 : 0 };
    } catch (error) {
      return { answer: answer({ line, error: (error as Error).message }), status: 2 };
    }
  }

  /** A language that is known but not ours is none: such a text is left alone, as in files. */
  function mistakeIn(language: unknown): string | undefined {
    if (language === undefined || language === null || language === '') return undefined;
    if (typeof language !== 'string') return "no language: 'language' must be a string";
    const known = options.knowledge?.languages;
    if (isLanguage(language, known) || languageTag(language.toLowerCase())) return undefined;
    return unknownLanguage(language, known);
  }
}

function parsed(record: string): Question | null {
  try {
    return JSON.parse(record) as Question | null;
  } catch (error) {
    throw new UsageError(`no JSON: ${(error as Error).message}`);
  }
}

/** The id of a record as it is written: a number may have more digits than JavaScript's have. */
async function written(id: unknown, record: string): Promise<string> {
  try {
    if (typeof id !== 'number' || Number.isSafeInteger(id)) return JSON.stringify(id);
    const { findNodeAtLocation, parseTree } = await import('jsonc-parser');
    const { offset, length } = findNodeAtLocation(parseTree(record)!, ['id'])!;
    return record.slice(offset, offset + length);
  } catch (error) {
    // JSON is parsed without recursion, and looked at with it.
    throw error instanceof RangeError
      ? new UsageError("no record: what stands beside 'text' is nested too deep")
      : error;
  }
}

function answerOf({ drafts, messages, suppressedMessages }: FileResult): object {
  const [draft] = drafts;
  return {
    language: draft?.language ?? null,
    apology: draft?.apology ?? false,
    elements: Object.keys(draft?.elements ?? {}),
    messages,
    ...(suppressedMessages.length > 0 ? { suppressedMessages } : {}),
  };
}

/**
 * Lines of standard input without the blanks around them, read as they are asked for; for one that is no text, why.
 *
 * @param before Called before each time that this may wait; tells whether to go on.
 */
function* records(before: () => boolean): Generator<string | UsageError> {
  const chunk = Buffer.alloc(batch);
  let rest: Buffer[] = [];
  let length = 0;
  for (;;) {
    if (!before()) return;
    const bytes = chunk.subarray(0, readSome(chunk));
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      yield textOf(rest, bytes.subarray(start, end), length + end - start);
      rest = [];
      length = 0;
      start = end + 1;
    }
    length += bytes.length - start;
    // What exceeds the limit is dropped, and told of when its end is there.
    if (length > longestRecord) rest = [];
    else rest.push(Buffer.from(bytes.subarray(start)));
    if (bytes.length === 0) break;
  }
  if (length > 0) yield textOf(rest, Buffer.alloc(0), length);
}

const lineFeed = 10;

function textOf(before: readonly Buffer[], last: Buffer, length: number): string | UsageError {
  if (length > longestRecord) return new UsageError(`no record: longer than ${longestRecord >> 20} MiB`);
  const bytes = before.length > 0 ? Buffer.concat([...before, last]) : last;
  return isUtf8(bytes) ? bytes.toString().trim() : new UsageError('no UTF-8: some of its bytes are no text');
}
