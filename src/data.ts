import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rules } from '../rules/index.ts';
import { type Hear, makeHear } from './hear.ts';
import type { MailWords } from './inputs/options.ts';
import { makePlaceholders, type Placeholders, type PlaceholderWords } from './inputs/placeholders.ts';
import type { Detector } from './language/detect.ts';
import { type Fold, unpackFold } from './language/fold.ts';
import type { Profile } from './language/profile.ts';
import { deserialise } from './phrases/pack.ts';
import type { Advice } from './phrases/source.ts';
import type { Rule } from './types.ts';

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

/** The rules folder that the packed data were made from. */
export const rulesFolder = join(folder, '../../rules');
export const packedFolder = folder;

/** All that is known when drafts are read: the languages and rules that ship, and those that plug-ins add. */
export interface Knowledge {
  readonly fold: Fold;
  /** Codes of the languages. */
  readonly languages: readonly string[];
  readonly rightToLeft: readonly string[];
  readonly mail: MailWords;
  readonly placeholders: Placeholders;
  readonly placeholderWords: PlaceholderWords;
  readonly detector: Detector;
  readonly rules: Readonly<Record<string, RuleLoader>>;
  /** @throws Error where the language is not among `languages`. */
  language(code: string): Language;
  /** What a language says about each rule; empty where it says nothing. */
  advice(code: string): Advice;
}
export type RuleLoader = () => Promise<{ readonly default: Rule }>;

let known: Knowledge | undefined;

/** What ships with the program. */
export function shipped(): Knowledge {
  known ??= knowledgeFrom(folder, rules);
  return known;
}

/** What a folder of packed data holds. Each language is mapped from its file when it is first met. */
export function knowledgeFrom(packed: string, rules: Knowledge['rules']): Knowledge {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(packed, file), 'utf8'));
  const data = JSON.parse(readFileSync(join(packed, 'base.json'), 'utf8'), decodeArrays) as BaseData;
  const fold = unpackFold(data.fold);
  return {
    ...data,
    fold,
    placeholders: makePlaceholders(data.placeholders),
    placeholderWords: data.placeholders,
    rules,
    language: once((code) => {
      const profile = read(`${code}.json`) as Profile;
      return { profile, hear: makeHear(deserialise(readFileSync(join(packed, `${code}.pack`))), fold) };
    }),
    advice: once((code) =>
      existsSync(join(packed, `${code}.advice.json`)) ? (read(`${code}.advice.json`) as Advice) : {},
    ),
  };
}

/** Makes a value for each key once. */
export function once<V>(make: (key: string) => V): (key: string) => V {
  const made = new Map<string, V>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      made.set(key, value);
    }
    return value;
  };
}

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
