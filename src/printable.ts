/** A text that no terminal takes for commands: of its control characters white space becomes a blank, others U+FFFD. */
export function printable(text: string): string {
  for (let at = 0; at < text.length; at++) if (isControl(text.charCodeAt(at))) return replaced(text);
  return text;
}

const isControl = (unit: number): boolean => unit < 32 || (unit > 126 && unit < 160);

function replaced(text: string): string {
  return text.replace(/[\0-\x1f\x7f-\x9f]/g, (sign) => (/\s/.test(sign) ? ' ' : '\ufffd'));
}
