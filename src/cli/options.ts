import { Command, CommanderError, type Help, Option } from 'commander';
import { nearest } from '../suggest.ts';
import { UsageError } from '../types.ts';
import { version } from '../version.ts';
import type { Flags } from './flags.ts';
import { notice, writeAll } from './output.ts';
import type { SendmailFlags } from './sendmail.ts';

/** Whatever a command line asks for; gives the exit code. */
export type Action = () => Promise<number>;

const examples = `
Examples:
  apology-lint draft.txt                          lint a draft before it is sent
  apology-lint replies/ "macros/**/*.yml"         lint folders and globs
  pbpaste | apology-lint                          lint a text from elsewhere
  apology-lint --preset strict .                  let nothing pass
  apology-lint --rule 'hedge-words: off' draft.txt
  apology-lint --language fr --locale draft brouillon.txt
  apology-lint explain conditional-apology        say what a rule is about

Exit code: 0 nothing wrong, 1 problems found, 2 the command or a file is wrong.`;

/**
 * The whole command line: flags, sub-commands and their help.
 *
 * @param sender The command that sends, for `sendmail`; its words are none of ours.
 */
export function program(choose: (action: Action) => void, sender: readonly string[] = []): Command {
  const root = new Command('apology-lint')
    .description('Finds hedges, shifted blame, missing remedies and missing dates in apologies before they are sent.')
    .usage('[options] [files, folders or globs…]')
    .argument('[files...]', "drafts, folders or globs; '-' or nothing reads standard input")
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .version(version, '-v, --version', 'show the version')
    .addHelpText('after', examples)
    .showSuggestionAfterError(false)
    .exitOverride()
    .configureHelp({ padWidth: () => 33, formatItem: helpItem })
    .configureOutput({ writeOut: (text) => writeAll(1, text), writeErr: () => {} });
  options(root);
  root.action(async (files: string[], flags: Omit<Flags, 'files'>) => {
    const { run } = await import('./run.ts');
    choose(() => run({ ...flags, files }));
  });
  root
    .command('explain')
    .argument('<rules...>', 'ids of rules')
    .description('say what a rule is about, with a bad and a good example')
    .action(async (ids: string[]) => {
      const { explain } = await import('../explain.ts');
      choose(() => explain(ids, root.opts<Flags>()));
    });
  root
    .command('rules')
    .description('list all rules, their kind and the presets that hold them')
    .action(async () => {
      const { listRules } = await import('../explain.ts');
      choose(() => listRules(root.opts<Flags>()));
    });
  root
    .command('sendmail')
    .usage('[options] -- <command> [arguments…]')
    .option('--allow', 'send the message whatever is found')
    .description('lint the mail on standard input; hand it on to a command where nothing is wrong, else exit with 65')
    .action(async (own: SendmailFlags) => {
      const { sendmail } = await import('./sendmail.ts');
      choose(() => sendmail(sender, own, root.opts<Flags>()));
    });
  root
    .command('completion')
    .argument('<shell>', 'bash, zsh or fish')
    .description('print a script that completes commands and flags')
    .action(async (shell: string) => {
      const { completion } = await import('./completion.ts');
      choose(() => completion(shell, root));
    });
  return root;
}

