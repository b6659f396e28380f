import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = import.meta.dirname ?? dirname(fileURLToPath(import.meta.url));

/** The folder of packed data: it lies beside the bundle; sources find it in the build's folder. */
export const packedFolder =
  ['rules', '../rules', '../dist/rules']
    .map((path) => join(here, path))
    .find((path) => existsSync(join(path, 'base.json'))) ?? here;

/** The rules folder that the packed data were made from. */
export const rulesFolder = join(packedFolder, '../../rules');
