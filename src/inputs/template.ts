/** Templates whose name does not tell what is inside: HTML where there are tags, plain text otherwise. */
import type { Source } from '../types.ts';
import type { File } from './options.ts';
import { readText } from './text.ts';

/** Whether a text holds elements of HTML. */
export function isHtml(text: string): boolean {
  return /<(?:p|br|div|span|a|b|i|u|em|strong|html|body|table|tr|td|ul|ol|li|h[1-6]|hr|img|font|center|blockquote|attribute)(?:\s[^<>=]*=[^<>]*|\s*\/?)>/iu.test(
    text,
  );
}

/** Reads a FreeMarker, Jinja, Liquid, ERB … file. */
export async function readTemplate(file: File): Promise<Source> {
  if (!isHtml(file.text)) return readText(file);
  const { readHtml } = await import('./html.ts');
  return readHtml(file);
}
