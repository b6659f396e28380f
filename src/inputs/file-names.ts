/** What a file's name tells: which parser reads it, and in which language it is written. */

const extensions: Readonly<Record<string, string>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  mdx: 'markdown',
  mdown: 'markdown',
  mkd: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  mjml: 'html',
  eml: 'email',
  mbox: 'email',
  mail: 'email',
  patch: 'email',
  yml: 'yaml',
  yaml: 'yaml',
  json: 'json',
  jsonc: 'json',
  arb: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  csv: 'csv',
  tsv: 'csv',
  xml: 'xml',
  xlf: 'xml',
  xliff: 'xml',
  resx: 'xml',
};

/** Template languages: what is inside is told by the extension before, as in `refund.html.erb`. */
const templates = new Set(
  'ftl ftlh j2 jinja jinja2 njk nunjucks twig liquid erb ejs eex heex mustache hbs handlebars tpl tmpl tt tt2 gotmpl dust pug vm velocity mako'.split(
    ' ',
  ),
);

const baseName = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

/**
 * The parser for a file name: by its extension, `text` where that is unknown.
 *
 * @param endings Further ones, each the name of its own parser; the longest that fits goes before all.
 */
export function parserFor(filePath: string | undefined, endings: readonly string[] = []): string {
  if (filePath === undefined) return 'text';
  const name = baseName(filePath).toLowerCase();
  const fitting = endings.filter((ending) => name.endsWith(`.${ending}`));
  if (fitting.length > 0) return fitting.reduce((a, b) => (b.length > a.length ? b : a));
  const dot = name.lastIndexOf('.');
  const last = name.slice(dot + 1);
  if (dot >= 0 && Object.hasOwn(extensions, last)) return extensions[last]!;
  const inner = name.slice(0, Math.max(dot, 0)).split('.').slice(1).pop() ?? '';
  if (dot < 0 || !(templates.has(last) || (last === 'php' && inner === 'blade'))) return 'text';
  return Object.hasOwn(extensions, inner) ? extensions[inner]! : 'template';
}

/** ISO 639-1 codes. */
const codes = new Set(
  'aa ab af am ar as az be bg bn bo br bs ca cs cy da de dz el en eo es et eu fa fi fo fr fy ga gd gl gu he hi hr hu hy id is it iw ja ka kk km kn ko ku ky la lb ln lo lt lv mg mk ml mn mr ms mt my nb ne nl nn no oc or pa pl ps pt ro ru rw sd si sk sl so sq sr sv sw ta te tg th ti tk tl tr tt ug uk ur uz vi xh yi yo zh zu'.split(
    ' ',
  ),
);
const folders =
  /^(?:locales?|lang|langs|languages?|i18n|l10n|intl|translations?|messages|mails?|emails?|templates|content)$/iu;
const tag = /^([a-z]{2})(?:[-_]([a-z]{2}|[A-Z]{2}|[A-Z][a-z]{3}|\d{3}))?$/u;

/** A BCP 47 tag from a name such as `fr`, `fr_CA` or `zh-Hant`, or undefined. */
export function languageTag(name: string): string | undefined {
  const match = tag.exec(name);
  if (!match || !codes.has(match[1]!)) return undefined;
  const region = match[2];
  return region ? `${match[1]}-${region.length === 2 ? region.toUpperCase() : region}` : match[1];
}

/** The language that a path names: `late.fr.md`, `locales/fr/late.yml`, `fr.json`, `late_fr.yml`, `values-fr/strings.xml`. */
export function languageOf(filePath: string): string | undefined {
  const parts = filePath.split(/[\\/]/u);
  const [stem = '', ...rest] = (parts.pop() ?? '').split('.');
  for (const part of rest.slice(0, -1).reverse()) {
    const found = languageTag(part);
    if (found) return found;
  }
  const whole = rest.length > 0 ? languageTag(stem) : undefined;
  if (whole) return whole;
  for (let index = parts.length - 1; index > 0; index--) {
    const found = folders.test(parts[index - 1]!) ? languageTag(parts[index]!) : undefined;
    if (found) return found;
  }
  const android = /^values-([a-z]{2})(?:-r([A-Z]{2}))?$/u.exec(parts[parts.length - 1] ?? '');
  if (android) return languageTag(android[2] ? `${android[1]}-${android[2]}` : android[1]!);
  const suffix = /[-_]([a-z]{2}(?:[-_][A-Z]{2})?)$/u.exec(stem);
  return suffix ? languageTag(suffix[1]!) : undefined;
}
