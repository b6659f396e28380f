/** Builds `dist`: packed languages, the command, the library and its types. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';
import { runScript } from './run.mjs';

/** Rules are small: together they load faster than one by one. */
const joinRules = {
  name: 'join-rules',
  setup({ onLoad }) {
    onLoad({ filter: /rules[\\/]index\.ts$/ }, ({ path }) => {
      const imports = [];
      const list = readFileSync(path, 'utf8').replace(/import\(('[^']+')\)/g, (_, file) => {
        imports.push(`import * as rule${imports.length} from ${file};`);
        return `Promise.resolve(rule${imports.length - 1})`;
      });
      return { contents: `${imports.join('\n')}\n${list}`, loader: 'ts' };
    });
  },
};

const common = { bundle: true, platform: 'node', target: 'node20', logLevel: 'warning', plugins: [joinRules] };

for (const folder of ['dist/chunks', 'dist/types']) rmSync(folder, { recursive: true, force: true });
mkdirSync('dist/chunks', { recursive: true });
process.argv.splice(2);
await runScript('pack');

await build({
  ...common,
  entryPoints: ['src/index.ts'],
  outdir: 'dist',
  format: 'esm',
  packages: 'external',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
});
await buildCommand();
const { schemaText } = await runScript('schema');
writeFileSync('dist/config.schema.json', await schemaText());
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '--emitDeclarationOnly', '--noEmit', 'false'], {
  stdio: 'inherit',
});

/**
 * The command starts faster as CommonJS, and esbuild splits only ES modules: so it is split first,
 * and each piece is turned into CommonJS after. Pieces are loaded when they are used.
 */
async function buildCommand() {
  const { outputFiles } = await build({
    ...common,
    entryPoints: ['src/cli.ts'],
    outdir: 'dist',
    format: 'esm',
    splitting: true,
    minify: true,
    charset: 'ascii',
    write: false,
    external: ['jiti'],
    chunkNames: 'chunks/[name]-[hash]',
    define: { 'import.meta.url': '__url' },
  });
  for (const { path, text } of outputFiles) {
    const file = path.slice(process.cwd().length + 1);
    const lazy = text.replace(/\bimport\("(\.[^"]+)"\)/g, 'Promise.resolve().then(()=>require("$1"))');
    const { code } = await transform(lazy, {
      format: 'cjs',
      minify: true,
      charset: 'ascii',
      platform: 'node',
      target: 'node20',
    });
    const own = code.replace(/require\("(\.[^"]+)\.js"\)/g, 'require("$1.cjs")');
    const shebang = /^#!.*\n/.exec(own)?.[0] ?? '';
    const url = own.includes('__url') ? 'const __url=require("url").pathToFileURL(__filename).href;' : '';
    writeFileSync(
      join('dist', file.startsWith('dist/chunks') ? 'chunks' : '', basename(file, '.js') + '.cjs'),
      shebang + url + own.slice(shebang.length),
      {
        mode: shebang ? 0o755 : 0o644,
      },
    );
  }
}
