/** A text that no terminal takes for commands: of its control characters white space becomes a blank, others U+FFFD. */
export function printable(text: string): string {
  return text.replace(/[\0-\x1f\x7f-\x9f]/g, (sign) => (/\s/.test(sign) ? ' ' : '\ufffd'));
}
