import type { Diagnostic, FileResult } from '../types.ts';
import { counted, isError, repositoryPath } from './common.ts';
import { script, style } from './html-page.ts';
import { directionOf, languagesOf, html as safe, sourceOf } from './html-source.ts';
import type { FormatContext } from './index.ts';

/** A page of its own that asks for nothing from elsewhere: summary, filters, and each file with its hits marked. */
export default function html(results: readonly FileResult[], { cwd, version }: FormatContext): string {
  const flawed = results.filter(({ messages }) => messages.length > 0);
  const clean = results.filter(({ messages }) => messages.length === 0);
  const sections = flawed.map((result, index) => section(result, repositoryPath(result.filePath, cwd), `h${index}-`));
  return `<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="generator" content="apology-lint ${safe(version)}">
<title>apology-lint report</title>
<style>${style}</style>
</head>
<body>
<h1>apology-lint report</h1>
${summary(results)}
${flawed.length > 0 ? filters(flawed) : ''}
<main>
${sections.join('\n')}
</main>
${clean.length > 0 ? cleanFiles(clean, cwd) : ''}
${flawed.length > 0 ? `<script>${script}</script>` : ''}
</body>
</html>`;
}

const nameOf = ({ ruleId }: Diagnostic): string => ruleId ?? 'other';

function summary(results: readonly FileResult[]): string {
  const all = results.flatMap(({ messages }) => messages);
  const suppressed = results.reduce((sum, { suppressedMessages }) => sum + suppressedMessages.length, 0);
  const errors = all.filter(isError).length;
  const counts = [
    counted(results.length, 'file'),
    counted(errors, 'error'),
    counted(all.length - errors, 'warning'),
    ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
  ];
  const rules = new Map<string, [errors: number, warnings: number]>();
  for (const one of all) {
    const count = rules.get(nameOf(one)) ?? [0, 0];
    count[isError(one) ? 0 : 1]++;
    rules.set(nameOf(one), count);
  }
  const rows = [...rules]
    .sort(([, a], [, b]) => b[0] + b[1] - a[0] - a[1])
    .map(
      ([rule, [errors, warnings]]) =>
        `<tr><th scope="row">${safe(rule)}</th><td class="count">${errors}</td><td class="count">${warnings}</td></tr>`,
    );
  const head = '<tr><th scope="col">rule</th><th scope="col">errors</th><th scope="col">warnings</th></tr>';
  const table = rows.length > 0 ? `\n<table><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>` : '';
  return `<p id="summary">${counts.join(', ')}</p>${table}`;
}

function filters(results: readonly FileResult[]): string {
  const rules = new Set(results.flatMap(({ messages }) => messages.map(nameOf)));
  const languages = new Set(results.flatMap(({ messages, drafts }) => messages.map(languagesOf(drafts))));
  languages.delete('');
  const select = (name: string, values: ReadonlySet<string>): string => {
    const options = [...values].sort().map((value) => `<option value="${safe(value)}">${safe(value)}</option>`);
    return `<label>${name}<select name="${name}"><option value="">all</option>${options.join('')}</select></label>`;
  };
  // The script shows the form: without scripts there is nothing to filter with.
  return `<form hidden>${select('rule', rules)}${select('language', languages)}<output></output></form>`;
}

function section(result: FileResult, name: string, prefix: string): string {
  const languageAt = languagesOf(result.drafts);
  const hits = result.messages.map((one, index) => {
    const kind = isError(one) ? 'error' : 'warning';
    const language = languageAt(one);
    const place = `${one.line}:${one.column}`;
    const isShown = result.source !== undefined && one.line > 0;
    return (
      `<li class="${kind}" data-rule="${safe(nameOf(one))}" data-language="${safe(language)}">` +
      `<span class="place">${isShown ? `<a href="#${prefix}${index}">${place}</a>` : place}</span>` +
      `<span class="severity">${kind}</span>` +
      `<span class="message" dir="${directionOf(one.message)}">${safe(one.message)}</span>` +
      `<span class="rule">${safe(nameOf(one))}${language === '' ? '' : ` <span class="language">${safe(language)}</span>`}</span></li>`
    );
  });
  const { errorCount, warningCount } = result;
  return `<section data-file="${safe(name)}">
<h2><bdi>${safe(name)}</bdi></h2>
<p class="place">${counted(errorCount, 'error')}, ${counted(warningCount, 'warning')}</p>
<ul class="hits">${hits.join('\n')}</ul>
${sourceOf(result, languageAt, prefix)}
</section>`;
}

function cleanFiles(results: readonly FileResult[], cwd: string): string {
  const items = results.map(({ filePath }) => `<li><bdi>${safe(repositoryPath(filePath, cwd))}</bdi></li>`);
  return `<details><summary>${counted(results.length, 'file')} without problems</summary><ul>${items.join('')}</ul></details>`;
}
