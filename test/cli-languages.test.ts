import { describe, expect, test } from 'vitest';
import { openProject } from './project.ts';

const french = 'Nous sommes désolés si le retard vous a déplu.';
const english = 'We are sorry if the delay upset you.';
const { run } = openProject({
  'page.html': `<html lang="en"><p>${french}</p></html>\n`,
  'short.fr.html': '<html lang="en"><p>Pardon</p></html>\n',
  'short.html': '<html lang="fr"><p>Pardon</p></html>\n',
  'front.html': `---\nlanguage: fr\n---\n<html lang="en"><p>${french}</p></html>\n`,
  'parts.html': `<div lang="en">${english}</div><div lang="fr">${french}</div>\n`,
  'copied.json': JSON.stringify([{ subject: 'x', html_body: `<p lang="en">${french}</p>` }]),
  'copied.md': `<p lang="en">\n${french}</p>\n`,
  'copied.xml': `<a><b><![CDATA[<p lang="en">${french}</p>]]></b></a>\n`,
  'month.md': '---\nincident: 2026-13-01\ndate: 2026-11-20\n---\nWe are sorry that we lost your bag.\n',
  'number.md': '---\nincident: INC-2026-13\ndate: 2026-11-20\n---\nWe are sorry that we lost your bag.\n',
  'slashes.md': '---\nincident: 2026-11-01\ndate: 02/11/2026\n---\nWe are sorry that we lost your bag.\n',
});
const languages = (file: string): unknown[] =>
  JSON.parse(run(['--no-config', '-f', 'json', file]).out).flatMap(({ drafts }: { drafts: { language: string }[] }) =>
    drafts.map(({ language }) => language),
  );

describe('the language of a page', () => {
  test.each([
    ['page.html', ['fr'], 'words count more than a `lang` that was copied'],
    ['short.fr.html', ['fr'], 'the name of the file comes before `lang`'],
    ['short.html', ['fr'], '`lang` comes before a guess'],
    ['front.html', ['fr'], 'front matter comes first'],
    ['copied.json', ['fr'], 'in a record, too, words count more than a `lang` that was copied'],
    ['copied.md', ['fr'], 'in Markdown, too'],
    ['copied.xml', ['fr'], 'in XML, too'],
    ['parts.html', ['en', 'fr'], 'parts have their own'],
  ])('%s: %j, as %3$s', (file, expected) => expect(languages(file)).toEqual(expected));
});

describe('dates of a front matter', () => {
  test('a day that the calendar has not is told', () => {
    expect(run(['--no-config', 'month.md']).err).toContain(
      "month.md:2: '2026-13-01' is no date such as 2026-11-05, so late-apology says nothing: mend 'incident'",
    );
  });

  test('a date of two readings is told', () => {
    expect(run(['--no-config', 'slashes.md']).err).toContain(
      "slashes.md:3: '02/11/2026' is no date such as 2026-11-05",
    );
  });

  test('the number of an incident is none', () => expect(run(['--no-config', 'number.md']).err).toBe(''));
});

test('--init names the language of most drafts', () => {
  const mixed = openProject({ 'a.fr.txt': french, 'b.txt': english, 'c.txt': english });
  expect(mixed.run(['--init']).err).toContain('by language: 2 en, 1 fr.');
  expect(mixed.read('.apologylintrc.yaml')).toMatch(/^# language: en$.*^locale: draft$/ms);
});
