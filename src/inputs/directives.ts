/** Inline comments that switch rules off: `<!-- apology-lint-disable-next-line rule-a, rule-b -- reason -->`. */
import type { Directive } from '../types.ts';

const name = 'apology-lint-';
const kind = /apology-lint-(disable-next-line|disable-line|disable|enable)(?!\w|-(?!-))/uy;

/** How comments begin and end: in HTML, templates, and to the end of a line. */
const comments: readonly (readonly [open: string, close: string])[] = [
  ['<!--', '-->'],
  ['<#--', '-->'],
  ['<%#', '%>'],
  ['<%--', '--%>'],
  ['{#', '#}'],
  ['{{!--', '--}}'],
  ['{{!', '}}'],
  ['/*', '*/'],
  ['{% comment %}', '{% endcomment %}'],
  ['//', '\n'],
  ['#', '\n'],
];

/** Parts what a directive says from its reason, which follows ` -- `. */
export function reasoned(text: string): readonly [said: string, reason: Pick<Directive, 'reason'>] {
  const [said = '', ...reason] = text.split(/(?:^|\s)--+\s/u);
  return [said.trim(), reason.length > 0 ? { reason: reason.join(' -- ').trim() } : {}];
}

/** The comments of a source text that speak to the linter, with the whole comment as their span. */
export function findDirectives(source: string): Directive[] {
  const found: Directive[] = [];
  for (let at = source.indexOf(name); at >= 0; at = source.indexOf(name, at + name.length)) {
    kind.lastIndex = at;
    const match = kind.exec(source);
    if (!match) continue;
    const before = source.slice(Math.max(0, at - 40), at).trimEnd();
    const comment = comments.find(([open]) => before.endsWith(open));
    if (!comment) continue;
    const [open, close] = comment;
    const closing = source.indexOf(close, kind.lastIndex);
    const stop = closing < 0 ? source.length : closing;
    const start = source.lastIndexOf(open, at);
    const [list, reason] = reasoned(source.slice(kind.lastIndex, stop));
    found.push({
      kind: match[1] as Directive['kind'],
      start,
      end: close === '\n' ? stop : Math.min(source.length, stop + close.length),
      rules: list.split(/[\s,]+/u).filter((rule) => rule !== ''),
      ...reason,
    });
    at = stop - name.length;
  }
  return found;
}
