import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { presets } from '../rules/presets.ts';
import { type ConfigFlags, openConfigs } from '../src/config/index.ts';
import type { Settings } from '../src/config/settings.ts';

let folder: string;
beforeEach(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'config-')));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
}

async function settings(file: string, flags: Partial<ConfigFlags> = {}): Promise<Settings> {
  const full = path.join(folder, file);
  const config = await openConfigs({ cwd: folder, ...flags })(path.dirname(full));
  return config.settings(full);
}

describe('finding', () => {
  test('without a configuration the recommended preset holds', async () => {
    const { rules, ...rest } = await settings('a.txt');
    expect(Object.fromEntries(Object.entries(rules).map(([id, [severity]]) => [id, severity]))).toEqual(
      presets.recommended,
    );
    expect(rest).toEqual({});
  });

  test.each([
    ['apology-lint.config.js', 'export default { language: "fr" };'],
    ['apology-lint.config.mjs', 'export default { language: "fr" };'],
    ['apology-lint.config.ts', 'const language: string = "fr";\nexport default { language };'],
    ['.apologylintrc.json', '{ "language": "fr" }'],
    ['.apologylintrc.jsonc', '{ "language": "fr", /* why */ }'],
    ['.apologylintrc.yaml', 'language: fr'],
    ['package.json', '{ "name": "x", "apologyLint": { "language": "fr" } }'],
  ])('%s is read', async (name, text) => {
    write({ 'package.json': '{ "type": "module" }', [name]: text });
    expect((await settings('sub/folder/a.txt')).language).toBe('fr');
  });

  test('the nearest one counts alone, and a package.json without ours is no configuration', async () => {
    write({
      '.apologylintrc.json': '{ "language": "fr", "locale": "fr" }',
      'sub/.apologylintrc.yaml': 'language: ru',
      'sub/deep/package.json': '{ "name": "x" }',
    });
    expect((await settings('sub/deep/a.txt')).language).toBe('ru');
    expect((await settings('sub/deep/a.txt')).locale).toBeUndefined();
    expect((await settings('other/a.txt')).language).toBe('fr');
  });

  test('a second one beside it is told', async () => {
    write({ '.apologylintrc.json': '{}', '.apologylintrc.yaml': '' });
    expect((await openConfigs({ cwd: folder })(folder)).unused).toEqual(['.apologylintrc.yaml']);
  });

  test('--config and --no-config take its place', async () => {
    write({ '.apologylintrc.json': '{ "language": "fr" }', 'other.yaml': 'language: ro' });
    expect((await settings('a.txt', { config: 'other.yaml' })).language).toBe('ro');
    expect((await settings('a.txt', { none: true })).language).toBeUndefined();
  });

  test('globs are relative to its folder, under --config to the working folder', async () => {
    write({
      'sub/.apologylintrc.yaml': 'overrides: [{ files: texts/*, language: fr }, { files: sub/texts/*, language: ru }]',
    });
    expect((await settings('sub/texts/a.txt')).language).toBe('fr');
    expect((await settings('sub/texts/a.txt', { config: 'sub/.apologylintrc.yaml' })).language).toBe('ru');
  });
});

