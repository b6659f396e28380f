import type { Fold } from '../language/fold.ts';
import { foldWord } from '../language/spelling.ts';
import type { LanguageSource, Located } from './compile.ts';

/** Mistakes that no parser sees: duplicates, mixed scripts, letters that matching ignores anyway. Each says how to mend it. */
export function checkPhrases({ acts, groups }: LanguageSource, fold: Fold): string[] {
  const problems: string[] = [];
  const lists: (readonly [scope: string, list: readonly Located[]])[] = [
    ...acts.map(({ act, kind, phrases }) => [`${act} ${kind}`, phrases] as const),
    ...acts.map(({ act, except }) => [`${act} except`, except] as const),
    ...Object.entries(groups).map(([name, list]) => [`{${name}}`, list] as const),
  ];
  const seen = new Map<string, Located>();
  for (const [scope, list] of lists)
    for (const located of list) {
      const key = `${scope}\n${spelling(located.text, fold)}`;
      const first = seen.get(key);
      if (first) problems.push(`${located.where}: "${located.text}" repeats ${first.where}: remove one of them`);
      else seen.set(key, located);
      problems.push(...checkLetters(located));
    }
  return problems;
}

/** A phrase as matching sees it. */
function spelling(text: string, fold: Fold): string {
  return text
    .replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => foldWord(word, fold))
    .replace(/\s+/g, ' ')
    .trim();
}

const scripts = { Latin: /\p{Script=Latin}/u, Cyrillic: /\p{Script=Cyrillic}/u, Arabic: /\p{Script=Arabic}/u };

function checkLetters({ text, where }: Located): string[] {
  const problems: string[] = [];
  const say = (what: string): void => {
    problems.push(`${where}: "${text}" ${what}`);
  };
  const words = text.replace(/\{[^}]*\}|#\w+/g, ' ').match(/[\p{L}\p{M}]+/gu) ?? [];
  for (const word of words) {
    const used = Object.entries(scripts).flatMap(([name, pattern]) => (pattern.test(word) ? [name] : []));
    if (used.length > 1) say(`mixes ${used.join(' and ')} letters in '${word}': type the word again in one script`);
  }
  if (/[şţŞŢ]/.test(text)) say('has a cedilla: write ș and ț with a comma below');
  if (/[\u064B-\u0652\u0670]/.test(text)) say('has tashkeel, which matching ignores: write it without');
  if (/\u0640(?=\p{L})/u.test(text)) say('has a tatweel inside a word, which matching ignores: write it without');
  return problems;
}
