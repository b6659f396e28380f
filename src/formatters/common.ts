import path from 'node:path';
import { toPosix, within } from '../files/paths.ts';
import type { Diagnostic, FileResult } from '../types.ts';

/** A path as repositories name it: relative to the working folder, with forward slashes. */
export function repositoryPath(filePath: string, cwd: string): string {
  if (!path.isAbsolute(filePath)) return filePath.replace(/^\.\//, '');
  return toPosix(within(cwd, filePath) || filePath);
}

/** The folder that a service names files from: that of its checkout where we are in it, else the working folder. */
export function checkout(cwd: string, folder: string | undefined): string {
  return folder && within(folder, cwd) !== undefined ? folder : cwd;
}

/** Whether a diagnostic counts as an error. */
export const isError = ({ fatal, severity }: Diagnostic): boolean => fatal === true || severity === 2;

/** Text as XML content or attribute value; what XML cannot hold is left out. */
export function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"'\n\r\t]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A number of things, as `1 error` or `2 errors`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** A diagnostic of a report. */
export interface Hit {
  readonly file: string;
  readonly diagnostic: Diagnostic;
  /** Unlike that of any other hit of the report. */
  readonly fingerprint: string;
}

/** All diagnostics in the order of the files, each with a fingerprint of its own. */
export function hitsOf(results: readonly FileResult[], cwd: string): Hit[] {
  const seen = new Map<string, number>();
  return results.flatMap(({ filePath, messages }) => {
    const file = repositoryPath(filePath, cwd);
    return messages.map((diagnostic) => {
      const base = `${diagnostic.fingerprint ?? `${diagnostic.ruleId}:${diagnostic.message}`}:${file}`;
      const ordinal = seen.get(base) ?? 0;
      seen.set(base, ordinal + 1);
      return { file, diagnostic, fingerprint: ordinal === 0 ? base : `${base}:${ordinal}` };
    });
  });
}
