/** From bytes to text, and the refusals that belong there. */
import { isUtf8 } from 'node:buffer';
import { UsageError } from '../types.ts';

/** Largest file that is read, in bytes. */
const largest = 64 * 1024 * 1024;

/** Refuses what is too large to be a message; the size is in bytes. */
export function refuseLarge(size: number, name: string): void {
  if (size <= largest) return;
  const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);
  const limit = `(limit ${megabytes(largest)} MB)`;
  throw new UsageError(
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

/** Each byte as the code unit of the same number. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return text;
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
  let low = 0;
  let high = bytes.length;
  const decoder = (end: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (decoder(middle + 1)) low = middle + 1;
    else high = middle;
  }
  return low;
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
  if (isUtf8(bytes)) {
    const { buffer, byteOffset, byteLength } = bytes;
    return { text: Buffer.from(buffer, byteOffset, byteLength).toString(), bytes: false };
  }
  if (mail) return { text: latin1(bytes), bytes: true };
  const nul = bytes.indexOf(0);
  const bad = firstBad(bytes);
  const line = lineOf(latin1(bytes.subarray(0, bad)), bad);
  const what = nul >= 0 ? 'is binary' : 'is not valid UTF-8';
  throw new UsageError(`${name}:${line}: ${what}; save it as UTF-8 or ignore the file`);
}
