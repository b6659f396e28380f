import fs from 'node:fs';
import { UsageError } from './types.ts';

let buffer = new Uint8Array(65536);

/**
 * Reads a file into a buffer that the next call uses again: the bytes hold until then.
 *
 * @throws UsageError where the file cannot be read.
 */
export function readBytes(file: string): Uint8Array {
  let length = 0;
  try {
    const descriptor = fs.openSync(file, 'r');
    try {
      for (;;) {
        const read = fs.readSync(descriptor, buffer, length, buffer.length - length, null);
        if (read === 0) break;
        length += read;
        if (length === buffer.length) {
          const { size } = fs.fstatSync(descriptor);
          // A file may grow while it is read, and a pipe has no size.
          const larger = new Uint8Array(size > length ? size + 1 : length * 2);
          larger.set(buffer);
          buffer = larger;
        }
      }
    } finally {
      fs.closeSync(descriptor);
    }
  } catch (error) {
    throw new UsageError(`Cannot read '${file}': ${reason(error)}`);
  }
  return buffer.subarray(0, length);
}

/** The system's reason in plain words. */
export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const plain: Record<string, string> = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    ENOENT: 'no such file',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a folder of its path is a file',
    ELOOP: 'its links lead in a circle',
    ENAMETOOLONG: 'the name is too long',
  };
  return plain[code ?? ''] ?? message;
}
