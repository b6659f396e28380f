import { expect, test } from 'vitest';
import { lint } from '../src/lint.ts';

/** Rules that letters have set off with words that are honest, heard or learnt, and the words. */
const honest: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  en: {
    minimizing: ["It's a 68, not a 58.", 'It is a Tuesday, not a Wednesday.'],
    'belittled-compensation': [
      'I can tell you it was a one-off.',
      'By way of compensation, we have refunded your subscription fee.',
    ],
    boilerplate: ['Your next appointment has been scheduled as an absolute priority.'],
    'blame-shifting': ['You should not click on links in unexpected emails.'],
  },
  fr: {
    'belittled-compensation': [
      "En guise de dédommagement, je vous ai remboursé vos frais d'abonnement.",
      'À titre de compensation, nous vous remboursons intégralement.',
      'Désolé pour ce retard. Nous avons été exceptionnellement occupés par diverses tâches.',
    ],
    boilerplate: [
      'Nous avons planifié votre prochaine visite en priorité absolue.',
      'Nous vous demandons pardon.\n\nNous vous prions d’agréer, cher Monsieur, l’expression de nos sentiments dévoués.',
      "Vous avez totalement raison d'être exigeant là-dessus. Pardon pour cette erreur.",
    ],
    excuses: [
      'Conformément à notre politique de remboursement, le montant de votre achat vous sera remboursé sous cinq jours.',
      'Désolé pour le retard de votre commande. Notre équipe la traite en priorité.',
    ],
    denial: [
      "Aucune compagnie n'est tenue d'indemniser un tel retard.",
      "Nous tenons à nous excuser pour la gêne, mais aucune batterie chargée n'est disponible dans cette station.",
    ],
    euphemism: ['Nous assumons l’entière responsabilité de cette situation.'],
    'hedge-words': [
      'Nous nous efforçons de fournir des services libres de qualité.',
      "N'importe qui aurait fait pareil.",
      "J'aurais fait pareil.",
    ],
    'non-apology': [
      "Je suis désolé que l'on vous ait parlé ainsi à la caisse.",
      'Je suis désolé que vous ayez été reçu comme ça.',
    ],
  },
  ar: {
    boilerplate: ['أنتم محقون تمامًا في مطالبتكم.'],
    'blame-shifting': [
      'نعتذر عن تسرب بياناتكم. ننصحكم بالانتباه إلى الرسائل غير المعتادة.',
      'سجلت الموعد في التقويم بالشهر الخطأ.',
      'أغلقنا المختبر بسبب نقص الموظفين.',
    ],
    'belittled-compensation': ['وقفت ساعة في البهو، وهذا ما لا نرضاه لأحد.'],
    'but-after-apology': ['أعطينا يوسف وجبة فيها حليب رغم أنك كتبت أنه لا يشربه.'],
    'conditional-apology': ['نعتذر لكل مريض قلق بسببنا.'],
    euphemism: ['نعتذر لك عما سببه ذلك من إحراج أمام مالك شقتك.'],
    'non-apology': ['سامحيني على الخوف الذي عشته صباح اليوم.'],
  },
  ru: {
    'blame-shifting': ['Рекомендуем вам быть внимательными к необычным сообщениям.'],
    'conditional-apology': ['Приносим извинения больнице и всем пациентам, кого мы напугали.'],
  },
  ro: {
    'blame-shifting': ['Vă recomandăm să fiți atenți la mesajele neobișnuite.'],
    denial: ['Ne cerem scuze pentru lotul defect. Nu consumați acest produs. Verificați numărul de pe capac.'],
    excuses: ['Conform politicii noastre de returnare, întreaga sumă vă va fi restituită.'],
    'conditional-apology': ['Scuze, am întârziat vreo 40 de minute.'],
  },
};

const cases = Object.entries(honest).flatMap(([language, rules]) =>
  Object.entries(rules).flatMap(([rule, texts]) => texts.map((text) => [language, rule, text] as const)),
);

test.each(cases)('%s, %s: %s', async (language, rule, text) => {
  const { messages } = await lint(text, { language, parser: 'text', as: 'apology' });
  expect(messages.map(({ ruleId }) => ruleId)).not.toContain(rule);
});

test.each([
  ['en', 'minimizing', 'I can tell you it was a one-off.'],
  ['ru', 'blame-shifting', 'С вами невежливо говорил один из наших администраторов.'],
  ['ru', 'conditional-apology', 'Приносим извинения всем, кого это задело.'],
  ['fr', 'hedge-words', 'Notre employé aurait oublié votre colis.'],
  ['fr', 'denial', "Nous n'avons rien fait de mal."],
  ['ro', 'conditional-apology', 'Ne cerem scuze pentru vreo neplăcere.'],
])('%s, %s is still told: %s', async (language, rule, text) => {
  const { messages } = await lint(text, { language, parser: 'text', as: 'apology' });
  expect(messages.map(({ ruleId }) => ruleId)).toContain(rule);
});

test.each([
  ['fr', "Pardon, je n'ai pas compris. Pouvez-vous répéter, s'il vous plaît ?"],
  ['fr', "Pardon, je ne t'avais pas reconnu avec cette barbe ! On se voit samedi ?"],
  ['ro', 'Scuze pentru majuscule, mi s-a blocat tastatura. La subiect: ia 16 GB, 8 nu ajung.'],
  ['ro', 'Vă rog să mă scuzați de la consiliul de joi, sunt la un curs. Am trimis materialele la direcțiune.'],
])('%s, no apology: %s', async (language, text) => {
  const { drafts } = await lint(text, { language, parser: 'text' });
  expect(drafts.map(({ apology }) => apology)).toEqual([false]);
});
