/** Bytes of a mail part to text, with the place of every code unit. */
import { isUtf8 } from 'node:buffer';
import { UsageError } from '../types.ts';
import { type Piece, writer } from './offset-map.ts';

/** Decoded bytes of a transfer encoding; byte `i` stands at source `[from[i], to[i])`. */
export interface Bytes {
  readonly bytes: Uint8Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/** Collects bytes with their places. */
export interface ByteWriter {
  push(byte: number, from: number, to: number): void;
  done(): Bytes;
}

/** Makes an empty list for at most so many bytes. */
export function byteWriter(capacity: number): ByteWriter {
  const bytes = new Uint8Array(capacity);
  const from = new Uint32Array(capacity);
  const to = new Uint32Array(capacity);
  let length = 0;
  return {
    push(byte, start, end) {
      bytes[length] = byte;
      from[length] = start;
      to[length++] = end;
    },
    done: () => ({ bytes: bytes.subarray(0, length), from: from.subarray(0, length), to: to.subarray(0, length) }),
  };
}

/** `where` names the file and line for the error message. */
function decoderFor(label: string, where: () => string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true });
  } catch {
    throw new UsageError(`${where()}: unknown charset "${label}"; name the real one, such as utf-8`);
  }
}

/** Length of the UTF-8 sequence that a byte begins. */
const sequence = (byte: number): number => (byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4);

/** Decodes bytes of a charset. Throws a UsageError where they are not of it. */
export function decodeBytes(data: Bytes, charset: string, where: () => string): Piece {
  const { bytes, from, to } = data;
  const ascii = /^(?:us-ascii|ascii|ansi_x3\.4-1968)$/iu.test(charset);
  const label = charset === '' || (ascii && isUtf8(bytes)) ? 'utf-8' : charset;
  const decoder = decoderFor(label, where);
  const broken = (): never => {
    throw new UsageError(
      `${where()}: the text is not ${label}, though its header says so; correct the charset or the text`,
    );
  };
  const out = writer();
  const emit = (text: string, first: number, last: number): void => {
    if (text.length === 1 && to[last]! - from[first]! === 1) out.copy(text, from[first]!);
    else out.put(text, from[first]!, to[last]!);
  };
  if (decoder.encoding === 'utf-8') {
    if (!isUtf8(bytes)) broken();
    for (let at = 0; at < bytes.length; ) {
      const size = sequence(bytes[at]!);
      const text = size === 1 ? String.fromCharCode(bytes[at]!) : decoder.decode(bytes.subarray(at, at + size));
      emit(text, at, at + size - 1);
      at += size;
    }
    return out.done();
  }
  // One byte at a time: the decoder answers when a character is complete.
  try {
    for (let at = 0, first = 0; at < bytes.length; at++) {
      const text = decoder.decode(bytes.subarray(at, at + 1), { stream: true });
      if (text === '') continue;
      emit(text, first, at);
      first = at + 1;
    }
    decoder.decode();
  } catch {
    broken();
  }
  return out.done();
}
