import path from 'node:path';
import type { Config } from '../config/index.ts';
import { shipped } from '../data.ts';
import type { LintOptions } from '../lint-options.ts';
import { tokenise } from '../parse/index.ts';
import { chooseLanguage, readDraft, readDrafts } from '../reading.ts';
import type { Flags } from './flags.ts';
import { parserOf, shown } from './job.ts';

/** What holds for a draft, and what told it. */
export interface DraftFacts {
  readonly key?: string;
  readonly language: string | null;
  readonly languageFrom: string;
  readonly apology: boolean;
  readonly template: boolean;
}

/** The drafts of a text under options that flags and configuration gave. */
export async function draftFacts(
  source: string | Uint8Array,
  options: LintOptions,
  flags: Flags,
): Promise<DraftFacts[]> {
  const { drafts } = await readDrafts(source, options);
  return drafts.map((draft) => {
    const tokens = tokenise(draft.text, draft.placeholders, draft.skipped, (options.knowledge ?? shipped()).fold);
    const { code, reason } = chooseLanguage(draft, tokens, options);
    return {
      ...(draft.key === undefined ? {} : { key: draft.key }),
      language: code ?? null,
      languageFrom: options.language === undefined ? reason : giver(flags.language),
      apology: readDraft(draft, options)?.apology ?? false,
      template: draft.template,
    };
  });
}

/** What told the parser. */
export function parserFrom(options: LintOptions, flags: Flags): string {
  return options.parser === undefined ? 'the file name' : giver(flags.parser);
}

const giver = (flag: string | undefined): string => (flag === undefined ? 'the configuration' : 'the flag');

/** What `--debug` tells of a text: configuration, parser and languages, and why. */
export async function debugLine(
  bytes: Uint8Array,
  file: string,
  options: LintOptions,
  { config, flags, cwd }: { readonly config: Config; readonly flags: Flags; readonly cwd: string },
): Promise<string> {
  const drafts = (await draftFacts(bytes, options, flags)).map(({ key, language, languageFrom, apology }) => {
    const what = `${language ?? 'unknown language'} (${languageFrom}), ${apology ? 'apology' : 'no apology'}`;
    return key === undefined ? what : `${key}: ${what}`;
  });
  const parts = [
    config.file === undefined ? 'no configuration' : `configuration ${shown(config.file, cwd)}`,
    `settings of ${config
      .origins(file)
      .join(', ')
      .replaceAll(cwd + path.sep, '')}`,
    `parser ${parserOf(options)} (${parserFrom(options, flags)})`,
  ];
  return [...parts, ...drafts].join('; ');
}
