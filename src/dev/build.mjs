/** Builds `dist`: packed languages, the command, the library and its types. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';
import { build } from 'esbuild';
import { buildCommand } from './build-command.mjs';
import { runScript } from './run.mjs';

/** Rules are small: together they load faster than one by one. Of package.json only the version is needed. */
const lean = {
  name: 'lean',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]package\.json$/ }, ({ path }) => {
      const { version } = JSON.parse(readFileSync(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
    onLoad({ filter: /rules[\\/]index\.ts$/ }, ({ path }) => {
      const imports = [];
      const list = readFileSync(path, 'utf8').replace(/import\(('[^']+')\)/g, (_, file) => {
        imports.push(`import rule${imports.length} from ${file};`);
        return `Promise.resolve({ default: rule${imports.length - 1} })`;
      });
      return { contents: `${imports.join('\n')}\n${list}`, loader: 'ts' };
    });
  },
};

/** Expressions with \p{…} stay literals: inside a function, they are read when it is first called, not at the start. */
const node = { platform: 'node', target: 'node20', supported: { 'regexp-unicode-property-escapes': true } };
const common = { bundle: true, ...node, logLevel: 'warning', plugins: [lean] };

for (const folder of ['dist/chunks', 'dist/types']) rmSync(folder, { recursive: true, force: true });
mkdirSync('dist/chunks', { recursive: true });
/** The ear and the scales are WebAssembly: its loops are fast from the first word on, where those of JavaScript are interpreted. */
const loops = {
  'loops.wasm': ['src/phrases/wasm/index.ts', 'src/weigh/wasm/index.ts'],
  'train.wasm': ['src/weigh/wasm/train.ts'],
};
const flags = ['-O2', '--runtime', 'stub', '--noAssert', '--use', 'abort=', '--enable', 'simd'];
for (const [file, rooms] of Object.entries(loops)) {
  const { error } = await asc.main([...rooms, '--outFile', `dist/${file}`, ...flags], { stderr: process.stderr });
  if (error) throw error;
}
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
await buildCommand(common);
const { schemaText } = await runScript('schema');
writeFileSync('dist/config.schema.json', await schemaText());
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '--emitDeclarationOnly', '--noEmit', 'false'], {
  stdio: 'inherit',
});
