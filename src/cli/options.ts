import { type Command, type Help, Option } from 'commander';
import { presets } from '../../rules/presets.ts';
import { formatters } from '../formatters/index.ts';
import { parserNames } from '../inputs/index.ts';

/** Adds the flags of linting to the command, in the groups of its help. */
export function options(root: Command): void {
  root
    .optionsGroup('What to read:')
    .option('--stdin-filename <file>', 'name of the text on standard input: tells its kind and its configuration')
    .option('--language <code>', 'language of the drafts, where it is not to be recognised')
    .addOption(new Option('--as <kind>', 'what the drafts are: auto, or apology whatever they say').default('auto'))
    .option(
      '--parser <name>',
      `how to read the files, whatever their ending says: ${parserNames.join(', ')}, or one of a plug-in`,
    )
    .option('--stream', 'answer records of NDJSON on standard input, {id, text, language?}, with one record each')
    .option('--date <date>', 'when the message is sent, as YYYY-MM-DD')
    .option('--incident-date <date>', 'when it happened, as YYYY-MM-DD')
    .option('--no-fault', 'nothing was our fault: ask for no admission and no prevention')
    .optionsGroup('What to look for:')
    .option('--preset <name>', `set of rules, in place of the configured one: ${Object.keys(presets).join(', ')}`)
    .option(
      '--rule <setting>',
      "a rule's severity and options, as in 'denial: off' or 'too-long: [warn, {words: 150}]'; may be given again",
      gather,
    )
    .option('-c, --config <file>', 'configuration to use instead of the ones beside the files')
    .option('--no-config', 'use no configuration')
    .optionsGroup('What to report:')
    .option(
      '-f, --format <name>',
      `format of the report: ${Object.keys(formatters).join(', ')}, one of a plug-in, or the path of a module`,
      'stylish',
    )
    .option('-o, --output-file <file>', 'write the report to a file')
    .option('--locale <code>', 'language of the diagnostics; draft for that of each draft')
    .option('--quiet', 'report errors only')
    .option('--max-warnings <number>', 'fail on more warnings than this')
    .option('--report-unused-disable-directives', 'report comments that silence nothing, as errors')
    .option('--report-unused-disable-directives-severity <level>', 'the same with a severity: off, warn or error')
    .option('--require-disable-reasons', "report comments that silence a rule and give no reason after ' -- '")
    .option('--color', 'use colours always')
    .option('--no-color', 'use no colours')
    .option('--stats', 'tell how long each stage and rule took')
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
    .option('--concurrency <threads>', 'how many threads lint: auto, off or a number', 'auto')
    .option('--cache', 'lint only what has changed since the last run')
    .option('--cache-location <path>', 'where the cache is kept', '.apologylintcache')
    .optionsGroup('Configuration:')
    .option('--init', 'write a configuration to start from')
    .option('--print-config <file>', 'show what holds for a file, and why')
    .option('--debug', 'tell on standard error what is done and why')
    .optionsGroup('Other:');
}

/** A line of the help; a term that is too long for its column stands alone, so that no other is squeezed by it. */
export function helpItem(term: string, width: number, description: string, help: Help): string {
  const indent = ' '.repeat(width + 4);
  const lines = help.boxWrap(description, (help.helpWidth ?? 80) - indent.length).replaceAll('\n', `\n${indent}`);
  const first = term.length > width ? `${term}\n${indent}` : term.padEnd(width + 2);
  return `  ${first}${lines}`;
}

function gather(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}
