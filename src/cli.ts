#!/usr/bin/env node
import { commandNames, type Flags, isPlain, workerWord } from './cli/flags.ts';
import { complain, notice } from './cli/output.ts';
import { UsageError } from './types.ts';

/** Arguments in, exit code out. Words that are all paths need no parser. */
async function main(words: readonly string[]): Promise<number> {
  if (words[0] === workerWord) return await (await import('./cli/worker.ts')).work();
  if (!commandNames.includes(words[0] ?? '')) {
    // The build keeps what linting needs as compiled code, which only this file finds: so it comes before the flags.
    const { run } = await import('./cli/run.ts');
    if (isPlain(words)) return await run({ files: words } satisfies Flags);
  }
  const { parse } = await import('./cli/parse.ts');
  const action = await parse(words);
  return action ? await action() : 0;
}

async function safely(words: readonly string[]): Promise<number> {
  try {
    return await main(words);
  } catch (error) {
    if (error instanceof UsageError) complain(error.message);
    else if ((error as NodeJS.ErrnoException | null)?.syscall === 'uv_cwd')
      notice('The working folder is gone: change to another one');
    else {
      const { version } = await import('./version.ts');
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      notice(`\nOops! Something went wrong! :(\n\napology-lint: ${version}\n\n${reason}`);
    }
    return 2;
  }
}

// Node ends where nothing is left to wait for, whatever is still promised.
process.exitCode = 2;
let ended = false;
process.on('beforeExit', () => {
  if (!ended) complain('Stopped short: a plug-in or a format promised something and never gave it');
});
safely(process.argv.slice(2)).then((code) => {
  ended = true;
  process.exitCode = code;
  // By itself, Node would first wait for V8 to compile and to collect what nobody needs any more.
  if (process.getActiveResourcesInfo().length === 0) process.exit();
});
