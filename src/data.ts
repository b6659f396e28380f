import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Hear, makeHear } from './hear.ts';
import type { MailWords } from './inputs/options.ts';
import { makePlaceholders, type PlaceholderWords } from './inputs/placeholders.ts';
import type { Detector } from './language/detect.ts';
import { type Fold, makeFold } from './language/fold.ts';
import type { Profile } from './language/profile.ts';
import { deserialise } from './phrases/pack.ts';
import type { Advice } from './phrases/source.ts';

/** What all languages together need before one is chosen: `dist/rules/base.json`. */
export interface BaseData {
  readonly equal: readonly (readonly [string, string])[];
  readonly languages: readonly string[];
  /** Those written from right to left. */
  readonly rightToLeft: readonly string[];
  readonly mail: MailWords;
  readonly placeholders: PlaceholderWords;
  readonly detector: Detector;
}

/** A language, ready to read drafts. */
export interface Language {
  /** The parts of the profile that reading needs; the rest is used when packing. */
  readonly profile: Profile;
  readonly hear: Hear;
}

const here = dirname(fileURLToPath(import.meta.url));
/** The packed data lie beside the bundle; sources find them in the build's folder. */
const folder =
  ['rules', '../rules', '../dist/rules']
    .map((path) => join(here, path))
    .find((path) => existsSync(join(path, 'base.json'))) ?? here;

const once = <K, V>(make: (key: K) => V): ((key: K) => V) => {
  const known = new Map<K, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = make(key);
      known.set(key, value);
    }
    return value;
  };
};
const json = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));

export const base = once((_: 'base') => {
  const data = JSON.parse(readFileSync(join(folder, 'base.json'), 'utf8'), decodeArrays) as BaseData;
  const fold: Fold = makeFold(data.equal);
  return { ...data, fold, placeholders: makePlaceholders(data.placeholders), placeholderWords: data.placeholders };
});

export const loadLanguage = once((code: string): Language => {
  const profile = json(`${code}.json`) as Profile;
  return { profile, hear: makeHear(deserialise(readFileSync(join(folder, `${code}.pack`))), base('base').fold) };
});

export const loadAdvice = once((code: string): Advice => json(`${code}.advice.json`) as Advice);

const arrayTypes: Readonly<Record<string, new (buffer: ArrayBuffer) => ArrayBufferView>> = {
  Uint8Array,
  Int8Array,
  Uint16Array,
  Uint32Array,
};

/** Typed arrays as text, for JSON: `Uint32Array:base64`. */
export function encodeArrays(_key: string, value: unknown): unknown {
  if (!ArrayBuffer.isView(value)) return value;
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return `${value.constructor.name}:${bytes.toString('base64')}`;
}

function decodeArrays(_key: string, value: unknown): unknown {
  const [, name = '', encoded = ''] = typeof value === 'string' ? (/^(\w+Array):(.*)$/s.exec(value) ?? []) : [];
  const Type = arrayTypes[name];
  return Type ? new Type(Uint8Array.from(Buffer.from(encoded, 'base64')).buffer) : value;
}
