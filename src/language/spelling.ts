import { Class } from './classes.ts';
import { composed, type Fold, kindOf, ligature, look } from './fold.ts';

/** The folded spelling of one word: `Désolée’s` gives `desolees`; what is no letter or digit is left out. */
export function foldWord(text: string, fold: Fold): string {
  const units: number[] = [];
  foldInto(units, text, 0, text.length, fold);
  return units.map((unit) => String.fromCharCode(unit)).join('');
}

/**
 * Writes the folded spelling of the word from `start` to `end` as UTF-16 code units, as many as there is room for.
 *
 * @returns How many there are.
 */
export function foldInto(
  into: { [index: number]: number },
  text: string,
  start: number,
  end: number,
  fold: Fold,
): number {
  let length = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    const found = look(fold, unit);
    const kind = kindOf(found);
    if (kind === Class.letter || kind === Class.digit) into[length++] = found & 0xffff;
    else if (kind === Class.ligature) for (const letter of ligature(found)) into[length++] = letter.charCodeAt(0);
    else if (kind === Class.combining && length > 0) {
      const whole = composed(fold, text.charCodeAt(at - 1), unit);
      if (whole !== 0) into[length - 1] = whole;
    }
  }
  return length;
}
