import fs from 'node:fs';
import path from 'node:path';
import { reason } from '../files/read.ts';
import { printable } from '../printable.ts';
import { UsageError } from '../types.ts';

/**
 * Writes the whole text to a file descriptor before it returns, so that no exit can cut it off.
 * A reader that has gone away (`| head`) is no error.
 *
 * @returns Whether the reader is still there.
 */
export function writeAll(descriptor: number, text: string): boolean {
  return writeBytes(descriptor, Buffer.from(text));
}

function writeBytes(descriptor: number, bytes: Uint8Array): boolean {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += fs.writeSync(descriptor, bytes, written);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return false;
      if (code === 'ENOSPC') {
        if (descriptor === 2) return true;
        throw new UsageError('Cannot write the report: no space is left where standard output goes');
      }
      if (code !== 'EAGAIN') throw error;
      pause(2);
    }
  }
  return true;
}

/** Bytes that are gathered before they are written. */
const enough = 1 << 16;

/** Text on its way to a file descriptor. */
export interface Output {
  add(text: string): void;
  /** Writes what was gathered; tells whether the reader is still there. */
  flush(): boolean;
}

/** Gathers text as bytes: as strings it would live so long that only a full collection of garbage frees it. */
export function openOutput(descriptor: number): Output {
  let bytes: Buffer | undefined;
  let length = 0;
  let read = true;
  const flush = (): boolean => {
    if (bytes) read = writeBytes(descriptor, bytes.subarray(0, length)) && read;
    length = 0;
    return read;
  };
  return {
    add(text) {
      bytes ??= Buffer.allocUnsafe(enough);
      // A code unit takes three bytes at most.
      if (length + 3 * text.length > enough) flush();
      if (3 * text.length > enough) read = writeAll(descriptor, text) && read;
      else length += bytes.write(text, length);
    },
    flush,
  };
}

/** One line for the user, kept apart from the report. */
export function notice(text: string): void {
  writeAll(2, `${text}\n`);
}

/** Sentences for the user on what is to be mended, a line each, with paths as the user would write them. */
export function complain(sentences: string): void {
  const lines = sentences.replaceAll(process.cwd() + path.sep, '').split('\n');
  notice(lines.map(printable).join('\n'));
}

/**
 * Reads standard input to its end.
 *
 * @throws UsageError where it cannot be read.
 */
export function readInput(): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (;;) {
    const chunk = new Uint8Array(65536);
    const length = readSome(chunk);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, length));
  }
}

/**
 * Reads from standard input what there is, waiting for some.
 *
 * @returns How many bytes it put into the chunk; 0 at the end.
 * @throws UsageError where it cannot be read.
 */
export function readSome(chunk: Uint8Array): number {
  for (;;) {
    try {
      return fs.readSync(0, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw new UsageError(`Cannot read standard input: ${reason(error)}`);
      pause(2);
    }
  }
}

/** Whether somebody handed us a text on standard input: a pipe, a socket or a redirected file. */
export function isPiped(): boolean {
  try {
    const stat = fs.fstatSync(0);
    return stat.isFIFO() || stat.isFile() || stat.isSocket();
  } catch {
    return false;
  }
}

/** Sleeps, in milliseconds. */
function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
