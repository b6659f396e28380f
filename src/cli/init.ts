import fs from 'node:fs';
import path from 'node:path';
import { presets } from '../../rules/presets.ts';
import { configsIn } from '../config/find.ts';
import { loadFile } from '../config/load.ts';
import { findFiles } from '../files/find.ts';
import { readBytes, reason } from '../files/read.ts';
import { counted } from '../formatters/common.ts';
import { readDraft, readDrafts } from '../reading.ts';
import { UsageError } from '../types.ts';
import { type Flags, refuseBeside } from './flags.ts';
import { isDraft } from './lint-all.ts';
import { notice } from './output.ts';

const target = '.apologylintrc.yaml';
/** As many files are looked at as give a fair picture without a wait. */
const enough = 300;

/** Flags that speak of linting, and of other things than it. */
const notHere = [
  ...(['stream', 'printConfig', 'stdinFilename', 'language', 'locale', 'parser', 'date', 'incidentDate'] as const),
  ...(['config', 'preset', 'rule', 'outputFile', 'quiet', 'maxWarnings', 'stats', 'cache'] as const),
  ...(['reportUnusedDisableDirectives', 'reportUnusedDisableDirectivesSeverity', 'requireDisableReasons'] as const),
  ...(['suppressAll', 'suppressRule', 'pruneSuppressions', 'suppressionsLocation'] as const),
];

/**
 * Writes a commented configuration to start from, after a look at the files here.
 *
 * @throws UsageError where there is a configuration already.
 */
export async function init(flags: Flags): Promise<number> {
  if (flags.files.length > 0) throw new UsageError('--init looks at all files here: name none');
  refuseBeside('--init', flags, notHere);
  const cwd = process.cwd();
  for (const name of configsIn(cwd)) {
    if (name === 'package.json' && !(await loadFile(path.join(cwd, name)))) continue;
    throw new UsageError(`There is a configuration already: ${name}`);
  }
  const seen = await look(cwd);
  try {
    fs.writeFileSync(path.join(cwd, target), starter(seen), { flag: 'wx' });
  } catch (error) {
    throw new UsageError(`Cannot write '${target}': ${reason(error)}`);
  }
  notice(`Wrote ${target}: ${summary(seen)}.`);
  return 0;
}

interface Seen {
  readonly files: number;
  readonly apologies: number;
  readonly languages: ReadonlyMap<string, number>;
  readonly endings: ReadonlyMap<string, number>;
}

async function look(cwd: string): Promise<Seen> {
  const found = await findFiles(['.'], { cwd, reads: isDraft, ignore: true, enter: () => ({}) });
  const languages = new Map<string, number>();
  const endings = new Map<string, number>();
  let apologies = 0;
  for (const { path: file } of found.files.slice(0, enough)) {
    try {
      const { drafts } = await readDrafts(readBytes(file), { filePath: file });
      for (const draft of drafts) {
        const reading = readDraft(draft, { filePath: file });
        if (!reading?.apology) continue;
        apologies++;
        count(languages, reading.language);
        count(endings, path.extname(file).toLowerCase());
      }
    } catch (error) {
      // A file that cannot be read says nothing about the others.
      if (!(error instanceof UsageError)) throw error;
    }
  }
  return { files: found.files.length, apologies, languages, endings };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The most frequent first. */
const sorted = (counts: ReadonlyMap<string, number>) => [...counts].sort((a, b) => b[1] - a[1]);

const listed = (counts: ReadonlyMap<string, number>): string =>
  sorted(counts)
    .map(([key, number]) => `${number} ${key}`)
    .join(', ');

function summary({ files, apologies, languages, endings }: Seen): string {
  const looked = `${counted(files, 'file')} here${files > enough ? ` (${enough} looked at)` : ''}`;
  if (apologies === 0) return `${looked}, no apology among them`;
  return `${looked}, apologies by ending: ${listed(endings)}; by language: ${listed(languages)}`;
}

function starter(seen: Seen): string {
  const [only, ...others] = sorted(seen.languages).map(([language]) => language);
  const structured = [...seen.endings.keys()].some((ending) =>
    /^\.(?:ya?ml|jsonc?|csv|ndjson|jsonl|xml)$/.test(ending),
  );
  const uncomment = (yes: boolean): string => (yes ? '' : '# ');
  return `# yaml-language-server: $schema=./node_modules/apology-lint/dist/config.schema.json
# Configuration of apology-lint. Seen: ${summary(seen)}.

# Rules to start from: ${Object.keys(presets).join(', ')};
# or a package, or another file. Later ones win.
extends: [recommended]

# Single rules: off, warn, error, or a severity with options.
# 'apology-lint rules' lists them, 'apology-lint explain RULE' tells of one.
# rules:
#   hedge-words: warn
#   too-long: [warn, { words: 200 }]

# Language of the drafts; without it each draft's own is recognised.
${uncomment(only !== undefined && others.length === 0)}language: ${only ?? 'en'}

# Language of the diagnostics, or "draft" for that of each draft.
${uncomment(others.length > 0)}locale: ${others.length > 0 ? 'draft' : 'en'}

# Phrases that are never reported, for each rule.
# allow:
#   boilerplate: ["Thank you for your patience"]

# Fields that hold drafts in structured files; the well-known ones are found without it.
${structured ? '' : '# (no structured file with an apology was seen)\n'}# fields: ["macros[*].body"]

# Files and folders to leave alone, in gitignore's notation. What git ignores is left alone anyway.
# ignores: ["drafts/old/"]

# Settings for some of the files.
# overrides:
#   - files: "incidents/**/*.md"
#     extends: brand-apology
`;
}
