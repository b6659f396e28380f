import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const program = path.resolve('dist/cli.cjs');
/** Samples of a language that has no phrases for excuses. */
const samples = Array.from({ length: 40 }, (_, index) =>
  [
    '- | Guten Tag Frau Lang,',
    index % 2 === 0 ? 'excuse | Wir waren völlig überlastet.' : '- | Das Paket liegt bei der Post.',
    index % 4 < 2 ? '- | Der Laden ist bis Freitag offen.' : 'excuse | Alle im Haus waren überlastet.',
    `- | Mit freundlichen Grüßen, Haus ${index}`,
  ].join('\n'),
).join('\n\n');

const german = {
  'language.yml': `
name: Deutsch
english: German
code: de
direction: ltr
script: Latin
common: [der, die, das, und, ist, nicht, wir, ich, sie, es, uns, ihnen, ihr, ihre, ein, eine, einen, zu, den, dem, mit,
  auf, für, von, im, in, am, an, haben, hat, wird, werden, war, sind, dass, bis, noch, heute, bei, aber, wenn, oder]
letters: "äöüß"
foreign: ""
equal: []
proclitics: []
enclitics: []
endings: { any: [e, en, er, es] }
abbreviations: ["z. B.", "d. h."]
titles: ["Dr."]
numbers: [eins, zwei, drei]
months: [Januar, Mai]
weekdays: [Montag, Freitag]
units: [Tage, Tagen, Stunden]
dates: ["#number #month"]
times: ["#number Uhr"]
greetings: ["Sehr geehrte …", "Guten Tag …"]
closings: ["Mit freundlichen Grüßen"]
quoted: []
legal: []
`,
  'groups.yml': 'we: [wir, ich]\n',
  'regret.yml': `
- phrases:
    - "{we} bitten/bitte (Sie) um Entschuldigung"
    - "tut {we-dat} leid"
  examples: ["*Wir bitten Sie um Entschuldigung*."]
  counterexamples: ["Wir bitten Sie um Geduld."]
`.replace('"tut {we-dat} leid"', '"es tut uns/mir leid"'),
  'condition.yml': `
- phrases: ["falls Sie …6 hatten", "etwaig- Unannehmlichkeiten"]
  examples: ["Es tut uns leid, *falls Sie Ärger hatten*."]
  counterexamples: ["Falls nichts kommt, rufen Sie an."]
`,
  'samples/email.txt': samples,
  'advice.yml': `
explain:
  names: { what: Meldet, leaves: Lässt stehen, why: Warum, bad: Schlecht, good: Gut }
conditional-apology:
  messages: { conditional: "'{{quote}}' stellt die Bitte unter eine Bedingung: sagen Sie, was geschah" }
  why: "Ein Wenn verlangt den Beweis."
  bad: "Es tut uns leid, falls Sie Ärger hatten."
  good: "Es tut uns leid, dass wir zu spät kamen."
`,
};

let root: string;
beforeAll(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'plugins-')));
  const files: Record<string, string> = {
    ...Object.fromEntries(Object.entries(german).map(([name, text]) => [`lint/de/${name}`, text])),
    'lint/index.mjs': `export const rules = {
      'acme/no-dear': {
        id: 'acme/no-dear', kind: 'wording', hears: [], source: ['house style'],
        what: 'Dear', leaves: 'all else', why: 'We say hello', messages: ['dear'],
        *check({ text }) {
          const start = text.indexOf('Dear');
          if (start >= 0) yield { span: { start, end: start + 4 }, messageId: 'dear' };
        },
      },
    };`,
    'lint/en/boilerplate.yml': `
- phrases: ["moving forward together"]
  examples: ["We are *moving forward together*."]
  counterexamples: ["We are moving house."]
`,
    '.apologylintrc.json': JSON.stringify({
      plugins: ['./lint'],
      retext: ['retext-repeated-words'],
      rules: { 'acme/no-dear': 'error', 'retext-repeated-words': 'error' },
    }),
    'brief.txt':
      'Sehr geehrte Frau Lang,\n\nes tut uns leid, falls Sie Ärger mit dem Paket hatten. Wir haben es heute noch einmal für Sie verschickt und es wird am Freitag bei Ihnen sein.\n',
    'gruss.txt':
      'Guten Tag Frau Lang,\n\nwir bitten Sie um Entschuldigung. Wir waren alle überlastet.\n\nMit freundlichen Grüßen\n',
    'letter.txt':
      'Dear Ms Lang,\n\nWe are sorry that we sent you the the wrong book. We are moving forward together.\n',
    'letter.sv.txt': 'Hej, tyvärr har ditt paket kommit bort, och vi skickar ett nytt på måndag.\n',
    'news.txt': 'The the garden opens on Friday at nine, and all are welcome to come and see the roses.\n',
    'broken/.apologylintrc.json': JSON.stringify({ plugins: ['./lint'] }),
    'broken/lint/en/regret.yml':
      '- phrases: ["{no-such-group} is sorry"]\n  examples: ["x"]\n  counterexamples: ["y"]\n',
    'broken/a.txt': 'We are sorry.\n',
    'absent/.apologylintrc.json': JSON.stringify({ plugins: ['apology-lint-plugin-nowhere'] }),
    'absent/a.txt': 'We are sorry.\n',
  };
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), content);
  }
  fs.symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'));
});
afterAll(() => fs.rmSync(root, { recursive: true }));

