import { type Command, CommanderError } from 'commander';
import { nearest } from '../suggest.ts';
import { UsageError } from '../types.ts';
import { commandNames } from './flags.ts';
import { notice } from './output.ts';
import { type Action, program } from './program.ts';

/**
 * Reads the command line.
 *
 * @returns What to do; undefined where it was done already, as for `--help`.
 * @throws UsageError for a flag or argument that is none of ours.
 */
export async function parse(words: readonly string[]): Promise<Action | undefined> {
  const end = words.indexOf('--');
  const own = end < 0 ? words : words.slice(0, end);
  const rest = end < 0 ? [] : words.slice(end + 1);
  const command = commandOf(own);
  const isSendmail = command === 'sendmail';
  let chosen: Action | undefined;
  const choose = (action: Action): void => {
    chosen = action;
  };
  const root = program(choose, rest);
  try {
    // Other commands take them as their own words.
    await root.parseAsync([...(command === undefined || isSendmail ? own : words)], { from: 'user' });
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

/** The command that the words name: the first that is neither a flag nor its value, where it is one. */
function commandOf(words: readonly string[]): string | undefined {
  if (!words.some((word) => commandNames.includes(word))) return undefined;
  const { operands, unknown } = program(() => {}).parseOptions([...words]);
  // Behind a flag that is none of ours, nobody knows which words are values.
  const [first = unknown.find((word) => commandNames.includes(word))] = operands;
  return first !== undefined && commandNames.includes(first) ? first : undefined;
}

/** The mistake in eslint's words where it has any. */
function sentence({ code, message }: CommanderError, root: Command): string {
  const quoted = /'([^']*)'/.exec(message)?.[1] ?? '';
  if (code === 'commander.unknownOption') {
    const all = [root, ...root.commands].flatMap(({ options }) => options);
    const known = all.flatMap(({ long }) => long ?? []).concat('--help');
    const flag = quoted.replace(/=.*$/, '');
    const near = nearest(flag, known);
    if (known.includes(flag)) return `Option '${flag}' takes no value`;
    return `Invalid option '${flag}'${near ? ` - perhaps you meant '${near}'?` : "; 'apology-lint --help' lists them"}`;
  }
  if (code === 'commander.optionMissingArgument') {
    const [, flag = '', value = ''] = /(--[\w-]+) (<\w+>)/.exec(quoted) ?? [];
    return `Option '${flag}' needs a value: ${flag} ${value}`;
  }
  if (code === 'commander.excessArguments' && quoted === 'sendmail')
    return "Put '--' before the command that sends, as in 'apology-lint sendmail -- msmtp -t'";
  if (code === 'commander.excessArguments')
    return `Too many words for 'apology-lint ${quoted}'; 'apology-lint ${quoted} --help' tells which it takes`;
  if (code === 'commander.missingArgument') {
    const command = root.commands.find(({ registeredArguments }) =>
      registeredArguments.some((one) => one.name() === quoted),
    );
    return `'apology-lint ${command?.name()}' needs ${command?.registeredArguments[0]?.description}`;
  }
  const plain = message.replace(/^error: /, '').replace(/\n.*$/s, '');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
