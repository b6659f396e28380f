import { signs } from '../language/fold.ts';
import { type Placeholder, Token, type Tokens } from '../types.ts';

/** The sign by which phrases name a mark. Folding leaves ‹ and › alone, as › also parts the steps of a menu. */
function nameOf(char: string): string {
  return '‹›'.includes(char) ? '"' : (signs[char] ?? char);
}

const currencySign = /[$¢£¤¥\u058f\u060b\u09f2\u0e3f\u17db\u20a0-\u20cf\ufdfc\ufe69\uff04\uffe0\uffe1\uffe5\uffe6]/;

/** Names of the classes of a token that is neither word nor number, parted by blanks. */
export function classesOf(tokens: Tokens, index: number, placeholder: Placeholder | undefined): string {
  switch (tokens.kind[index]) {
    case Token.link:
      return 'link any';
    case Token.placeholder:
      return placeholderClasses(placeholder);
    default: {
      const char = tokens.text[tokens.start[index] as number] as string;
      if (tokens.kind[index] !== Token.symbol) return nameOf(char);
      return currencySign.test(char) ? 'currency any' : `${char} any`;
    }
  }
}

function placeholderClasses(placeholder: Placeholder | undefined): string {
  switch (placeholder?.meaning) {
    case 'timeline':
      return 'placeholder any number date time weekday';
    case 'compensation':
      return 'placeholder any number money';
    case 'follow-up':
      return 'placeholder any link';
    default:
      return 'placeholder any';
  }
}

/** Whether a mark may stand inside a gap without ending it: quotes and brackets. */
export function isTransparent(char: string): boolean {
  return nameOf(char) === '"' || "'()[]‘’*_".includes(char);
}

function isDigits(token: string): boolean {
  for (let at = 0; at < token.length; at++) if (token.charCodeAt(at) < 48 || token.charCodeAt(at) > 57) return false;
  return true;
}

/**
 * The classes that a number's spelling shows: `10:30` is a time, `12/11/2026` a date, `£30` money.
 * Written without Unicode property escapes: the first one costs as much as hearing a whole draft.
 */
export function shapeOf(token: string): readonly string[] {
  if (isDigits(token)) return ['number'];
  // Digits of any script as 9, so that the shape alone is left.
  const shape = token.replace(/[0-9\u0660-\u0669\u06f0-\u06f9]/g, '9').toLowerCase();
  if (currencySign.test(shape)) return ['number', 'money'];
  if (/[%٪]/.test(shape)) return ['number', 'percent'];
  if (/^99?(?:[:٫]99)+|9\s?[ap]\.?m|^99?h99$/.test(shape)) return ['number', 'time'];
  if (/^9{1,4}([./-])99?\1(?:99|9{4})$/.test(shape)) return ['number', 'date'];
  if (/^99?[./]99?\.?$/.test(shape)) return ['number', 'date', 'time'];
  return ['number'];
}
