import fs from 'node:fs';
import { refuseLarge } from '../inputs/decode.ts';
import { UsageError } from '../types.ts';

let buffer = new Uint8Array(65536);
/** Largest buffer that is kept for the next file, in bytes. */
const reused = 1 << 20;

/**
 * Reads a file into a buffer that the next call uses again: the bytes hold until then.
 *
 * @param plain Whether it is known to be neither pipe nor device: it ends where less is read than there is room for.
 * @throws UsageError where the file cannot be read, or is too large to be a message.
 */
export function readBytes(file: string, plain = false): Uint8Array {
  let bytes = buffer;
  let length = 0;
  try {
    const descriptor = fs.openSync(file, 'r');
    try {
      for (;;) {
        const read = fs.readSync(descriptor, bytes, length, bytes.length - length, null);
        length += read;
        if (read === 0 || (plain && length < bytes.length)) break;
        if (length === bytes.length) {
          const { size } = fs.fstatSync(descriptor);
          refuseLarge(Math.max(size, length), file);
          // A file may grow while it is read, and a pipe has no size.
          const larger = new Uint8Array(size > length ? size + 1 : length * 2);
          larger.set(bytes);
          bytes = larger;
        }
      }
    } finally {
      fs.closeSync(descriptor);
    }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`Cannot read '${file}': ${reason(error)}`);
  }
  if (bytes.length <= reused) buffer = bytes;
  return bytes.subarray(0, length);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'no such file',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a folder of its path is a file',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
};

/** The system's reason in plain words. */
export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return reasons[code ?? ''] ?? message;
}
