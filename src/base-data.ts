import type { MailWords } from './inputs/options.ts';
import type { PlaceholderTable } from './inputs/placeholders.ts';
import type { Detector } from './language/detect.ts';
import type { Habits } from './language/profile.ts';

/** What all languages together need before one is chosen: `dist/rules/base.json`. */
export interface BaseData {
  /** Letters held equal, as `packFold` packs them. */
  readonly fold: Uint32Array;
  readonly languages: readonly string[];
  /** Those written from right to left. */
  readonly rightToLeft: readonly string[];
  readonly mail: MailWords;
  readonly placeholders: PlaceholderTable;
  readonly detector: Detector;
  /** By language. */
  readonly habits: Readonly<Record<string, Habits>>;
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

/** Puts the typed arrays back in their places. */
export function mapArrays<T extends object>(data: T, input: Uint8Array): T {
  const { buffer, byteOffset } = input.byteOffset % 4 === 0 ? input : input.slice();
  const put = (values: object): void => {
    const own = values as Record<string, unknown>;
    for (const key in own) {
      const inner = own[key];
      if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) continue;
      const { array, at, length } = inner as Mapped;
      const Type = arrayTypes[array];
      if (Type) own[key] = new Type(buffer as ArrayBuffer, byteOffset + at, length);
      else put(inner);
    }
  };
  put(data);
  return data;
}
