/** Runs a development script written in TypeScript: `node src/dev/run.mjs NAME [arguments…]`. */
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Bundles `src/dev/NAME.ts` and imports it. */
export async function runScript(name) {
  const outfile = join(root, 'dist/dev', `${name}-${process.pid}.js`);
  await build({
    entryPoints: [join(root, 'src/dev', `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(outfile, { force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [name = ''] = process.argv.splice(2, 1);
  await runScript(name);
}
