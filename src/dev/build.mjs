/** Builds `dist`: packed languages, the command, the library and its types. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** Kept as literals, expressions with \p{…} are compiled when they are first used, not at the start. */
const node = { platform: 'node', target: 'node20', supported: { 'regexp-unicode-property-escapes': true } };
const commonJs = { minify: true, charset: 'ascii', ...node };
const common = { bundle: true, ...node, logLevel: 'warning', plugins: [joinRules] };

for (const folder of ['dist/chunks', 'dist/types']) rmSync(folder, { recursive: true, force: true });
mkdirSync('dist/chunks', { recursive: true });
process.argv.splice(2);
await runScript('pack');

await build({
  ...common,
  entryPoints: ['src/index.ts', 'src/rule-tester.ts'],
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
 * The command starts faster as CommonJS, and esbuild splits only ES modules: so it is split first, and each piece is
 * turned into CommonJS after. What linting a draft loads goes together into `main.js`, with V8's code cache beside it.
 */
async function buildCommand() {
  const { outputFiles } = await build({
    ...common,
    entryPoints: ['src/cli.ts'],
    outdir: 'dist/chunks',
    format: 'esm',
    splitting: true,
    minify: true,
    charset: 'ascii',
    write: false,
    external: ['jiti'],
    // A UMD build requires its own files by names that no bundler sees.
    mainFields: ['module', 'main'],
    chunkNames: '[name]-[hash]',
    define: { 'import.meta.url': '__url' },
  });
  const pieces = new Map();
  for (const { path, text } of outputFiles) {
    const lazy = text.replace(/\bimport\("([^"]+)"\)/g, 'Promise.resolve().then(()=>require("$1"))');
    const { code } = await transform(lazy, { ...commonJs, format: 'cjs' });
    const own = code.replace(/^#!.*\n/, '').replace(/require\("(\.[^"]+)\.js"\)/g, 'require("$1.cjs")');
    const url = own.includes('__url') ? 'const __url=require("url").pathToFileURL(__filename).href;' : '';
    const name = `chunks/${basename(path, '.js')}.cjs`;
    pieces.set(name, url + own);
    writeFileSync(join('dist', name), url + own);
  }
  writeFileSync('dist/main.js', '({})');
  rmSync('dist/main.js.cache', { force: true });
  copyFileSync('src/dev/loader.cjs', 'dist/cli.cjs');
  chmodSync('dist/cli.cjs', 0o755);
  const used = run(`process.on("exit", () => console.error(JSON.stringify(Object.keys(require.cache))));`);
  const hot = used.map((file) => `chunks/${basename(file)}`).filter((name) => pieces.has(name));
  const table = hot.map(
    (name) => `${JSON.stringify(name)}:function(exports,require,module,__filename,__dirname){${pieces.get(name)}\n}`,
  );
  writeFileSync('dist/main.js', `({${table.join(',\n')}})`);
  run('', { APOLOGY_LINT_BUILD_CACHE: '1' });
}

/** Lints the shipped draft with the built command; gives what it prints on standard error, as JSON. */
function run(before, env = {}) {
  const draft = 'fixtures/drafts/late-parcel.txt';
  const script = `process.argv = [process.execPath, 'apology-lint', ${JSON.stringify(draft)}];${before}require('./dist/cli.cjs')`;
  const { stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8', env: { ...process.env, ...env } });
  return stderr.trim() === '' ? [] : JSON.parse(stderr.trim().split('\n').at(-1));
}
