import { dirname } from 'node:path';
import { shipped } from '../data.ts';
import { parserNames, unknownParser } from '../inputs/index.ts';
import { isForeign } from '../rule.ts';
import { didYouMean } from '../suggest.ts';
import { UsageError } from '../types.ts';
import type { Mistake } from '../validate.ts';
import type { Complaints } from './layers.ts';
import { isLanguage, mistakesOfOptions, unknownLanguage } from './rules.ts';
import type { Layer, RawSettings } from './settings.ts';

/**
 * Puts the places of plug-ins and retext plugins for the names that a configuration file gives them.
 *
 * @param complain Takes the mistake where one of them is not there; it is left out then.
 */
export async function located(
  settings: RawSettings,
  file: string,
  complain: (mistake: Mistake) => void,
): Promise<RawSettings> {
  const found: Record<string, readonly string[]> = {};
  for (const key of ['plugins', 'retext'] as const) {
    const names = settings[key];
    if (!names) continue;
    const find =
      key === 'plugins'
        ? (await import('../plugins/find.ts')).folderOf
        : (await import('../plugins/retext.ts')).retextFile;
    found[key] = names.flatMap((name, index) => {
      try {
        return name === undefined ? [] : [find(name, dirname(file))];
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        complain({ path: [key, index], message: error.message });
        return [];
      }
    });
  }
  return { ...settings, ...found };
}

/**
 * Checks what plug-ins may add to: languages, parsers, and rules that are none of ours. Plug-ins are loaded where the
 * configuration names some. What is wrong is told to `complaints`.
 */
export async function checkPlugged(layers: readonly Layer[], complaints: Complaints): Promise<void> {
  if (complaints.lost) return;
  try {
    complaints.sentences.push(...(await mistakesIn(layers)));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complaints.sentences.push(error.message);
  }
}

async function mistakesIn(layers: readonly Layer[]): Promise<string[]> {
  const all = (key: 'plugins' | 'retext'): readonly string[] => [
    ...new Set(layers.flatMap(({ settings }) => settings[key] ?? [])),
  ];
  const [plugins, retext] = [all('plugins'), all('retext')];
  const knowledge = plugins.length > 0 ? await (await import('../plugins/index.ts')).withPlugins(plugins) : shipped();
  const { languages, rules, extractors } = knowledge;
  const names = retext.length > 0 ? retext.map((await import('../plugins/retext.ts')).retextName) : [];
  const foreign = [...Object.keys(rules).filter(isForeign), ...names];
  // A retext plugin may give its messages another name than its own.
  const isKnown = (id: string): boolean => foreign.includes(id) || (names.length > 0 && id.startsWith('retext-'));
  const found: string[] = [];
  for (const { settings, tell } of layers) {
    if (!tell) continue;
    const { rules: entries = {}, allow = {}, language, locale, parser } = settings;
    const say = (path: Mistake['path'], message: string): void => {
      found.push(tell({ path, message }));
    };
    if (language !== undefined && !isLanguage(language, languages))
      say(['language'], unknownLanguage(language, languages));
    if (locale !== undefined && locale !== 'draft' && !isLanguage(locale, languages))
      say(['locale'], unknownLanguage(locale, languages));
    if (parser !== undefined && !parserNames.includes(parser) && !Object.hasOwn(extractors, parser))
      say(['parser'], unknownParser(parser, extractors).replace('Unknown', 'unknown'));
    for (const [key, ids] of [
      ['rules', Object.keys(entries)],
      ['allow', Object.keys(allow)],
    ] as const) {
      for (const id of ids.filter((id) => isForeign(id) && !isKnown(id)))
        say([key, id], `unknown rule '${id}'${didYouMean(id, foreign) || ': no plug-in of this configuration has it'}`);
    }
    for (const [id, entry] of Object.entries(entries)) {
      if (!isForeign(id) || !rules[id] || typeof entry !== 'object' || entry.length < 2) continue;
      const wrong = await mistakesOfOptions((await rules[id]()).default, entry[1], ['rules', id, 1]);
      found.push(...wrong.map(tell));
    }
  }
  return found;
}
