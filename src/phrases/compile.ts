import type { Fold } from '../language/fold.ts';
import type { Profile } from '../language/profile.ts';
import { type Forest, flatten } from './flatten.ts';
import { newNode } from './nodes.ts';
import { parsePhrase, tokenClasses } from './notation.ts';
import type { Pack } from './pack.ts';
import { Symbols } from './symbols.ts';

/** A group of phrases of one act, with the place it was read from. */
export interface PhraseGroup {
  readonly act: string;
  readonly kind: string;
  readonly phrases: readonly Located[];
  readonly except: readonly Located[];
}
/** A phrase and where it stands (`rules/en/regret.yml:12`). */
export interface Located {
  readonly text: string;
  readonly where: string;
}
export interface LanguageSource {
  readonly profile: Profile;
  readonly groups: Readonly<Record<string, readonly Located[]>>;
  readonly acts: readonly PhraseGroup[];
}

const marks = [',', ':', ';', '?', '!', '"', '-', '>', '%', '&', '+', '='];

/**
 * Compiles a language's phrases into flat tables. `problems` collects every mistake as a sentence
 * that names file and line; the pack is right only when it stays empty. `notes` are no mistakes: groups unused.
 */
export function compile(source: LanguageSource, fold: Fold, problems: string[], notes: string[] = []): Pack {
  return new Compiler(source, fold, problems, notes).run();
}

class Compiler extends Symbols implements Forest {
  readonly source: LanguageSource;
  readonly notes: string[];
  readonly outputs: { act: string; kind: string; veto?: true }[] = [];
  readonly outputIds = new Map<string, number>();
  readonly startRoot = newNode();

  constructor(source: LanguageSource, fold: Fold, problems: string[], notes: string[]) {
    super(source.profile, fold, problems);
    this.source = source;
    this.notes = notes;
  }

  run(): Pack {
    for (const name of marks) this.symbols.set(name, this.symbolCount++);
    const { profile } = this.source;
    const spoken = (list: readonly string[], file: string): Located[] =>
      (list ?? []).map((text) => ({ text: String(text), where: `rules/${profile.code}/language.yml ${file}` }));
    const classes: Record<string, Located[]> = {
      number: spoken(profile.numbers, 'numbers'),
      month: spoken(profile.months, 'months'),
      weekday: spoken(profile.weekdays, 'weekdays'),
      unit: spoken(profile.units, 'units'),
      date: spoken(profile.dates, 'dates'),
      time: spoken(profile.times, 'times'),
    };
    // Classes are groups whose names begin with '#': tokens of the kind are members by their shape.
    for (const name of tokenClasses) this.pending.set(`#${name}`, this.parseAll(classes[name] ?? []));
    const number = { type: 'class', name: 'number' } as const;
    const currency = { type: 'class', name: 'currency' } as const;
    this.pending.set('#money', [
      [number, currency],
      [currency, number],
    ]);
    for (const [name, members] of Object.entries(this.source.groups)) this.pending.set(name, this.parseAll(members));

    for (const group of this.source.acts) {
      const output = this.output(group.act, group.kind, false);
      for (const phrase of group.phrases) this.addPhrase(phrase, output);
      const veto = group.except.length > 0 ? this.output(group.act, '', true) : -1;
      for (const phrase of group.except) this.addPhrase(phrase, veto);
    }
    for (const name of Object.keys(this.source.groups))
      if (!this.used.has(name))
        this.notes.push(
          `rules/${profile.code}/groups.yml: group '${name}' is used by no phrase: remove it or use {${name}}`,
        );
    for (const name of tokenClasses) this.group(`#${name}`);
    return flatten(this);
  }

  addPhrase({ text, where }: Located, output: number): void {
    this.attempt(where, () => {
      const parts = parsePhrase(text);
      const start = parts[0]?.type === 'start';
      const paths = this.paths(start ? parts.slice(1) : parts);
      for (const path of paths) this.insert(start ? this.startRoot : this.root, path).accepts.add(output);
    });
  }

  output(act: string, kind: string, veto: boolean): number {
    const key = `${act}\n${kind}\n${veto}`;
    let id = this.outputIds.get(key);
    if (id === undefined) {
      id = this.outputs.push(veto ? { act, kind, veto: true } : { act, kind }) - 1;
      this.outputIds.set(key, id);
    }
    return id;
  }
}
