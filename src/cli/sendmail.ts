import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import { openConfigs } from '../config/index.ts';
import { reason } from '../files/read.ts';
import { type FormatContext, loadFormatter } from '../formatters/index.ts';
import { type FileResult, UsageError } from '../types.ts';
import { checkFlags } from './check.ts';
import { colourLevel, isTerminal } from './colour.ts';
import { type Flags, firstOf } from './flags.ts';
import { errorsOnly } from './job.ts';
import { lintAll } from './lint-all.ts';
import { complain, notice, readInput } from './output.ts';
import { configFlags, pluggedIn } from './plugged.ts';
import { contextOf } from './report.ts';
import { hasBaseline } from './run.ts';

/** What sendmail's callers understand: the message is refused, and the set-up is wrong; a retry helps neither. */
const refused = 65;
const misconfigured = 78;
const notFound = 127;

/** The name under which the message on standard input is reported. */
const messageName = 'message.eml';

const nothingSent = 'Nothing was sent. The header "X-Apology-Lint: off" or the flag --allow sends it as it is.';

/** Flags that do something else than linting one message. */
const notHere = [
  ...(['init', 'stream', 'printConfig', 'outputFile'] as const),
  ...(['suppressAll', 'suppressRule', 'pruneSuppressions'] as const),
];

/** Flags of `apology-lint sendmail`, beside those of linting. */
export interface SendmailFlags {
  readonly allow?: boolean;
}

/**
 * Stands in front of a mailer: lints the message on standard input, and hands its bytes on to the command where
 * nothing is wrong with it.
 *
 * @returns The command's exit code; 65 where the message is refused and 78 where flags or configuration are wrong,
 * in which cases nothing is sent.
 */
export async function sendmail(command: readonly string[], own: SendmailFlags, flags: Flags): Promise<number> {
  try {
    const message = readInput();
    const [program, ...words] = command;
    if (!program) throw new UsageError("Name the command that sends, as in 'apology-lint sendmail -- msmtp -t'");
    const foreign = firstOf(flags, notHere);
    if (foreign !== undefined) throw new UsageError(`${foreign} makes no sense before a mailer: leave it out`);
    if (!own.allow && !isOff(message) && !(await passes(message, flags))) return refused;
    return await handOn(message, program, words);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complain(error.message);
    return misconfigured;
  }
}

/** Whether the header says `X-Apology-Lint: off`. */
function isOff(message: Uint8Array): boolean {
  const text = Buffer.from(message).toString('latin1');
  const header = /^[\s\S]*?(?=\r?\n\r?\n|$(?![\s\S]))/.exec(text)?.[0] ?? '';
  return /^x-apology-lint:[ \t]*off(?:[ \t]+--[ \t].*)?[ \t]*$/im.test(header.replace(/\r\n?/g, '\n'));
}

async function passes(message: Uint8Array, flags: Flags): Promise<boolean> {
  const cwd = process.cwd();
  // What begins with no header is the bare text of a message.
  const isMail = /^(?:From |[!-9;-~]+:)/.test(Buffer.from(message.subarray(0, 1000)).toString('latin1'));
  const { stdinFilename: name = messageName } = flags;
  const mail: Flags = { parser: isMail ? 'email' : 'text', ...flags, stdinFilename: name, files: [], ignore: false };
  const plugged = pluggedIn(flags, cwd);
  const checked = await checkFlags(mail, plugged);
  const format = await loadFormatter(flags.format ?? 'stylish', cwd, async () => (await plugged()).formatters);
  const configs = openConfigs({ ...configFlags(mail, cwd), rules: checked.rules });
  const found: FileResult[] = [];
  const take = (result: FileResult): void => {
    found.push(result);
  };
  const outcome = await lintAll({ flags: mail, checked, configs, cwd, stdin: true, input: () => message, take });
  const complaints = [...outcome.complaints];
  const own = complaints.filter((line) => line.startsWith(`${path.resolve(cwd, name)}:`));
  if (own.length < complaints.length) throw new UsageError(complaints.join('\n'));
  if (own.length > 0) {
    complain(`${own.join('\n')}\n${nothingSent}`);
    return false;
  }
  const accept = hasBaseline(flags, cwd) ? (await import('./suppressions.ts')).acceptInMessage : undefined;
  const left = accept ? accept(found, flags, cwd) : found;
  const { maxWarnings } = checked;
  const total = (key: 'errorCount' | 'warningCount'): number => left.reduce((sum, result) => sum + result[key], 0);
  const foundWarnings = total('warningCount');
  const tooMany = maxWarnings >= 0 && foundWarnings > maxWarnings;
  if (total('errorCount') === 0 && !tooMany) return true;
  const context: FormatContext = {
    ...contextOf({ cwd, plugged }, colourLevel(flags.color, process.env, await isTerminal(2))),
    ...(tooMany ? { maxWarningsExceeded: { maxWarnings, foundWarnings } } : {}),
  };
  const results: FileResult[] = left.map((result) => ({ ...result, filePath: name }));
  notice(await format(flags.quiet ? errorsOnly(results) : results, context));
  if (tooMany) notice(`apology-lint found too many warnings (maximum: ${maxWarnings}).`);
  notice(nothingSent);
  return false;
}

/** Runs the command with the message on its standard input; what it prints and its exit code are passed through. */
function handOn(message: Uint8Array, program: string, words: readonly string[]): Promise<number> {
  return new Promise<number>((resolve, reject) => {
    const child = spawn(program, words, { stdio: ['pipe', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? (signal ? 128 + constants.signals[signal] : notFound)));
    // A command may end without reading to the end; its exit code tells whether that was well.
    child.stdin.on('error', () => {});
    child.stdin.end(message);
  }).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'there is no such command' : reason(error);
    throw new UsageError(`Cannot run '${program}': ${why}`);
  });
}
