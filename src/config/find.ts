import fs from 'node:fs';
import path from 'node:path';

/** Names under which a folder may hold a configuration; the first one there is counts. */
const configNames = [
  'apology-lint.config.js',
  'apology-lint.config.mjs',
  'apology-lint.config.ts',
  '.apologylintrc.json',
  '.apologylintrc.jsonc',
  '.apologylintrc.yaml',
  '.apologylintrc.yml',
  'package.json',
] as const;

/** The names of a folder's configurations, package.json among them whatever it says. */
export function configsIn(folder: string, names?: ReadonlySet<string>): readonly string[] {
  if (names) return configNames.filter((name) => names.has(name));
  return configNames.filter((name) => fs.existsSync(`${folder}${path.sep}${name}`));
}
