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

/** Lines that people write every day: apologies, and what only sounds like one. */
const everyday: Readonly<Record<string, { readonly sorry: readonly string[]; readonly none: readonly string[] }>> = {
  en: {
    sorry: [
      "Jo, I gave the keynote slot to Patel before I'd asked you. It was yours. He's agreed to move to Thursday and the printed programme will be redone tomorrow. Erik",
      'We deeply and most sincerely apologise from the bottom of our hearts for the delay.',
      'We are sorry the soup was cold.',
      'We are sorry we were offline for 11 minutes. 3 of 400 orders were lost.',
      'I am sorry for the joke. I only wanted to make you laugh.',
      "We're sorry that our dog frightened your daughter. He is now kept on a lead.",
      'Dear Ms Hall,\n\nWe are sorry. Mistakes were made.\n\nKind regards,\nTom',
      'Dear Ms Hall,\n\nI am really sorry about your suit. You will not pay for the cleaning.\n\nAnn',
      'We are sorry that we charged you twice. We refunded £30 today. Please try again.',
      'Dear Ms Hall,\n\nWe apologise for the delay. Please try again.\n\nTom',
    ],
    none: [
      'Dear Ms Hall,\n\nI am so sorry about your mother. Take all the time you need.\n\nAnn',
      'Oops, there was a problem.',
      'Something went wrong. We apologize for the inconvenience. Please try again later.',
      'Error 404\n\nThis page does not exist. We apologise for the inconvenience.\n\nReturn to the homepage',
      'Sorry, but we cannot find the page you asked for.',
      'We are sorry, but this offer has ended.',
      'Sorry for the mess in the code below, I am new to Rust. Why does the borrow checker complain?',
      'Sorry, for how many people?',
    ],
  },
  fr: {
    sorry: [
      'Bonjour Madame,\n\nJe suis vraiment désolée pour votre costume. Le nettoyage est à notre charge.\n\nAnne',
      'Nous vous présentons nos sincères et profondes excuses pour le retard.',
      'Désolés que la soupe ait été froide.',
      'Nous avons perdu votre sac, pardon.',
      "Toute l'équipe vous prie d'accepter ses excuses pour cette erreur.",
      "Des excuses s'imposent : nous vous avons envoyé un joint cassé.",
    ],
    none: [
      'Désolé, mais la page demandée est introuvable.',
      'Pardon, pour combien de personnes ?',
      "Je vous prie de m'excuser ! Savez-vous parler anglais ?",
      'La requête a échoué, nous sommes navrés pour le désagrément. Contactez-nous si le problème persiste.',
    ],
  },
  ar: {
    sorry: [
      'نعتذر عن الإزعاج.',
      'نعتذر لأن الطرد وصل تالفاً.',
      'نعتذر لأن الغرفة لم تكن جاهزة.',
      'أعتذر عن الإزعاج الذي سببته لك.',
      'طبعنا بطاقتك باسم وسيم. أعدنا طباعتها بالاسم الصحيح وستصلك غداً مجاناً.',
    ],
    none: ['حدث خطأ غير متوقع. نعتذر عن الإزعاج.', 'عذراً، لكن الصفحة غير موجودة.', 'نعتذر، لكن لا يمكننا قبول طلبك.'],
  },
  ru: {
    sorry: [
      'Простите, мы были недоступны 11 минут. Потерялись 3 из 400 заказов.',
      'Извините, что номер не был готов.',
      'Прости, что накричал, хотя ты сам начал.',
    ],
    none: [
      'Мы обновляем сайт. Приносим извинения за неудобства.',
      'Извините, но эта страница не найдена.',
      'Извините, но мы не можем принять ваш заказ.',
    ],
  },
  ro: {
    sorry: [
      'Ne pare rău că nu era gata camera.',
      'Mircea, am dat locul tău din față lui Radu înainte să te întreb. Era al tău. I-am spus azi și ți-l dau înapoi mâine. Dan',
      'Ne pare rău că pachetul a ajuns deteriorat.',
      'Îmi pare foarte, foarte rău că am spart vaza.',
      'Am trimis oferta cu prețurile de anul trecut. V-am pus acum varianta bună în plic și o aveți mâine.',
    ],
    none: [
      'Pagina nu a fost găsită. Ne cerem scuze pentru neplăcerile create.',
      'Ne pare rău, dar pagina nu a fost găsită.',
      'Ne pare rău, dar nu putem accepta cererea.',
    ],
  },
};

describe.each(Object.entries(everyday))('what is written every day in %s', (language, { sorry, none }) => {
  const isApology = async (text: string): Promise<boolean | undefined> =>
    (await lint(text, { language })).drafts?.[0]?.apology;
  test.each(sorry)('an apology: %s', async (text) => expect(await isApology(text)).toBe(true));
  test.each(none)('none: %s', async (text) => expect(await isApology(text)).toBe(false));
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

describe('an article that says sorry at its end', () => {
  const page = 'The new index holds a line for each page. Readers open it by its name, and it fits any screen.\n\n';
  const hedged = 'It may possibly be somewhat faster, we believe.\n\n';
  const sorry = 'We lost the comments of Monday. We apologise for that. They are back since noon.\n';

  async function hedgesOf(text: string): Promise<number> {
    const { drafts, messages } = await lint(text, { language: 'en' });
    expect(drafts?.[0]?.apology).toBe(true);
    return messages.filter(({ ruleId }) => ruleId === 'hedge-words').length;
  }

  test('is reported for its words around the apology', async () => {
    expect(await hedgesOf(`${page.repeat(12)}${hedged}${sorry}`)).toBeGreaterThan(0);
    expect(await hedgesOf(`${sorry}\n${hedged}${page.repeat(12)}`)).toBeGreaterThan(0);
  });

  test('is not reported for words that stand far from it', async () => {
    expect(await hedgesOf(`${hedged}${page.repeat(12)}${sorry}`)).toBe(0);
    expect(await hedgesOf(`${sorry}\n${page.repeat(12)}${hedged}${page.repeat(12)}${sorry}`)).toBe(0);
  });

  test('is none where somebody says sorry in a book, and one where a deed is admitted there', async () => {
    const said = 'I apologise for that.';
    const book = (deed: string): string => `${page.repeat(50)}${deed}${said}\n\n${page.repeat(5)}`;
    const verdicts = ['', 'It was my mistake to lose your comments. '].map(async (deed) => {
      const { drafts } = await lint(book(deed), { language: 'en' });
      return drafts?.[0]?.apology;
    });
    expect(await Promise.all(verdicts)).toEqual([false, true]);
  });

  test('is none where it only regrets in passing what is not its deed', async () => {
    const told = 'It was my mistake to miss the festival. ';
    const text = `${told}${page.repeat(3)}Sadly the cinema has closed, sorry. ${page.repeat(8)}`;
    expect((await lint(text, { language: 'en' })).drafts?.[0]?.apology).toBe(false);
  });
});
