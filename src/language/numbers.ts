import { Class } from './classes.ts';
import { caseless, type Fold, kindOf, look } from './fold.ts';

function kindAt(units: Uint16Array, at: number, fold: Fold): number {
  return kindOf(look(fold, units[at]!));
}

/** Whether the unit may stand between two digits of one number: `10:30`, `3,5`, `12/11/2026`, `3–5`, `1’000`. */
function separates(unit: number): boolean {
  return (
    unit === 0x2e || // .
    unit === 0x2c || // ,
    unit === 0x3a || // :
    unit === 0x2f || // /
    unit === 0x2d || // -
    unit === 0x2010 ||
    unit === 0x2011 ||
    unit === 0x2012 ||
    unit === 0x2013 || // –
    unit === 0x27 ||
    unit === 0x2019 ||
    unit === 0x060c || // ،
    unit === 0x066b ||
    unit === 0x066c
  );
}

/** Whether exactly three digits follow, as in `1 000` with a no-break space. */
function thousands(units: Uint16Array, at: number, fold: Fold): boolean {
  for (let next = at; next < at + 3; next++) if (kindAt(units, next, fold) !== Class.digit) return false;
  return kindAt(units, at + 3, fold) !== Class.digit;
}

/**
 * End of the number whose first digit is at `at`: inner separators, attached Latin or Cyrillic letters
 * (`48h`, `10h30`, `5th`), percent and currency signs belong to it.
 */
export function endOfNumber(units: Uint16Array, at: number, fold: Fold): number {
  let end = at;
  let digits = 0;
  for (;;) {
    const found = look(fold, units[end]!);
    const kind = kindOf(found);
    if (kind === Class.digit) {
      digits++;
      end++;
      continue;
    }
    if ((kind === Class.letter || kind === Class.ligature) && (found & caseless) === 0) {
      digits = 0;
      end++;
      continue;
    }
    if (kind === Class.percent || (kind === Class.currency && end > at)) return end + 1;
    const unit = units[end]!;
    const gap = unit === 0xa0 || unit === 0x202f || unit === 0x2009;
    if (gap && digits > 0 && digits <= 3 && thousands(units, end + 1, fold)) {
      digits = 0;
      end++;
      continue;
    }
    if (separates(unit) && kindAt(units, end + 1, fold) === Class.digit) {
      digits = 0;
      end++;
      continue;
    }
    return end;
  }
}
