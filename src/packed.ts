import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
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

/** Bytes that are read to where they are used: they are many. */
export interface Stored {
  readonly size: number;
  /** @throws Error where they do not fill the place. */
  read(into: Uint8Array): void;
}

/** The bytes of a file. @throws Error where there is none. */
export function fileAt(file: string): Stored {
  const { size } = statSync(file);
  return {
    size,
    read(into) {
      const open = openSync(file, 'r');
      const length = readSync(open, into);
      closeSync(open);
      if (length !== into.length) throw new Error(`${file} is cut short: build the program anew`);
    },
  };
}

/** Bytes as they are stored. */
export function inMemory(bytes: Uint8Array): Stored {
  return { size: bytes.length, read: (into) => into.set(bytes) };
}
