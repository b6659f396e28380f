/** Placeholders that look like brackets, tags, percent signs or blanks. */
import { isAscii } from './fold-line.ts';
import { isElement, voids } from './html-elements.ts';
import type { Mark, Seek } from './placeholder-scan.ts';

const isWord = (unit: number): boolean =>
  (unit > 96 && unit < 123) || (unit > 64 && unit < 91) || (unit > 47 && unit < 58) || unit === 95 || unit > 191;

/** A value whose name lies from `from` to `to`. */
export const value = (text: string, start: number, end: number, from: number, to: number): Mark => ({
  start,
  end,
  kind: 'value',
  name: text.slice(from, to),
});

/** Longest text in square brackets that is still a slot to fill in, in code units. */
const longestBracket = 400;

/** `[NAME]`, `[[name]]`, `[Brief explanation]`; no task box, footnote, link, picture or file tag. */
export function bracketAt(text: string, at: number): Mark | undefined {
  let depth = 0;
  let end = -1;
  const stop = Math.min(text.length, at + longestBracket);
  for (let place = at; place < stop; place++) {
    const unit = text.charCodeAt(place);
    if (unit === 91 && ++depth > 4) return undefined;
    if (unit === 93 && --depth === 0) {
      end = place + 1;
      break;
    }
    if (unit === 10 && text.charCodeAt(place + 1) === 10) return undefined;
  }
  if (end < 0) return undefined;
  const content = text.slice(at + 1, end - 1);
  if (content.startsWith('[')) return value(text, at, end, at + 2, end - 2);
  const after = text.charCodeAt(end);
  // [text](url), [text][reference], [reference]: url
  if (after === 40 || after === 91 || (after === 58 && /^:\s*(?:https?:|[/<#])/u.test(text.slice(end, end + 12))))
    return undefined;
  const before = text.charCodeAt(at - 1);
  if (before === 33 || before === 93 || !isSlot(content)) return undefined;
  return value(text, at, end, at + 1, end - 1);
}

function isSlot(content: string): boolean {
  const first = content.charCodeAt(0);
  // A nested placeholder is one by itself: [#%{ticket.number}], [{shop_url}].
  if (first === 94 || first === 123 || first === 36 || first === 37 || first === 60) return false;
  const ascii = isAscii(content);
  if (first === 35 && !(ascii ? /^#[A-Z]+$/ : /^#\p{Lu}+$/u).test(content)) return false;
  if (!(ascii ? /[A-Za-z]/ : /\p{L}/u).test(content) || content.length === 1) return content === 'X';
  return !/:\/\/|^(?:cid|image|mailto|sic)\b|@\w/iu.test(content);
}

/** Elements that are often left open. */
const open = new Set('p li td tr th dt dd option'.split(' '));

/** `<NAME>`, `<<name>>`, `<#if …>`, `<attribute …>`, comments; no HTML tag, address or link. */
export function tagAt(text: string, at: number, seek: Seek): Mark | undefined {
  const next = text.charCodeAt(at + 1);
  if (next === 33 || next === 35) {
    if (text.startsWith('--', at + 2)) {
      const end = seek('-->', at + 4);
      return end < 0 ? undefined : { start: at, end: end + 3, kind: 'comment', name: '' };
    }
    if (next === 33) return undefined;
  }
  const end = seek('>', at + 1);
  if (end < 0 || end - at > 400) return undefined;
  if (next === 60) {
    const close = seek('>>', at + 2);
    const content = close < 0 || close - at > 80 ? '' : text.slice(at + 2, close);
    return /^[^<>\n]*\p{L}[^<>\n]*$/u.test(content) ? value(text, at, close + 2, at + 2, close) : undefined;
  }
  const content = text.slice(at + 1, end);
  if (/^\/?[#@]/.test(content) && /^\/?[#@]\p{L}/u.test(content))
    return { start: at, end: end + 1, kind: 'control', name: '' };
  if (content.startsWith('attribute ')) {
    const key = /key\s*=\s*["']?([^"'\s>]+)/u.exec(content)?.[1] ?? '';
    return { start: at, end: end + 1, kind: 'value', name: key };
  }
  const name = isAscii(content) ? /^[A-Za-z][\w. '/-]{0,60}$/ : /^\p{L}[\p{L}\p{N}_. '’/-]{0,60}$/u;
  if (!name.test(content) || content.endsWith('/')) return undefined;
  const element = content.toLowerCase();
  // <time> alone is a slot, <time>…</time> and <br> are HTML.
  if (isElement(element) && (voids.has(element) || open.has(element) || seek(`</${content}>`, end) >= 0))
    return undefined;
  return value(text, at, end + 1, at + 1, end);
}

// Expressions with \p{…} are made when they are asked for: each takes half a millisecond to read.
const blade = (): RegExp =>
  /^@(?:if|elseif|else|endif|foreach|endforeach|for|endfor|unless|endunless|isset|endisset|empty|endempty|auth|endauth|guest|endguest|switch|case|break|default|endswitch|include|lang|section|endsection|yield|extends|php|endphp|component|endcomponent|slot|endslot)(?![\p{L}\p{N}_.@-])/u;
const printf = (): RegExp =>
  /^%(?:\d+\$)?[-+]?(?:\d+|\.\d+)?(?:[sdifu@]|ld|lu)(?![\p{L}\p{N}])|^%\(([\p{L}_]\w*)\)[sdif]/u;
const between = (): RegExp => /^(%|#)([\p{L}_][\p{L}\p{N}_.-]{0,60})\1(?![\p{L}\p{N}])/u;

/** `%s`, `%1$s`, `%(n)s`, `%name%`, `#NAME#`, `@if(…)`, `XXX`, `____`. */
export function percentAt(text: string, at: number): Mark | undefined {
  const unit = text.charCodeAt(at);
  const before = at > 0 ? text.charCodeAt(at - 1) : 32;
  if (unit === 88 || unit === 95) return blankAt(text, at, before);
  const head = text.slice(at, at + 70);
  if (unit === 64) {
    if (isWord(before) || !blade().test(head)) return undefined;
    let end = at + 1;
    while (isWord(text.charCodeAt(end))) end++;
    return { start: at, end: closeOf(text, end), kind: 'control', name: '' };
  }
  if (unit === 37 && !isWord(before)) {
    const match = printf().exec(head);
    if (match) return { start: at, end: at + match[0].length, kind: 'value', name: match[1] ?? '' };
  }
  // A percentage has no second sign to end a name.
  const match = isWord(before) || head.indexOf(head[0]!, 2) < 0 ? undefined : between().exec(head);
  if (!match || (unit === 35 && !/^#[\p{Lu}\p{N}_.-]+#$/u.test(match[0]))) return undefined;
  return { start: at, end: at + match[0].length, kind: 'value', name: match[2] ?? '' };
}

/** End of the bracketed argument at `open`, or `open` where there is none. */
function closeOf(text: string, open: number): number {
  let depth = 0;
  const stop = text.charCodeAt(open) === 40 ? Math.min(text.length, open + 400) : open;
  for (let at = open; at < stop; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 40) depth++;
    if (unit === 41 && --depth === 0) return at + 1;
  }
  return open;
}

/** `XXX`, `XX.XX`, `XX/XX/XXXX` and lines to write on. */
function blankAt(text: string, at: number, before: number): Mark | undefined {
  if (isWord(before)) return undefined;
  const head = text.slice(at, at + 70);
  const match = /^(?:XX+(?:[./-]XX+)+|XXX+|_{3,})(?![\p{L}\p{N}_])/u.exec(head);
  return match ? { start: at, end: at + match[0].length, kind: 'value', name: '' } : undefined;
}
