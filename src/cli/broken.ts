import { isUtf8 } from 'node:buffer';
import type { LintOptions } from '../lint-options.ts';
import { UsageError } from '../types.ts';
import { draftFacts } from './describe.ts';
import type { Flags } from './flags.ts';

/** What stands before a value in YAML, JSON and their like; with it, a sentence reads as code. */
const key = /^[\t {[-]*["']?\p{L}[\p{L}\w. -]{0,60}["']? ?[:=][ \t]{0,9}[|>"']?/gmu;

/**
 * Whether a file that cannot be read as what its name says holds what would have been linted: whether it reads as an
 * apology when it is read as plain text, as a whole or value by value. Repositories are full of others, such as
 * templates of YAML.
 *
 * @param bytes Gives the file's bytes.
 */
export async function holdsApology(bytes: () => Uint8Array, options: LintOptions, flags: Flags): Promise<boolean> {
  try {
    const given = bytes();
    const text = Buffer.from(given).toString(isUtf8(given) ? 'utf8' : 'latin1');
    const values = text.replaceAll('\0', '').split(key);
    const asText: LintOptions = { ...options, parser: 'text', as: 'auto' };
    // In a long file a single reply is lost among the others.
    for (const words of [values.join('\n'), ...values.filter((value) => value.trim().includes(' '))])
      if ((await draftFacts(words, asText, flags)).some(({ apology }) => apology)) return true;
    return false;
  } catch (error) {
    // It is too large to be a message.
    if (error instanceof UsageError) return false;
    throw error;
  }
}
