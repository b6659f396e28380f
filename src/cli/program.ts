import { Command } from 'commander';
import { version } from '../version.ts';
import type { Flags } from './flags.ts';
import { helpItem, options } from './options.ts';
import { writeAll } from './output.ts';
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

const sendmailHelp = `
The flags of linting hold too, before or after the name, as do the configuration
and the accepted problems (apology-lint-suppressions.json) of the working
folder: what is accepted in a file may be sent.

Examples:
  apology-lint sendmail -- msmtp -t < message.eml
  apology-lint --max-warnings 0 sendmail -- /usr/sbin/sendmail -t < message.eml
  set sendmail="apology-lint sendmail -- msmtp"   for mutt and neomutt

Exit code: that of the command where the message was handed on, byte for byte.
Otherwise nothing was sent: 65 where something is wrong with the message, 78
where flags, configuration or command are wrong.
The header "X-Apology-Lint: off" sends a message as it is, as --allow does.`;

/**
 * The whole command line: flags, sub-commands and their help.
 *
 * @param rest The words behind `--`: files, or for `sendmail` the command that sends, whose words are none of ours.
 */
export function program(choose: (action: Action) => void, rest: readonly string[] = []): Command {
  const root = new Command('apology-lint')
    .description('Finds hedges, shifted blame, missing remedies and missing dates in apologies before they are sent.')
    .usage('[options] [files, folders or globs…]')
    .argument('[files...]', "drafts, folders or globs, '!…' leaves some out; '-' or nothing reads standard input")
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
    choose(() => run({ ...flags, files: [...files, ...rest] }));
  });
  root
    .command('explain')
    .argument('<rules...>', 'ids of rules')
    .description('say what a rule is about, with a bad and a good example')
    .action(async (ids: string[]) => {
      const { explain } = await import('./explain.ts');
      choose(() => explain(ids, root.opts<Flags>()));
    });
  root
    .command('rules')
    .description('list all rules, their kind and the presets that hold them')
    .action(async () => {
      const { listRules } = await import('./explain.ts');
      choose(() => listRules(root.opts<Flags>()));
    });
  root
    .command('sendmail')
    .usage('[options] -- <command> [arguments…]')
    .option('--allow', 'send the message whatever is found')
    .description('lint the mail on standard input; hand it on to a command where nothing is wrong, else exit with 65')
    .helpOption('-h, --help', 'show this help')
    .configureHelp({ formatItem: helpItem })
    .addHelpText('after', sendmailHelp)
    .action(async (own: SendmailFlags) => {
      const { sendmail } = await import('./sendmail.ts');
      choose(() => sendmail(rest, own, root.opts<Flags>()));
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
