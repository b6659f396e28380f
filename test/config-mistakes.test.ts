import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { flawed, openProject } from './project.ts';

const project = openProject();
beforeEach(() => {
  for (const name of fs.readdirSync(project.root)) fs.rmSync(path.join(project.root, name), { recursive: true });
});

function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) project.write(name, text);
}

/** What the command says of a file in a folder; it says nothing else, and ends with 2. */
function complaint(folder = '.'): string {
  write({ [`${folder}/a.txt`]: flawed });
  const { code, out, err } = project.run([`${folder}/a.txt`]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  return err.trimEnd();
}

describe('mistakes in a configuration', () => {
  test.each([
    ['{\n  "rulez": {}\n}', ".apologylintrc.json:2:3: unknown key 'rulez': did you mean 'rules'?"],
    [
      '{ "rules": {\n "hedge-word": "off" } }',
      ".apologylintrc.json:2:2: rules: unknown rule 'hedge-word': did you mean 'hedge-words'?",
    ],
    [
      '{ "rules": { "denial": "of" } }',
      ".apologylintrc.json:1:14: rules.denial: unknown severity 'of': did you mean 'off'?",
    ],
    ['{ "rules": { "denial": "2" } }', '.apologylintrc.json:1:14: rules.denial: must be a number, not a text'],
    [
      '{ "rules": { "too-long": ["warn", { "word": 3 }] } }',
      ".apologylintrc.json:1:37: rules.too-long[1]: unknown option 'word': did you mean 'words'?",
    ],
    [
      '{ "rules": { "too-long": ["warn", { "words": 0 }] } }',
      '.apologylintrc.json:1:37: rules.too-long[1].words: must be 1 or more, not 0',
    ],
    [
      '{ "rules": { "denial": ["warn", {}, 1] } }',
      '.apologylintrc.json:1:14: rules.denial: must have 2 or fewer entries',
    ],
    [
      '{ "allow": { "conditional-apology": [" "] } }',
      '.apologylintrc.json:1:38: allow.conditional-apology[0]: must not be empty',
    ],
    [
      '{ "rules": { "too-long": ["warn", 5] } }',
      '.apologylintrc.json:1:35: rules.too-long[1]: must be a mapping, not 5',
    ],
    [
      '{ "fields": ["a[*].b", "$..c[0][\'d e\']", "a[.b"] }',
      `.apologylintrc.json:1:42: fields[2]: 'a[.b' does not look like a path such as "macros[*].body"`,
    ],
    [
      '{ "placeholders": { "patterns": ["<<...>>", "@@"] } }',
      `.apologylintrc.json:1:45: placeholders.patterns[1]: '@@' does not look like a placeholder such as "<<…>>"`,
    ],
    ['{ "language": 7 }', '.apologylintrc.json:1:3: language: must be a text, not 7'],
    ['{ "language": "frr" }', ".apologylintrc.json:1:3: language: unknown language 'frr': did you mean 'fr'?"],
    ['{ "overrides": [{ "rules": {} }] }', ".apologylintrc.json:1:17: overrides[0]: 'files' is missing"],
    [
      '{ "overrides": [{ "files": ["!old/*"] }] }',
      ".apologylintrc.json:1:19: overrides[0].files: must name files: '!…' only leaves some of them out",
    ],
    [
      '{ "overrides": [{ "files": "/a/*.txt" }] }',
      ".apologylintrc.json:1:19: overrides[0].files: '/a/*.txt' matches nothing: globs start from the folder of the configuration and stay in it",
    ],
    [
      '{ "overrides": [{ "files": ["*.txt", "!../b"] }] }',
      ".apologylintrc.json:1:38: overrides[0].files[1]: '!../b' matches nothing: globs start from the folder of the configuration and stay in it",
    ],
    ['{ "include": ["quote"] }', ".apologylintrc.json:1:15: include[0]: unknown part 'quote': did you mean 'quotes'?"],
    [
      '{ "extends": "strickt" }',
      ".apologylintrc.json:1:3: extends: 'strickt' is neither a preset nor an installed package: did you mean 'strict'?",
    ],
    ['{ "extends": "./x.json" }', ".apologylintrc.json:1:3: extends: './x.json' is no such file"],
    [
      '{ "extends": "./.apologylintrc.json" }',
      ".apologylintrc.json:1:3: extends: './.apologylintrc.json' extends itself",
    ],
    ['{ "language": ', '.apologylintrc.json:1:15: broken JSON: value expected'],
    ['[]', '.apologylintrc.json:1:1: must be a mapping, not a list'],
    ['null', '.apologylintrc.json:1:1: must be a mapping, not nothing'],
  ])('%s', (text, expected) => {
    write({ '.apologylintrc.json': text });
    expect(complaint()).toBe(expected);
  });

  test('YAML is told by line, and each mistake in one sentence', () => {
    write({ '.apologylintrc.yaml': 'language: fr\nrules:\n  denail: off\nfault: maybe\n' });
    expect(complaint()).toBe(
      [
        ".apologylintrc.yaml:3:3: rules: unknown rule 'denail': did you mean 'denial'?",
        '.apologylintrc.yaml:4:1: fault: must be true or false, not a text',
      ].join('\n'),
    );
    write({ '.apologylintrc.yaml': 'rules: [\n' });
    expect(complaint()).toMatch(/^\.apologylintrc\.yaml:\d:\d: broken YAML: /);
    write({ '.apologylintrc.yaml': 'rules: *strict\n' });
    expect(complaint()).toMatch(/^\.apologylintrc\.yaml: broken YAML: Unresolved alias .*: strict$/);
  });

  test('a module that breaks, or gives nothing, is told', () => {
    write({ 'apology-lint.config.mjs': 'throw new Error("no luck");' });
    expect(complaint()).toBe("Cannot load the configuration 'apology-lint.config.mjs:1:7': no luck");
    write({
      'odd2/apology-lint.config.ts': 'const rules: object = {\n  "denial": "of" };\nexport default { rules };\n',
    });
    expect(complaint('odd2')).toMatch(/^odd2\/apology-lint\.config\.ts:2:3: rules\.denial: unknown severity/);
    write({ 'sub/apology-lint.config.mjs': 'export const language = "fr";' });
    expect(complaint('sub')).toBe("The configuration 'sub/apology-lint.config.mjs' has no default export");
  });

  test('mistakes of every kind are told at once, those of what is extended too', () => {
    write({
      'base.yaml': 'extends: ./.apologylintrc.yaml\nrules: { denail: off }\n',
      'broken.json': '{ "rules": ',
      '.apologylintrc.yaml': `extends: [./base.yaml, ./broken.json, strct]
rules:
  denial: eror
  too-long: [warn, { word: 3 }]
  acme/x: warn
language: de
overrides:
  - files: "*.txt"
    extends: ./nope.yaml
`,
    });
    expect(complaint().split('\n')).toEqual([
      ".apologylintrc.yaml:3:3: rules.denial: unknown severity 'eror': did you mean 'error'?",
      ".apologylintrc.yaml:4:22: rules.too-long[1]: unknown option 'word': did you mean 'words'?",
      "base.yaml:2:10: rules: unknown rule 'denail': did you mean 'denial'?",
      "base.yaml:1:1: extends: './.apologylintrc.yaml' extends itself",
      '.apologylintrc.yaml:1:24: extends[1]: broken.json:1:12: broken JSON: value expected',
      ".apologylintrc.yaml:1:39: extends[2]: 'strct' is neither a preset nor an installed package: did you mean 'strict'?",
      ".apologylintrc.yaml:9:5: overrides[0].extends: './nope.yaml' is no such file",
      ".apologylintrc.yaml:6:1: language: unknown language 'de': one of ar, en, fr, ro, ru",
      ".apologylintrc.yaml:5:3: rules: unknown rule 'acme/x': no plug-in of this configuration has it",
    ]);
  });

  test('plug-ins that are not there are each told, and nothing of what they may bring', () => {
    write({ '.apologylintrc.json': '{ "plugins": ["./x", "y"], "retext": ["retext-z"],\n"rules": { "x/y": 1 } }' });
    expect(complaint().split('\n')).toEqual([
      expect.stringContaining(".apologylintrc.json:1:15: plugins[0]: plug-in './x' is not there"),
      expect.stringContaining(".apologylintrc.json:1:22: plugins[1]: plug-in 'y' is not installed"),
      expect.stringContaining(".apologylintrc.json:1:39: retext[0]: retext plugin 'retext-z' is not installed"),
    ]);
  });

  test.each([
    ['.apologylintrc.json', '{ "fault": true,\n"fault": false }', ":2:1: broken JSON: 'fault' stands twice"],
    ['package.json', '{\n"apologyLint": null }', ':2:1: must be a mapping, not nothing'],
    ['apology-lint.config.mjs', 'export default null;', ': must be a mapping, not nothing'],
    ['.apologylintrc.yaml', 'fault: true\n---\nfault: false\n', ':2:1: broken YAML: one document is a configuration'],
    ['apology-lint.config.mjs', 'export default Promise.resolve({\n  falt: 1 });', ":2:3: unknown key 'falt'"],
    ['apology-lint.config.mjs', '\nimport x from "./gone.mjs";\nexport default {};', ":2:15': Cannot find module"],
    ['apology-lint.config.mjs', '\nimport x from "gone";\nexport default {};', ":2:15': Cannot find package"],
  ])('%s: %j', (name, text, sentence) => {
    write({ [name]: text });
    expect(complaint()).toContain(name + sentence);
  });
});
