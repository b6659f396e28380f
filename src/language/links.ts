/** Last labels of host names and endings of file names that make a bare `word.ending` a link. */
const endings = new Set(
  (
    'com org net edu gov mil info biz io dev app co uk fr de ru ro eu ca be ch lu ma dz tn eg sa ae qa kw jo lb sy iq md ua by kz ' +
    'txt md pdf doc docx xls xlsx csv tsv json yml yaml xml html htm eml png jpg jpeg gif svg zip gz log js ts css py'
  ).split(' '),
);

function isWord(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) ||
    (unit >= 65 && unit <= 90) ||
    (unit >= 48 && unit <= 57) ||
    unit === 0x2d ||
    unit === 0x5f ||
    (unit > 0xbf && unit < 0x600)
  );
}

function isBlank(unit: number): boolean {
  return unit <= 32 || unit === 0xa0 || (unit >= 0x2000 && unit <= 0x200f) || unit === 0x2028 || unit === 0x2029;
}

/** Quotes, angle brackets and what else never stands in a URL. */
function endsUrl(unit: number): boolean {
  return (
    isBlank(unit) ||
    unit === 0x22 ||
    unit === 0x3c ||
    unit === 0x3e ||
    unit === 0xab ||
    unit === 0xbb ||
    unit === 0x60 ||
    unit === 0x202f ||
    unit === 0xfdd0 ||
    (unit >= 0x2018 && unit <= 0x201f) ||
    unit === 0x061f ||
    unit === 0x060c ||
    unit === 0x061b
  );
}

function endOfUrl(units: Uint16Array, at: number, limit: number): number {
  let end = at;
  let depth = 0;
  while (end < limit && !endsUrl(units[end]!)) {
    if (units[end] === 0x28) depth++;
    else if (units[end] === 0x29 && --depth < 0) break;
    end++;
  }
  while (end > at && ".,;:!?'*_~]}…".includes(String.fromCharCode(units[end - 1]!))) end--;
  return end;
}

/** End of a host or file name, which is no longer than 255 units. */
function endOfHost(units: Uint16Array, at: number, size: number): number {
  const limit = Math.min(size, at + 255);
  let end = at;
  while (end < limit && (isWord(units[end]!) || (units[end] === 0x2e && isWord(units[end + 1]!)))) end++;
  return end;
}

function matches(units: Uint16Array, at: number, text: string): boolean {
  for (let next = 0; next < text.length; next++) if ((units[at + next]! | 32) !== text.charCodeAt(next)) return false;
  return true;
}

/** Start of the run of link characters that ends at `at`, looking back at most 64 units and not before `floor`. */
function startOfLocal(units: Uint16Array, at: number, floor: number): number {
  let start = at;
  const limit = Math.max(floor, at - 64);
  while (start > limit && (isWord(units[start - 1]!) || units[start - 1] === 0x2e || units[start - 1] === 0x2b))
    start--;
  while (start < at && units[start] === 0x2e) start++;
  return start;
}

export interface Link {
  start: number;
  end: number;
}

/** The link that the unit at `at` (one of `.`, `:`, `@`, after a word that starts at `word`) makes, or null. */
export function linkAt(units: Uint16Array, word: number, at: number, limit: number): Link | null {
  const unit = units[at];
  if (unit === 0x3a) {
    if (units[at + 1] === 0x2f && units[at + 2] === 0x2f && !isBlank(units[at + 3]!)) {
      return { start: word, end: endOfUrl(units, at + 3, limit) };
    }
    if ((matches(units, word, 'mailto') && at - word === 6) || (matches(units, word, 'tel') && at - word === 3)) {
      const end = endOfUrl(units, at + 1, limit);
      return end > at + 1 ? { start: word, end } : null;
    }
    return null;
  }
  if (unit === 0x40) {
    const end = endOfHost(units, at + 1, limit);
    if (end === at + 1) return null;
    return { start: startOfLocal(units, at, Math.max(0, word - 64)), end };
  }
  if (at - word === 3 && matches(units, word, 'www')) return { start: word, end: endOfUrl(units, at + 1, limit) };
  const end = endOfHost(units, at + 1, limit);
  if (end === limit || units[end] !== 0x40) {
    let label = end;
    while (label > at && units[label - 1] !== 0x2e) label--;
    if (
      end - label > 5 ||
      end - label < 2 ||
      !endings.has(String.fromCharCode(...units.subarray(label, end)).toLowerCase())
    ) {
      return null;
    }
  }
  const start = startOfLocal(units, word, Math.max(0, word - 64));
  if (units[end] === 0x40) return { start, end: endOfHost(units, end + 1, limit) };
  return { start, end: units[end] === 0x2f || units[end] === 0x3f ? endOfUrl(units, end, limit) : end };
}
