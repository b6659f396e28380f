import fs from 'node:fs';
import path from 'node:path';
import { openConfigs } from '../config/index.ts';
import { readBytes } from '../files/read.ts';
import type { LintOptions } from '../lint-options.ts';
import { UsageError } from '../types.ts';
import { checkFlags } from './check.ts';
import { draftFacts, parserFrom } from './describe.ts';
import type { Flags } from './flags.ts';
import { additions, optionsMaker, parserOf } from './job.ts';
import { writeAll } from './output.ts';
import { configFlags, pluggedIn } from './plugged.ts';

const names = ['off', 'warn', 'error'] as const;

/** Prints as JSON what holds for a file and why: configuration, settings, parser, and the language of each draft. */
export async function printConfig(flags: Flags): Promise<number> {
  const [other] = flags.files;
  if (other !== undefined) throw new UsageError(`--print-config tells of one file: leave out '${other}'`);
  const cwd = process.cwd();
  const checked = await checkFlags(flags, pluggedIn(flags, cwd));
  const file = path.resolve(cwd, flags.printConfig ?? '');
  const config = await openConfigs({ ...configFlags(flags, cwd), rules: checked.rules })(path.dirname(file));
  const settings = config.settings(file);
  const options: LintOptions = {
    ...optionsMaker(flags, checked)(settings),
    ...(await additions(settings)),
    filePath: file,
  };
  const rules = Object.entries(settings.rules).map(([id, [severity, given]]) => {
    const isBare = Object.keys(given).length === 0;
    return [id, isBare ? names[severity] : [names[severity], given]];
  });
  const report = {
    file,
    configuration: config.file ?? null,
    from: config.origins(file),
    parser: parserOf(options),
    parserFrom: parserFrom(options, flags),
    ...(fs.existsSync(file) ? { drafts: await draftFacts(readBytes(file), options, flags) } : {}),
    settings: { ...settings, rules: Object.fromEntries(rules) },
  };
  writeAll(1, `${JSON.stringify(report, null, 2)}\n`);
  return 0;
}
