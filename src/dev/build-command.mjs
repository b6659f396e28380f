/** Builds the command: what linting a draft needs as one file with V8's code cache beside it, the rest in pieces. */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';

/**
 * The command starts faster as CommonJS, and esbuild splits only ES modules: so it is split first, and each piece is
 * turned into CommonJS after. The pieces that a plain draft needs are joined in `main.js`, in one scope.
 */
export async function buildCommand(common) {
  const { bundle, plugins, ...shared } = common;
  const compact = { ...shared, minify: true, charset: 'ascii' };
  const { outputFiles, metafile } = await build({
    ...compact,
    bundle,
    plugins,
    entryPoints: ['src/cli.ts'],
    outdir: 'dist/chunks',
    format: 'esm',
    splitting: true,
    write: false,
    metafile: true,
    external: ['jiti'],
    // A UMD build requires its own files by names that no bundler sees.
    mainFields: ['module', 'main'],
    chunkNames: '[name]-[hash]',
    define: { 'import.meta.dirname': '__dirname', 'import.meta.url': 'undefined' },
  });
  const pieces = new Map(outputFiles.map(({ path, text }) => [basename(path), text.replace(/^#!.*\n/, '')]));
  const names = new Map(Object.entries(metafile.outputs).map(([path, { exports }]) => [basename(path), exports]));
  const writePieces = async (hot) => {
    for (const [name, text] of pieces) {
      const file = join('dist/chunks', name.replace(/js$/, 'cjs'));
      if (hot.includes(name)) rmSync(file);
      else writeFileSync(file, await toCommonJs(text, hot, compact));
    }
  };

  copyFileSync('src/dev/loader.cjs', 'dist/cli.cjs');
  chmodSync('dist/cli.cjs', 0o755);
  rmSync('dist/main.js.cache', { force: true });
  await writePieces([]);
  writeFileSync('dist/main.js', "(function(exports,require){require('./chunks/cli.cjs')})");
  const loaded = JSON.parse(
    run('process.on("exit", () => console.error(JSON.stringify(Object.keys(require.cache))));'),
  );
  const files = new Set(loaded.map((file) => basename(file).replace(/cjs$/, 'js')));
  const hot = [...files].filter((name) => pieces.has(name));
  writeFileSync('dist/main.js', await joined(hot, pieces, names, { ...compact, bundle }));
  await writePieces(hot);
  // What V8 compiles to machine code while the cache is made, it would compile at each start.
  const plain = `const v8 = require('node:v8');v8.setFlagsFromString('--no-sparkplug');`;
  const asBefore = `process.on('exit', () => v8.setFlagsFromString('--sparkplug'));`;
  run(plain + asBefore, { APOLOGY_LINT_BUILD_CACHE: '1' });
}

/** A text in which pieces that are imported when needed are required instead: those that the test wants. */
function requiring(text, wants) {
  return text.replace(/\bimport\("([^"]+)"\)/g, (whole, path) =>
    wants(basename(path)) ? `Promise.resolve().then(()=>require("${path}"))` : whole,
  );
}

/** A piece as CommonJS; what it imports of the hot pieces, it finds in `main.js`. */
async function toCommonJs(text, hot, options) {
  const { code } = await transform(
    requiring(text, () => true),
    { ...options, format: 'cjs' },
  );
  return code.replace(/require\("\.\/([^"]+\.js)"\)/g, (_, name) =>
    hot.includes(name)
      ? `require("../main.js").piece(${hot.indexOf(name)})`
      : `require("./${name.replace(/js$/, 'cjs')}")`,
  );
}

/**
 * The hot pieces in one scope; `piece` of its exports gives one by its number. What a piece exports is gathered when it
 * is asked for: esbuild's own way makes a getter for each name, and a function for each piece, before anything runs.
 */
async function joined(hot, pieces, names, options) {
  const plugin = {
    name: 'pieces',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^node:/ }, ({ path, kind }) =>
        kind === 'require-call' ? { path, external: true } : { path, namespace: 'builtin' },
      );
      onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({ contents: builtin(path) }));
      onResolve({ filter: /^\.\/.*\.js$/ }, ({ path }) => {
        const name = basename(path);
        if (hot.includes(name)) return { path: name, namespace: 'piece' };
        return { path: `./chunks/${name.replace(/js$/, 'cjs')}`, external: true };
      });
      onLoad({ filter: /.*/, namespace: 'piece' }, ({ path }) => {
        const text = requiring(pieces.get(path), (name) => !hot.includes(name));
        const asked = [];
        const contents = text.replace(/\bimport\("\.\/([^"]+)"\)/g, (_, name) => {
          asked.push(name);
          return `Promise.resolve().then(()=>$${hot.indexOf(name)}())`;
        });
        return { contents: `${[...new Set(asked)].map(whole).join('')}${contents}` };
      });
      onResolve({ filter: /^whole:/ }, ({ path }) => ({ path: path.slice(6), namespace: 'whole' }));
      onLoad({ filter: /.*/, namespace: 'whole' }, ({ path }) => {
        const own = names.get(path);
        const imports = own.map((name, index) => `${name} as e${index}`);
        const getters = own.map((name, index) => `get ${name}(){return e${index}}`);
        return { contents: `import{${imports}}from'./${path}';export const all=()=>({${getters}})` };
      });
    },
  };
  const whole = (name) => `import{all as $${hot.indexOf(name)}}from'whole:${name}';`;
  const exported = `exports.piece=(index)=>[${hot.map((_, index) => `$${index}`)}][index]()`;
  const { outputFiles } = await build({
    ...options,
    stdin: { contents: `${hot.map(whole).join('')}import'./cli.js';${exported}`, resolveDir: '.' },
    format: 'cjs',
    external: ['jiti'],
    plugins: [plugin],
    write: false,
  });
  return ascii(`(function(exports,require,__dirname){${outputFiles[0].text}\n})`);
}

/** Escapes what no string holds, where esbuild escapes it, but expressions: the file is read as Latin 1. */
function ascii(text) {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const require = createRequire(import.meta.url);

/** A module of Node as an ES module of which only what is used is left; esbuild's own way copies all its properties. */
function builtin(path) {
  const names = Object.keys(require(path)).filter((name) => name !== 'default' && /^\w+$/.test(name));
  const lines = names.map((name) => `export const ${name} = /* @__PURE__ */ (() => own.${name})();`);
  return [`const own = require('${path}');`, 'export default own;', ...lines].join('\n');
}

/** So many messages of each language are linted when the code that runs is kept compiled. */
const lessons = 4;

/** The shipped draft, and labelled messages in a folder. */
function drafts(folder) {
  const messages = readdirSync('fixtures/corpus').flatMap((name) => {
    const lines = readFileSync(join('fixtures/corpus', name), 'utf8').split('\n').slice(0, lessons);
    return lines.map((line, index) => {
      const file = join(folder, `${index}-${name}.txt`);
      writeFileSync(file, JSON.parse(line).text);
      return file;
    });
  });
  return ['fixtures/drafts/late-parcel.txt', ...messages];
}

/** Lints drafts with the built command; gives the last line that it prints on standard error. */
function run(before, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'drafts-'));
  const words = JSON.stringify(['apology-lint', ...drafts(folder)]);
  const script = `process.argv = [process.execPath, ...${words}];${before}require('./dist/cli.cjs')`;
  const { stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8', env: { ...process.env, ...env } });
  rmSync(folder, { recursive: true });
  return stderr.trim().split('\n').at(-1);
}
