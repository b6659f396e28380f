import { describe, expect, test } from 'vitest';
import { readAs } from './inputs-kit.ts';

const directives = async (path: string, text: string) =>
  (await readAs(path, text)).directives.map(({ kind, rules, reason }) => [kind, rules.join(' '), reason]);

describe('directives', () => {
  test.each([
    '<!-- apology-lint-disable-next-line hedge-words, denial -- they asked for it -->',
    '<#-- apology-lint-disable-next-line hedge-words denial -- they asked for it -->',
    '<%# apology-lint-disable-next-line hedge-words, denial -- they asked for it %>',
    '{# apology-lint-disable-next-line hedge-words, denial -- they asked for it #}',
    '{{!-- apology-lint-disable-next-line hedge-words, denial -- they asked for it --}}',
    '{% comment %} apology-lint-disable-next-line hedge-words, denial -- they asked for it {% endcomment %}',
    '/* apology-lint-disable-next-line hedge-words, denial -- they asked for it */',
    '# apology-lint-disable-next-line hedge-words, denial -- they asked for it',
    '// apology-lint-disable-next-line hedge-words, denial -- they asked for it',
  ])('%s', async (comment) => {
    const text = `One two.\n${comment}\nThree four.`;
    const source = await readAs('a.txt', text);
    expect(source.directives).toEqual([
      {
        kind: 'disable-next-line',
        start: 9,
        end: 9 + comment.length,
        rules: ['hedge-words', 'denial'],
        reason: 'they asked for it',
      },
    ]);
    expect(source.drafts[0]?.skipped).toEqual([{ start: 9, end: 9 + comment.length }]);
  });

  test('all kinds, with rules and without', async () => {
    const text =
      '<!-- apology-lint-disable -->\n<!-- apology-lint-enable denial-->\n<!--apology-lint-disable-line-->\n<!-- apology-lint-disabled -->\napology-lint-disable';
    expect(await directives('a.md', text)).toEqual([
      ['disable', '', undefined],
      ['enable', 'denial', undefined],
      ['disable-line', '', undefined],
    ]);
  });

  test('in Markdown, one that is only shown in code is none', async () => {
    const comment = '<!-- apology-lint-disable -->';
    expect(
      await directives('a.md', `Write \`${comment}\` there.\n\n\`\`\`html\n${comment}\n\`\`\`\n\n    ${comment}\n`),
    ).toEqual([]);
    expect(await directives('a.md', `Text ${comment} there.`)).toHaveLength(1);
  });

  test.each([
    ['a.md', '---\ntitle: x\napology-lint: off\n---\nText here.', 'disable', ''],
    ['a.md', '---\napology-lint-disable: [denial, excuses]\n---\nText here.', 'disable', 'denial excuses'],
    ['a.yml', 'apology-lint: off\na: Text here\n', 'disable', ''],
    ['a.yml', 'apology-lint: off -- an old one\na: Text here\n', 'disable', '', 'an old one'],
    ['a.md', '---\napology-lint-disable: denial -- an old one\n---\nText here.', 'disable', 'denial', 'an old one'],
    ['a.eml', 'Subject: T\nX-Apology-Lint: off -- an old one\n\nText here.\n', 'disable', '', 'an old one'],
    ['a.json', '{"apology-lint": false, "a": "Text here"}', 'disable', ''],
    ['a.json', '{\n// apology-lint-disable-next-line\n"a": "Text here"}', 'disable-next-line', ''],
    ['a.yml', '# apology-lint-disable denial\na: Text here\n', 'disable', 'denial'],
    ['a.xml', '<a><!-- apology-lint-disable denial -->Text here</a>', 'disable', 'denial'],
  ])('%s %j', async (path, text, kind, rules, reason?: string) => {
    expect(await directives(path, text)).toEqual([[kind, rules, reason]]);
  });

  test.each(['apology-lint: on', 'apology-lint: official'])('%s switches nothing off', async (line) => {
    expect(await directives('a.md', `---\n${line}\n---\nText here.`)).toEqual([]);
  });
});
