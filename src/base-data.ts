import type { MailWords } from './inputs/options.ts';
import type { PlaceholderWords } from './inputs/placeholders.ts';
import type { Detector } from './language/detect.ts';

/** What all languages together need before one is chosen: `dist/rules/base.json`. */
export interface BaseData {
  /** Letters held equal, as `packFold` packs them. */
  readonly fold: Uint32Array;
  readonly languages: readonly string[];
  /** Those written from right to left. */
  readonly rightToLeft: readonly string[];
  readonly mail: MailWords;
  readonly placeholders: PlaceholderWords;
  readonly detector: Detector;
}

const arrayTypes: Readonly<Record<string, new (buffer: ArrayBuffer, at: number, length: number) => ArrayBufferView>> = {
  Uint8Array,
  Int8Array,
  Uint16Array,
  Uint32Array,
};

interface Mapped {
  readonly array: string;
  readonly at: number;
  readonly length: number;
}

/** A value as JSON, with its typed arrays apart, one after the other at multiples of four bytes. */
export function packArrays(value: unknown): { readonly json: string; readonly bytes: Uint8Array } {
  const parts: Uint8Array[] = [];
  let at = 0;
  const json = JSON.stringify(value, (_key, inner: unknown) => {
    if (!ArrayBuffer.isView(inner)) return inner;
    const bytes = new Uint8Array((inner.byteLength + 3) & ~3);
    bytes.set(new Uint8Array(inner.buffer, inner.byteOffset, inner.byteLength));
    parts.push(bytes);
    at += bytes.length;
    const { length } = inner as Uint8Array;
    return { array: inner.constructor.name, at: at - bytes.length, length } satisfies Mapped;
  });
  return { json, bytes: Buffer.concat(parts) };
}

/** Puts the typed arrays back in their places: those of the value itself, of its detector and of its lists of lines. */
export function mapArrays(data: BaseData, input: Uint8Array): BaseData {
  const { buffer, byteOffset } = input.byteOffset % 4 === 0 ? input : input.slice();
  const mapped = <T extends object>(values: T): T => {
    const own = values as Record<string, unknown>;
    for (const key of Object.keys(own)) {
      const { array, at, length } = own[key] as Mapped;
      const Type = arrayTypes[array];
      if (Type) own[key] = new Type(buffer as ArrayBuffer, byteOffset + at, length);
    }
    return values;
  };
  for (const part of [data.detector, ...Object.values(data.mail)]) mapped(part);
  return mapped(data);
}
