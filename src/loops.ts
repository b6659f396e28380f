import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packedFolder } from './packed.ts';

declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

// A name that no loader gives a meaning of its own: some wrap a module in a function of `module`.
const compiled = new Map<string, object>();

/**
 * The functions of a file, with a memory of their own: `loops` holds those of the ear and of the scales
 * (`phrases/wasm`, `weigh/wasm`), `train` those that learn weights.
 */
export function startLoops<Exports>(file: 'loops' | 'train'): Exports {
  const found = compiled.get(file) ?? new WebAssembly.Module(readFileSync(join(packedFolder, `../${file}.wasm`)));
  compiled.set(file, found);
  return new WebAssembly.Instance(found).exports as Exports;
}