describe('laying over', () => {
  test('presets, files and packages are extended in order, and a bare severity keeps the options', async () => {
    write({
      'base.yaml': 'rules: { too-long: [warn, { words: 90 }], denial: off }',
      'node_modules/house/package.json': '{ "main": "index.json" }',
      'node_modules/house/index.json': '{ "rules": { "denial": "warn" }, "allow": { "denial": ["a"] } }',
      '.apologylintrc.yaml':
        'extends: [strict, ./base.yaml, house]\nrules: { too-long: error }\nallow: { denial: [b] }',
    });
    const { rules, allow } = await settings('a.txt');
    expect(rules['too-long']).toEqual([2, { words: 90 }]);
    expect(rules.denial).toEqual([1, {}]);
    expect(rules['missing-workaround']).toEqual([2, {}]);
    expect(allow).toEqual({ denial: ['a', 'b'] });
  });

  test('packages that can only be imported are extended, and YAML may merge', async () => {
    write({
      'node_modules/house/package.json': '{ "type": "module", "exports": { "import": "./own.js" } }',
      'node_modules/house/own.js': 'export default { extends: "strict", rules: { denial: "off" } };',
      '.apologylintrc.yaml':
        'extends: house\noverrides:\n  - files: a.txt\n    rules: &own { excuses: off }\n  - files: b.txt\n    rules: { <<: *own, denial: warn }\n',
    });
    const { rules } = await settings('b.txt');
    expect([rules.denial, rules.excuses, rules.minimizing]).toEqual([
      [1, {}],
      [0, {}],
      [2, {}],
    ]);
  });

  test('the parts to lint are joined, as all lists are', async () => {
    write({ '.apologylintrc.yaml': 'include: [quotes]\noverrides: [{ files: a.txt, include: [footers, quotes] }]' });
    expect((await settings('a.txt')).include).toEqual(['quotes', 'footers']);
    expect((await settings('b.txt')).include).toEqual(['quotes']);
  });

  test('overrides hold for their globs, and files with the same ones share their settings', async () => {
    write({
      '.apologylintrc.yaml': [
        'overrides:',
        '  - { files: "*.fr.md", language: fr }',
        '  - { files: [incidents/**], extends: brand-apology, fault: false }',
      ].join('\n'),
    });
    const config = await openConfigs({ cwd: folder })(folder);
    const of = (file: string): Settings => config.settings(path.join(folder, file));
    expect(of('x/a.fr.md').language).toBe('fr');
    expect(of('a.md').language).toBeUndefined();
    expect(of('incidents/1.md')).toMatchObject({ fault: false, rules: { 'too-long': [2, {}] } });
    expect(of('a.md').rules['too-long']).toBeUndefined();
    expect(of('a.md')).toBe(of('b.txt'));
  });

  test('! leaves files out, a folder stands for all that is below it, and --config may look beyond', async () => {
    const configured = async (files: readonly string[], file: string): Promise<boolean> => {
      write({ '.apologylintrc.json': JSON.stringify({ overrides: [{ files, fault: false }] }) });
      return (await settings(file)).fault === false;
    };
    const of = (files: readonly string[], ...names: string[]) =>
      Promise.all(names.map((name) => configured(files, name)));
    const names = ['a.txt', 'a.md', 'old/b.txt', 'x/old/c.txt', 'x/.d/e.txt'];
    expect(await of(['!old/*', '*.txt'], ...names)).toEqual([true, false, false, true, true]);
    expect(await of(['*.txt', '!c.txt', '!old/'], ...names)).toEqual([true, false, false, false, true]);
    expect(await of(['./x/'], ...names)).toEqual([false, false, false, true, true]);
    expect(await of(['!(a).txt'], ...names)).toEqual([false, false, true, true, true]);
    write({ 'x.json': '{ "overrides": [{ "files": "../a.txt", "fault": false }] }' });
    const config = await openConfigs({ cwd: path.join(folder, 'x'), config: '../x.json' })(folder);
    expect(config.settings(path.join(folder, 'a.txt')).fault).toBe(false);
  });

  test('--preset takes the place of severities and keeps options; --rule comes last', async () => {
    write({ '.apologylintrc.yaml': 'rules: { too-long: [warn, { words: 90 }], element-order: error }\nlanguage: fr' });
    const flags: Partial<ConfigFlags> = { preset: 'brand-apology', rules: [['denial', 'warn']] };
    const { rules, language } = await settings('a.txt', flags);
    expect(rules['too-long']).toEqual([2, { words: 90 }]);
    expect(rules['element-order']).toEqual([0, {}]);
    expect(rules['hedge-words']).toEqual([0, {}]);
    expect(rules.denial).toEqual([1, {}]);
    expect(language).toBe('fr');
  });
});
