/** Character references of Markdown. */
import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { decodeNumericCharacterReference } from 'micromark-util-decode-numeric-character-reference';

/** What a character reference such as `&amp;` or `&#233;` stands for. */
export function reference(raw: string): string {
  if (raw[1] !== '#') return decodeNamedCharacterReference(raw.slice(1, -1)) || raw;
  const hex = raw[2] === 'x' || raw[2] === 'X';
  return decodeNumericCharacterReference(raw.slice(hex ? 3 : 2, -1), hex ? 16 : 10);
}