function run(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { cwd: root, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}
function messages(file: string): string[] {
  const { out, err } = run('--format', 'json', '--locale', 'draft', file);
  expect(err).toBe('');
  return JSON.parse(out)[0].messages.map(
    (one: { ruleId: string; line: number; column: number; message: string }) =>
      `${one.line}:${one.column} ${one.ruleId} ${one.message}`,
  );
}

describe('plug-ins', () => {
  test('a language that we do not know is recognised, heard and answered in its own words', () => {
    expect(messages('brief.txt')).toContain(
      "3:18 conditional-apology 'falls Sie Ärger mit dem Paket hatten' stellt die Bitte unter eine Bedingung: sagen Sie, was geschah",
    );
  });

  test('what is in no known language is told with the languages that plug-ins add', () => {
    expect(run('letter.sv.txt').err).toContain(
      'language not recognised as one of ar, de, en, fr, ro, ru: left alone; --language',
    );
  });

  test('a language learns from samples what it has no phrases for', () => {
    expect(messages('gruss.txt').map((line) => line.split(' ').slice(0, 2).join(' '))).toContain('3:35 excuses');
  });

  test('a rule, a phrase for an old language and a retext plugin', () => {
    const found = messages('letter.txt').map((line) => line.split(' ').slice(0, 2).join(' '));
    expect(found).toEqual(
      expect.arrayContaining(['1:1 acme/no-dear', '3:31 retext-repeated-words', '3:58 boilerplate']),
    );
  });

  test('flags name its rules, and mistakes in them are told', () => {
    expect(run('--rule', 'acme/no-dear: off', 'letter.txt').out).not.toContain('acme/no-dear');
    for (const [words, sentence] of [
      [['--rule', 'acme/no-deer: off'], "Unknown rule 'acme/no-deer' in --rule: did you mean 'acme/no-dear'?\n"],
      [['--rule', 'acme/no-dear: [warn, {x: 1}]'], "the rule 'acme/no-dear' has no options\n"],
      [['--suppress-rule', 'acme/dear'], "Unknown rule 'acme/dear' in --suppress-rule: did you mean"],
    ] as const)
      expect(run(...words, 'letter.txt')).toMatchObject({ code: 2, out: '', err: expect.stringContaining(sentence) });
  });

  test('a rule is explained under the headings of the language, in English where it has none', () => {
    const { out } = run('explain', 'conditional-apology', '--locale', 'de');
    expect(out).toContain('\n  Meldet        ');
    expect(out).toContain('\n  Warum         Ein Wenn verlangt den Beweis.\n');
    expect(out).toContain('\n  Presets       ');
  });

  test('retext plugins leave alone what is no apology', () => {
    const { code, out } = run('news.txt');
    expect([code, out]).toEqual([0, '']);
  });

  test('mistakes name file and line, a missing plug-in its mend', () => {
    const broken = run('broken/a.txt');
    expect(broken.code).toBe(2);
    expect(broken.err).toMatch(/lint\/en\/regret\.yml:1: no group '\{no-such-group\}' in groups\.yml/);
    const absent = run('absent/a.txt');
    expect(absent.code).toBe(2);
    expect(absent.err).toContain("plug-in 'apology-lint-plugin-nowhere' is not installed: 'npm install --save-dev");
  });
});
