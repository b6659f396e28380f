import { digitOf } from '../language/classes.ts';
import { signs } from '../language/fold.ts';
import { type Placeholder, Token, type Tokens } from '../types.ts';

/** The sign by which phrases name a mark. Folding leaves ‹ and › alone, as › also parts the steps of a menu. */
function nameOf(char: string): string {
  return '‹›'.includes(char) ? '"' : (signs[char] ?? char);
}

const currencySigns = '$¢£¤¥\u058f\u060b\u09f2\u0e3f\u17db\ufdfc\ufe69\uff04\uffe0\uffe1\uffe5\uffe6';

function isCurrency(char: string): boolean {
  return currencySigns.includes(char) || (char >= '\u20a0' && char <= '\u20cf');
}

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
      return isCurrency(char) ? 'currency any' : `${char} any`;
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

/**
 * The classes that a number's spelling shows: `10:30` is a time, `12/11/2026` a date, `£30` money. Written with as few
 * regular expressions as it takes: compiling five costs as much as hearing a sentence.
 */
export function shapeOf(token: string): readonly string[] {
  // Digits of any script as 9, so that the shape alone is left.
  const chars = Array.from(token, (char) => (digitOf(char.charCodeAt(0)) >= 0 ? '9' : char.toLowerCase()));
  if (chars.every((char) => char === '9')) return ['number'];
  if (chars.some(isCurrency)) return ['number', 'money'];
  if (chars.includes('%') || chars.includes('٪')) return ['number', 'percent'];
  const shape = chars.join('');
  if (/^99?(?:[:٫]99)+|9\s?[ap]\.?m|^99?h99$/.test(shape)) return ['number', 'time'];
  if (/^9{1,4}([./-])99?\1(?:99|9{4})$/.test(shape)) return ['number', 'date'];
  if (/^99?[./]99?\.?$/.test(shape)) return ['number', 'date', 'time'];
  return ['number'];
}
