import type { Command } from 'commander';
import { rules } from '../../rules/index.ts';
import { presets } from '../../rules/presets.ts';
import { shipped } from '../data.ts';
import { formatters } from '../formatters/index.ts';
import { parserNames } from '../inputs/index.ts';
import { didYouMean } from '../suggest.ts';
import { UsageError } from '../types.ts';
import { writeAll } from './output.ts';

interface Flag {
  readonly long: string;
  readonly short: string | undefined;
  readonly description: string;
  /** Whether a value follows. */
  readonly takes: boolean;
  /** The values to offer. */
  readonly values: readonly string[];
  /** Whether the value is a path. */
  readonly path: boolean;
}

interface Words {
  readonly flags: readonly Flag[];
  readonly commands: readonly { readonly name: string; readonly description: string }[];
  readonly arguments: Readonly<Record<string, readonly string[]>>;
}

const writers: Readonly<Record<string, (words: Words) => string>> = { bash, zsh, fish };

/**
 * Prints a shell's completion script, made from the command line's own description.
 *
 * @throws UsageError for a shell that has none.
 */
export async function completion(shell: string, root: Command): Promise<number> {
  const names = Object.keys(writers);
  if (!Object.hasOwn(writers, shell)) {
    throw new UsageError(`Unknown shell '${shell}'${didYouMean(shell, names) || `: one of ${names.join(', ')}`}`);
  }
  writeAll(1, writers[shell]!(describe(root)));
  return 0;
}

function describe(root: Command): Words {
  const { languages } = shipped();
  const ids = Object.keys(rules);
  const values: Readonly<Record<string, readonly string[]>> = {
    '--format': Object.keys(formatters),
    '--preset': Object.keys(presets),
    '--parser': parserNames,
    '--language': languages,
    '--locale': [...languages, 'draft'],
    '--as': ['auto', 'apology'],
    '--suppress-rule': ids,
    '--report-unused-disable-directives-severity': ['off', 'warn', 'error'],
    '--rule': ids.flatMap((id) => ['off', 'warn', 'error'].map((severity) => `${id}:${severity}`)),
  };
  return {
    flags: root
      .createHelp()
      .visibleOptions(root)
      .map(({ flags, long, short, description, required }) => ({
        long: long ?? '',
        short,
        description,
        takes: required,
        values: values[long ?? ''] ?? [],
        path: /<(?:file|path)>/.test(flags) || long === '--format',
      })),
    commands: root.commands.map((command) => ({ name: command.name(), description: command.description() })),
    arguments: { explain: ids, completion: Object.keys(writers) },
  };
}

function bash({ flags, commands, arguments: words }: Words): string {
  const cases = flags
    .filter(({ takes }) => takes)
    .map(({ long, short, values, path }) => {
      const reply = `compgen${path ? ' -f' : ''} -W '${values.join(' ')}' -- "$word"`;
      return `    ${[long, short].filter(Boolean).join('|')}) COMPREPLY=($(${reply})); return ;;`;
    });
  const subs = Object.entries(words).map(
    ([name, list]) => `    ${name}) COMPREPLY=($(compgen -W '${list.join(' ')}' -- "$word")); return ;;`,
  );
  return `# bash completion for apology-lint: eval "$(apology-lint completion bash)"
_apology_lint() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  local IFS=$' \\t\\n'
  COMP_WORDBREAKS=\${COMP_WORDBREAKS//:/}
  case "$before" in
${cases.join('\n')}
  esac
  case "\${COMP_WORDS[1]}" in
${subs.join('\n')}
  esac
  if [[ "$word" == -* ]]; then
    COMPREPLY=($(compgen -W '${flags.map(({ long }) => long).join(' ')}' -- "$word"))
    return
  fi
  COMPREPLY=($(compgen -f -- "$word"))
  if [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY+=($(compgen -W '${commands.map(({ name }) => name).join(' ')}' -- "$word"))
  fi
}
complete -o filenames -F _apology_lint apology-lint
`;
}

function zsh({ flags, commands, arguments: words }: Words): string {
  const quote = (text: string): string => text.replace(/'/g, "'\\''").replace(/[[\]:]/g, '\\$&');
  const specs = flags.map(({ long, description, takes, values, path, short }) => {
    const action = !takes
      ? ''
      : values.length > 0
        ? `:value:(${values.join(' ').replaceAll(':', '\\:')})`
        : path
          ? ':file:_files'
          : ':value: ';
    const names = short
      ? `'(${short} ${long})'{${short},${long}}`
      : /^--(?:suppress-)?rule$/.test(long)
        ? `'*'${long}`
        : long;
    return `    ${names}'[${quote(description)}]${action}' \\`;
  });
  const list = commands.map(({ name, description }) => `'${name}:${quote(description)}'`).join(' ');
  const subs = Object.entries(words).map(([name, list]) => `    ${name}) compadd -- ${list.join(' ')}; return ;;`);
  return `#compdef apology-lint
# zsh completion for apology-lint: eval "$(apology-lint completion zsh)"
_apology_lint() {
  local -a commands=(${list})
  case "$words[2]" in
${subs.join('\n')}
  esac
  _arguments -s \\
${specs.join('\n')}
    '1: :{_describe command commands; _files}' \\
    '*:file:_files'
}
if [[ "$funcstack[1]" = _apology_lint ]]; then _apology_lint "$@"; else compdef _apology_lint apology-lint; fi
`;
}

function fish({ flags, commands, arguments: words }: Words): string {
  const quote = (text: string): string => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
  const lines = flags.map(({ long, short, description, takes, values, path }) =>
    [
      'complete -c apology-lint',
      `-l ${long.slice(2)}`,
      ...(short ? [`-s ${short.slice(1)}`] : []),
      ...(takes ? ['-r'] : []),
      ...(takes && !path ? ['-f'] : []),
      ...(values.length > 0 ? [`-a ${quote(values.join(' '))}`] : []),
      `-d ${quote(description)}`,
    ].join(' '),
  );
  const subs = commands.map(
    ({ name, description }) => `complete -c apology-lint -n __fish_use_subcommand -a ${name} -d ${quote(description)}`,
  );
  const args = Object.entries(words).map(
    ([name, list]) =>
      `complete -c apology-lint -f -n '__fish_seen_subcommand_from ${name}' -a ${quote(list.join(' '))}`,
  );
  return `# fish completion for apology-lint: apology-lint completion fish | source\n${[...lines, ...subs, ...args].join('\n')}\n`;
}
