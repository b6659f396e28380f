/** Runs a development script written in TypeScript: `node src/dev/run.mjs NAME [arguments…]`. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

// DRAFTING: while rooms are being built, a missing lazily loaded module is no hindrance.
const tolerant = {
  name: 'tolerant',
  setup(b) {
    b.onResolve({ filter: /^\.\.?\// }, (args) => {
      if (args.kind === 'dynamic-import' && !existsSync(join(args.resolveDir, args.path)))
        return { path: args.path, external: true };
      return undefined;
    });
  },
};

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
    plugins: [tolerant], // DRAFTING
  });
  const { rm } = await import('node:fs/promises');
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(outfile, { force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [name = ''] = process.argv.splice(2, 1);
  if (existsSync('/work/plan/NOTE.md')) console.log(readFileSync('/work/plan/NOTE.md', 'utf8')); // DRAFTING
  await runScript(name);
}
