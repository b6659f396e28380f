/** Builds `dist`: packed languages, the command, the library and its types. */
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { runScript } from './run.mjs';

const common = { bundle: true, platform: 'node', target: 'node20', packages: 'external', logLevel: 'warning' };

process.argv.splice(2);
await runScript('pack');
await build({
  ...common,
  entryPoints: ['src/index.ts'],
  outdir: 'dist',
  format: 'esm',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
});
await build({
  ...common,
  entryPoints: ['src/cli.ts'],
  outfile: 'dist/cli.cjs',
  format: 'cjs',
  define: { 'import.meta.url': '__url' },
  banner: { js: "const __url = require('url').pathToFileURL(__filename).href;" },
});
if (existsSync('src/dev/schema.ts')) {
  const { schemaText } = await runScript('schema');
  writeFileSync('dist/config.schema.json', await schemaText());
}
rmSync('dist/types', { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '--emitDeclarationOnly', '--noEmit', 'false'], {
  stdio: 'inherit',
});
