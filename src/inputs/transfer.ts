/** Transfer encodings of mail: quoted-printable, base64, and the encoded words of headers. */
import { type Bytes, byteWriter, decodeBytes } from './charset.ts';
import { copyPiece, type Piece, type Writer, writer } from './offset-map.ts';

const hex = (unit: number): number => {
  if (unit > 47 && unit < 58) return unit - 48;
  const letter = unit | 32;
  return letter > 96 && letter < 103 ? letter - 87 : -1;
};

const encoder = new TextEncoder();

/** Pushes a code unit of the source as UTF-8, or as the byte it stands for. */
function pushUnit(out: ReturnType<typeof byteWriter>, text: string, at: number, asByte: boolean): number {
  const code = text.codePointAt(at)!;
  if (code < 0x80 || (asByte && code < 0x100)) {
    out.push(code, at, at + 1);
    return at + 1;
  }
  const next = at + (code > 0xffff ? 2 : 1);
  for (const byte of encoder.encode(String.fromCodePoint(code))) out.push(byte, at, next);
  return next;
}

/** Bytes of a quoted-printable stretch of the source. `underscores`: `_` is a blank, as in headers. */
export function quotedPrintable(text: string, start: number, end: number, asByte: boolean, underscores = false): Bytes {
  const out = byteWriter((end - start) * 3);
  for (let at = start; at < end; ) {
    const unit = text.charCodeAt(at);
    if (unit === 61) {
      const feed = /^=[ \t]*\r?\n/u.exec(text.slice(at, Math.min(end, at + 80)));
      if (feed) {
        at += feed[0].length;
        continue;
      }
      const high = hex(text.charCodeAt(at + 1));
      const low = hex(text.charCodeAt(at + 2));
      if (high >= 0 && low >= 0 && at + 2 < end) {
        out.push(high * 16 + low, at, at + 3);
        at += 3;
        continue;
      }
    }
    if (underscores && unit === 95) {
      out.push(32, at, ++at);
      continue;
    }
    at = pushUnit(out, text, at, asByte);
  }
  return out.done();
}

/** The bytes of a stretch that is not encoded. */
export function plainBytes(text: string, start: number, end: number, asByte: boolean): Bytes {
  const out = byteWriter((end - start) * 3);
  for (let at = start; at < end; ) at = pushUnit(out, text, at, asByte);
  return out.done();
}

const alphabet = new Int8Array(128).fill(-1);
for (const [index, letter] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries()) {
  alphabet[letter.charCodeAt(0)] = index;
}

/** Bytes of a base64 stretch of the source, or the offset of the first sign that is none of it. */
export function base64(text: string, start: number, end: number): Bytes | number {
  const out = byteWriter(Math.ceil(((end - start) * 3) / 4) + 3);
  let bits = 0;
  let held = 0;
  let from = start;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 61) break;
    if (unit === 10 || unit === 13 || unit === 32 || unit === 9) continue;
    const value = unit < 128 ? alphabet[unit]! : -1;
    if (value < 0) return at;
    if (held === 0) from = at;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out.push((bits >> held) & 0xff, from, at + 1);
      from = at;
    }
  }
  return out.done();
}

/** Decodes a header's value: folded lines and encoded words. */
export function headerText(text: string, start: number, end: number, asByte: boolean, where: () => string): Piece {
  const out = writer();
  const word = /=\?([^?*\s]+)(?:\*[^?]*)?\?([bq])\?([^?\s]*)\?=/giu;
  let at = start;
  let encoded = false;
  for (const match of text.slice(start, end).matchAll(word)) {
    const [whole, charset = '', kind = '', data = ''] = match;
    const first = start + match.index;
    // White space between two encoded words is not there.
    if (!encoded || text.slice(at, first).trim() !== '') plain(out, text, at, first, asByte);
    at = first + whole.length;
    const from = at - 2 - data.length;
    const bytes =
      kind.toLowerCase() === 'b'
        ? base64(text, from, from + data.length)
        : quotedPrintable(text, from, from + data.length, asByte, true);
    if (typeof bytes === 'number') plain(out, text, first, at, asByte);
    else copyPiece(out, decodeBytes(bytes, charset, where));
    encoded = true;
  }
  plain(out, text, at, end, asByte);
  return out.done();
}

/** Text of a header that is not encoded: line foldings vanish, raw bytes are taken as UTF-8 or Latin. */
function plain(out: Writer, text: string, start: number, end: number, asByte: boolean): void {
  for (let at = start; at < end; ) {
    const feed = text.slice(at, end).search(/\r?\n/u);
    const stop = feed < 0 ? end : at + feed;
    if (asByte && /[\x80-\xff]/u.test(text.slice(at, stop))) {
      const bytes = plainBytes(text, at, stop, true);
      copyPiece(
        out,
        decodeBytes(bytes, 'us-ascii', () => ''),
      );
    } else out.copy(text.slice(at, stop), at);
    at = stop;
    while (at < end && (text.charCodeAt(at) === 13 || text.charCodeAt(at) === 10)) at++;
  }
}
