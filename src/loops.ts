import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from './once.ts';
import { packedFolder } from './packed.ts';

declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

const compiled = once((file: string) => new WebAssembly.Module(readFileSync(join(packedFolder, `../${file}.wasm`))));

/**
 * The functions of a file, with a memory of their own: `loops` holds those of the ear and of the scales
 * (`phrases/wasm`, `weigh/wasm`), `train` those that learn weights.
 */
export function startLoops<Exports>(file: 'loops' | 'train'): Exports {
  return new WebAssembly.Instance(compiled(file)).exports as Exports;
}
