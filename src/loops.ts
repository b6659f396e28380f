import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packedFolder } from './packed.ts';

declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

// A name that no loader gives a meaning of its own: some wrap a module in a function of `module`.
let compiled: object | undefined;

/** The functions of the ear and of the scales (`phrases/wasm`, `weigh/wasm`), with a memory of their own. */
export function startLoops<Exports>(): Exports {
  compiled ??= new WebAssembly.Module(readFileSync(join(packedFolder, '../loops.wasm')));
  return new WebAssembly.Instance(compiled).exports as Exports;
}