function options(root: Command): void {
  root
    .optionsGroup('What to read:')
    .option('--stdin-filename <file>', 'name of the text on standard input: tells its kind and its configuration')
    .option('--language <code>', 'language of the drafts, where it is not to be recognised')
    .addOption(new Option('--as <kind>', 'what the drafts are: auto, or apology whatever they say').default('auto'))
    .option('--parser <name>', 'how to read the files, whatever their ending says')
    .option('--stream', 'answer records of NDJSON on standard input, {id, text, language?}, with one record each')
    .option('--date <date>', 'when the message is sent, as YYYY-MM-DD')
    .option('--incident-date <date>', 'when it happened, as YYYY-MM-DD')
    .option('--no-fault', 'nothing was our fault: ask for no admission and no prevention')
    .optionsGroup('What to look for:')
    .option('--preset <name>', 'set of rules, in place of the configured one')
    .option('--rule <setting>', "a rule's severity, as in 'hedge-words: off'; may be given again", gather)
    .option('-c, --config <file>', 'configuration to use instead of the ones beside the files')
    .option('--no-config', 'use no configuration')
    .optionsGroup('What to report:')
    .option('-f, --format <name>', 'format of the report, or path of a module', 'stylish')
    .option('-o, --output-file <file>', 'write the report to a file')
    .option('--locale <code>', 'language of the diagnostics; draft for that of each draft')
    .option('--quiet', 'report errors only')
    .option('--max-warnings <number>', 'fail on more warnings than this')
    .option('--report-unused-disable-directives', 'report comments that silence nothing, as errors')
    .option('--report-unused-disable-directives-severity <level>', 'the same with a severity: off, warn or error')
    .option('--require-disable-reasons', "report comments that silence a rule and give no reason after ' -- '")
    .option('--color', 'use colours always')
    .option('--no-color', 'use no colours')
    .option('--stats', 'tell how long each stage took')
    .optionsGroup('Baseline:')
    .option('--suppress-all', 'accept all problems there are now, and report only new ones from now on')
    .option('--suppress-rule <id>', 'accept the problems of this rule; may be given again', gather)
    .option('--prune-suppressions', 'take out of the accepted problems what is no longer found')
    .option('--suppressions-location <path>', 'where accepted problems are kept (apology-lint-suppressions.json)')
    .option('--pass-on-unpruned-suppressions', 'do not fail where accepted problems are no longer found')
    .optionsGroup('Files left out:')
    .option('--no-ignore', 'lint ignored files too')
    .option('--no-error-on-unmatched-pattern', 'do not fail where a path or glob leads to nothing')
    .option('--no-warn-ignored', 'say nothing of named files that are ignored')
    .option('--pass-on-no-files', 'do not fail where no file is named')
    .optionsGroup('Speed:')
    .option('--cache', 'lint only what has changed since the last run')
    .option('--cache-location <path>', 'where the cache is kept', '.apologylintcache')
    .optionsGroup('Configuration:')
    .option('--init', 'write a configuration to start from')
    .option('--print-config <file>', 'show what holds for a file, and why')
    .option('--debug', 'tell on standard error what is done and why')
    .optionsGroup('Other:');
}

/** A line of the help; a term that is too long for its column stands alone, so that no other is squeezed by it. */
function helpItem(term: string, width: number, description: string, help: Help): string {
  const indent = ' '.repeat(width + 4);
  const lines = help.boxWrap(description, (help.helpWidth ?? 80) - indent.length).replaceAll('\n', `\n${indent}`);
  const first = term.length > width ? `${term}\n${indent}` : term.padEnd(width + 2);
  return `  ${first}${lines}`;
}

function gather(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/**
 * Reads the command line.
 *
 * @returns What to do; undefined where it was done already, as for `--help`.
 * @throws UsageError for a flag or argument that is none of ours.
 */
export async function parse(words: readonly string[]): Promise<Action | undefined> {
  let chosen: Action | undefined;
  const isSendmail = words[0] === 'sendmail';
  const end = isSendmail ? words.indexOf('--') : -1;
  const root = program(
    (action) => {
      chosen = action;
    },
    end < 0 ? [] : words.slice(end + 1),
  );
  try {
    await root.parseAsync(end < 0 ? words : words.slice(0, end), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return undefined;
    const reason = sentence(error, root);
    if (!isSendmail) throw new UsageError(reason);
    // Mailers take 2 for anything; this code says that the set-up is wrong.
    return async () => {
      notice(reason);
      return 78;
    };
  }
  return chosen;
}

/** The mistake in eslint's words where it has any. */
function sentence({ code, message }: CommanderError, root: Command): string {
  const quoted = /'([^']*)'/.exec(message)?.[1] ?? '';
  if (code === 'commander.unknownOption') {
    const all = [root, ...root.commands].flatMap(({ options }) => options);
    const known = all.flatMap(({ long }) => long ?? []).concat('--help');
    const flag = quoted.replace(/=.*$/, '');
    const near = nearest(flag, known);
    return `Invalid option '${flag}'${near ? ` - perhaps you meant '${near}'?` : "; 'apology-lint --help' lists them"}`;
  }
  if (code === 'commander.optionMissingArgument') {
    const [, flag = '', value = ''] = /(--[\w-]+) (<\w+>)/.exec(quoted) ?? [];
    return `Option '${flag}' needs a value: ${flag} ${value}`;
  }
  if (code === 'commander.missingArgument') {
    const command = root.commands.find(({ registeredArguments }) =>
      registeredArguments.some((one) => one.name() === quoted),
    );
    return `'apology-lint ${command?.name()}' needs ${command?.registeredArguments[0]?.description}`;
  }
  const plain = message.replace(/^error: /, '').replace(/\n.*$/s, '');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
