/** From bytes to text, and the refusals that belong there. */
import { isUtf8 } from 'node:buffer';
import { countWhile } from '../series.ts';
import { Unreadable, UsageError } from '../types.ts';

/** Largest file that is read, in bytes. */
const largest = 64 * 1024 * 1024;

/** Refuses what is too large to be a message; the size is in bytes. */
export function refuseLarge(size: number, name: string): void {
  if (size <= largest) return;
  const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);
  const limit = `(limit ${megabytes(largest)} MB)`;
  throw new Unreadable(
    `${name}: ${megabytes(size)} MB is too large to be a message ${limit}; split the file or ignore it`,
  );
}

/** A file's text. `bytes`: it is no UTF-8, so each code unit stands for one byte; only mails are read so. */
export interface Decoded {
  readonly text: string;
  readonly bytes: boolean;
}

/** 1-based line of an offset. */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

function decodeAs(encoding: string, bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UsageError(`${name}: begins as ${encoding.toUpperCase()} but is not valid; save it as UTF-8`);
  }
}

/** Offset of the first byte that is no UTF-8. */
function firstBad(bytes: Uint8Array): number {
  return countWhile(bytes.length, (at) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, at + 1), { stream: true });
      return true;
    } catch {
      return false;
    }
  });
}

/** Decodes a file. Mails may hold any charset, other files must be UTF-8, or UTF-16 with a byte order mark. */
export function decodeFile(source: string | Uint8Array, name: string, mail: boolean): Decoded {
  refuseLarge(source.length, name);
  const decoded = typeof source === 'string' ? { text: source, bytes: false } : decodeBytes(source, name, mail);
  const nul = decoded.text.indexOf('\0');
  if (nul >= 0) {
    throw new UsageError(
      `${name}:${lineOf(decoded.text, nul)}: holds a NUL byte, so it is no text; ignore the file or save it as UTF-8`,
    );
  }
  return decoded;
}

function decodeBytes(bytes: Uint8Array, name: string, mail: boolean): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decodeAs('utf-16le', bytes, name), bytes: false };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decodeAs('utf-16be', bytes, name), bytes: false };
  const { buffer, byteOffset, byteLength } = bytes;
  const view = Buffer.from(buffer, byteOffset, byteLength);
  if (isUtf8(bytes)) return { text: view.toString(), bytes: false };
  if (mail) return { text: view.toString('latin1'), bytes: true };
  const bad = firstBad(bytes);
  const line = lineOf(view.toString('latin1', 0, bad), bad);
  const what = bytes.includes(0) ? 'is binary' : 'is not valid UTF-8';
  throw new UsageError(`${name}:${line}: ${what}; save it as UTF-8 or ignore the file`);
}
