import { isUtf8 } from 'node:buffer';
import type { LintOptions } from '../lint-options.ts';
import { UsageError } from '../types.ts';
import { draftFacts } from './describe.ts';
import type { Flags } from './flags.ts';

/** What stands before a value in YAML, JSON and their like; with it, a sentence reads as code. */
const key = /^[\t {[-]*["']?\p{L}[\p{L}\w. -]{0,60}["']? ?[:=][ \t]{0,9}[|>"']?/gmu;

/**
 * Whether a file that cannot be read as what its name says holds what would have been linted: whether it reads as an
 * apology when it is read as plain text. Repositories are full of others, such as templates of YAML.
 *
 * @param bytes Gives the file's bytes.
 */
export async function holdsApology(bytes: () => Uint8Array, options: LintOptions, flags: Flags): Promise<boolean> {
  try {
    const given = bytes();
    const text = Buffer.from(given).toString(isUtf8(given) ? 'utf8' : 'latin1');
    const words = text.replaceAll('\0', '').replace(key, '\n');
    const asText: LintOptions = { ...options, parser: 'text', as: 'auto' };
    return (await draftFacts(words, asText, flags)).some(({ apology }) => apology);
  } catch (error) {
    // It is too large to be a message.
    if (error instanceof UsageError) return false;
    throw error;
  }
}
