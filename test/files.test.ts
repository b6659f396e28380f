import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFiles } from '../src/files/find.ts';
import { ignoreList } from '../src/files/ignores.ts';
import type { Search } from '../src/files/walk.ts';

let root: string;
beforeAll(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'files-')));
  const files: Record<string, string> = {
    '.git/HEAD': '',
    '.gitignore': 'built/\n*.log.txt\n',
    'a.txt': '',
    'b.png': '',
    'c.log.txt': '',
    'package.json': '{}',
    'built/d.txt': '',
    'node_modules/x/e.txt': '',
    'replies/f.md': '',
    'replies/g.TXT': '',
    'replies/old/h.md': '',
    'replies/.apologylintignore': 'old/*\n!old/keep.md\n',
    'replies/old/keep.md': '',
    'replies/deep/.gitignore': 'i.md\n',
    'replies/deep/i.md': '',
    'replies/deep/j.md': '',
    'odd (1)/k.tpl': '',
    'odd (1)/l.md': '',
    'pictures/m.png': '',
  };
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  fs.symlinkSync(path.join(root, 'a.txt'), path.join(root, 'replies/link.txt'));
  fs.symlinkSync(root, path.join(root, 'replies/circle'));
});
afterAll(() => fs.rmSync(root, { recursive: true }));

async function find(patterns: readonly string[], search: Partial<Search> = {}) {
  const reads = (name: string): boolean => /\.(?:txt|md|json)$/i.test(name);
  const all: Search = { cwd: root, reads, ignore: true, enter: () => ({}), ...search };
  const { files, problems } = await findFiles(patterns, all);
  return {
    files: files.map((file) => path.relative(root, file.path) + (file.ignored ? ' ignored' : '')),
    named: files.filter(({ named }) => named).map((file) => path.relative(root, file.path)),
    problems: problems.map(({ sentence }) => sentence),
  };
}

describe('folders', () => {
  test('are walked in order, by ending, without what is ignored, linked or no draft', async () => {
    const { files, named, problems } = await find(['.']);
    expect(files).toEqual([
      'a.txt',
      'odd (1)/l.md',
      'replies/deep/j.md',
      'replies/f.md',
      'replies/g.TXT',
      'replies/link.txt',
      'replies/old/keep.md',
    ]);
    expect(named).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('inherit the ignore files above them', async () => {
    expect((await find(['replies/old'])).files).toEqual(['replies/old/keep.md']);
    expect((await find(['built'])).problems).toEqual(["Folder 'built' holds only ignored files"]);
  });

  test('without any draft are told', async () => {
    expect((await find(['pictures'])).problems).toEqual(["Folder 'pictures' holds no file to lint"]);
  });

  test('hold all files under --no-ignore but for those of packages and of git', async () => {
    const { files } = await find(['.'], { ignore: false });
    expect(files).toContain('built/d.txt');
    expect(files).toContain('replies/old/h.md');
    expect(files).not.toContain('node_modules/x/e.txt');
  });

  test.runIf(process.platform === 'linux')('heed the case of what is ignored, as git does', async () => {
    const ignores = await ignoreList(root, ['A.TXT', 'Replies/']);
    const { files } = await find(['.'], { enter: () => ({ ignores }) });
    expect(files).toContain('a.txt');
    expect(files.some((file) => file.startsWith('replies/'))).toBe(true);
  });

  test("obey the configuration's ignores", async () => {
    const ignores = await ignoreList(root, ['replies/']);
    expect((await find(['.'], { enter: () => ({ ignores }) })).files).toEqual(['a.txt', 'odd (1)/l.md']);
  });
});

describe('links', () => {
  let folder: string;
  beforeAll(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'links-')));
    fs.writeFileSync(path.join(folder, 'a.txt'), '');
    fs.symlinkSync('circle.txt', path.join(folder, 'circle.txt'));
    fs.symlinkSync('gone.txt', path.join(folder, 'dangling.txt'));
  });
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  test('in a circle are told, and the other files are found', async () => {
    const { files, problems } = await findFiles(['.'], {
      cwd: folder,
      reads: (name) => name.endsWith('.txt'),
      ignore: true,
      enter: () => ({}),
    });
    expect(files.map((file) => path.basename(file.path))).toEqual(['a.txt']);
    const circle = path.join(folder, 'circle.txt');
    expect(problems.map(({ sentence }) => sentence)).toEqual([`Cannot read '${circle}': its links lead in a circle`]);
  });

  test('to nothing are told as such', async () => {
    expect((await find([path.join(folder, 'dangling.txt')])).problems).toEqual([
      `No such file: '${path.join(folder, 'dangling.txt')}' is a link that leads to nothing`,
    ]);
  });
});

describe('globs', () => {
  test.each([
    ['replies/*.md', ['replies/f.md']],
    ['replies/**/*.{md,txt}', ['replies/deep/j.md', 'replies/f.md', 'replies/link.txt', 'replies/old/keep.md']],
    ['odd (1)/*.tpl', ['odd (1)/k.tpl']],
    ['replies/deep/**', ['replies/deep/j.md']],
    ['*/*/*.md', ['replies/deep/j.md', 'replies/old/keep.md']],
    ['{replies/deep,odd*}/*.md', ['odd (1)/l.md', 'replies/deep/j.md']],
  ])('%s', async (pattern, expected) => {
    expect((await find([pattern])).files).toEqual(expected);
  });

  test('that match nothing are told', async () => {
    expect((await find(['*.zip', 'none/*.md'])).problems).toEqual([
      "Pattern '*.zip' holds no file to lint",
      "No file matches 'none/*.md'",
    ]);
  });
});

describe('named files', () => {
  test('are linted whatever their ending, and though git ignores them', async () => {
    const { files, named } = await find(['b.png', 'c.log.txt', 'package.json']);
    expect(files).toEqual(['b.png', 'c.log.txt', 'package.json']);
    expect(named).toEqual(files);
  });

  test('that our own lists leave out are marked', async () => {
    expect((await find(['replies/old/h.md'])).files).toEqual(['replies/old/h.md ignored']);
    expect((await find(['replies/old/h.md'], { ignore: false })).files).toEqual(['replies/old/h.md']);
  });

  test('found by a glob too are listed once, as named', async () => {
    const { files, named } = await find(['*.txt', 'a.txt']);
    expect(files).toEqual(['a.txt']);
    expect(named).toEqual(['a.txt']);
  });

  test('that are missing are told with the one that was meant, and the others are found', async () => {
    const { files, problems } = await find(['replies/ff.md', 'zzzz.txt', 'a.txt/b', 'a.txt']);
    expect(files).toEqual(['a.txt']);
    expect(problems).toEqual([
      "No such file: 'replies/ff.md': did you mean 'replies/f.md'?",
      "No such file: 'zzzz.txt'",
      "No such file: 'a.txt/b'",
    ]);
  });
});
