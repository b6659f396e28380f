import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lint } from '../src/lint.ts';

/** The rule that speaks of a message of one line, by language. */
const lines: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    'We apologize for any inconvenience.': 'conditional-apology',
    'Sorry if I offended anyone.': 'conditional-apology',
    "I'm sorry you feel that way.": 'non-apology',
    'We are sorry, but you should have read the terms.': 'blame-shifting',
    "I'm sorry, but it was only a joke.": 'minimizing',
    'Sorry for the delay, we were very busy.': 'excuses',
    "I'm sorry for what I said yesterday.": 'missing-remedy',
  },
  fr: {
    "Je suis désolé si je t'ai blessé.": 'conditional-apology',
    'Je suis désolé que vous le preniez ainsi.': 'non-apology',
    'Nous sommes désolés, mais vous auriez dû lire les conditions.': 'blame-shifting',
    'Désolés de ce retard, dû à notre transporteur.': 'blame-shifting',
    'Toutes nos excuses : à cause de la neige, rien ne roulait.': 'blame-shifting',
  },
  ar: {
    'نعتذر عن أي إزعاج.': 'conditional-apology',
    'أعتذر إذا أسأت إلى أحد.': 'conditional-apology',
    'أعتذر عن كلامي أمس.': 'missing-remedy',
  },
  ru: {
    'Извини, если я тебя обидел.': 'conditional-apology',
    'Мне жаль, что вы так это восприняли.': 'non-apology',
    'Извините, но вам следовало прочитать условия.': 'blame-shifting',
  },
  ro: {
    'Scuze dacă am jignit pe cineva.': 'conditional-apology',
    'Îmi pare rău că te simți așa.': 'non-apology',
    'Ne pare rău, dar trebuia să citiți condițiile.': 'blame-shifting',
  },
};

describe.each(Object.entries(lines))('a line of %s is an apology, and not a good one', (language, rules) => {
  test.each(Object.entries(rules))('%s', async (text, rule) => {
    const { drafts, messages } = await lint(text, { language });
    expect(drafts?.[0]?.apology).toBe(true);
    expect(messages.map(({ ruleId }) => ruleId)).toContain(rule);
  });
});

/** What a letter that says sorry does for its reader, and the rule that must not take it for a flaw or miss it. */
const services: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  fr: {
    'Nous avons exposé votre adresse. Nous vous recommandons de changer votre mot de passe.': 'blame-shifting',
    'Compte tenu du temps perdu, nous vous remboursons.': 'blame-shifting',
    'Par précaution, nous avons réinitialisé vos mots de passe.': 'excuses',
    'Vous pouvez me joindre en semaine de 9 h à 18 h.': 'excuses',
    'La réparation ne prendra pas plus de deux heures.': 'minimizing',
    "Nous n'avons pas tenu notre engagement de mars.": 'boilerplate',
    'Votre message a échappé à notre attention.': 'boilerplate',
    'Nous avons procédé au remboursement ce matin.': 'missing-remedy',
    'Nous vous rembourserons sous 48h.': 'missing-timeline',
    'Nous vous rembourserons lundi avant 18h.': 'missing-timeline',
  },
};

describe.each(Object.entries(services))('an apology of %s that helps', (language, rules) => {
  test.each(Object.entries(rules))('%s', async (text, rule) => {
    const { drafts, messages } = await lint(`Nous avons égaré votre colis et nous en sommes désolés. ${text}`, {
      language,
    });
    expect(drafts?.[0]?.apology).toBe(true);
    expect(messages.map(({ ruleId }) => ruleId)).not.toContain(rule);
  });
});

const folder = 'fixtures/silent';

test.each(fs.readdirSync(folder))('%s is no apology: it draws no diagnostic', (name) => {
  const words = ['dist/cli.cjs', '--no-config', '--max-warnings', '0', `${folder}/${name}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  expect(stderr).toContain('reads as no apology');
});

test('a handbook that says in one place what was wrong, and in another what was mended, is none', async () => {
  const page = 'The tool reads a folder and writes a page. It knows eight formats, and each has an option.\n\n'.repeat(
    20,
  );
  const text = `We forgot to test the old format.\n\n${page}The index has been repaired, and we will keep it so.\n`;
  expect((await lint(text, { language: 'en' })).drafts?.[0]?.apology).toBe(false);
});
