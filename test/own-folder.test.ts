/** Where what plug-ins add is kept, and that nobody else can put it there. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openProject } from './project.ts';

const { root, run } = openProject({
  '.apologylintrc.json': JSON.stringify({ plugins: ['./lint'] }),
  'lint/en/boilerplate.yml':
    '- phrases: ["moving forward together"]\n  examples: ["We are *moving forward together*."]\n  counterexamples: ["We are moving house."]\n',
  'letter.txt': 'Dear Ms Lang,\n\nWe are sorry that we sent you the wrong book. We are moving forward together.\n',
  'temporary/.keep': '',
  'elsewhere/.keep': '',
});
const temporary = path.join(root, 'temporary');
const own = path.join(temporary, `apology-lint-${process.getuid?.()}`);
const lint = () => run(['letter.txt'], { env: { TMPDIR: temporary } });

describe.skipIf(process.getuid === undefined)('the folder of packed plug-ins', () => {
  test("is the user's alone, and serves the next run", () => {
    expect(lint().out).toContain("'moving forward together'");
    expect(fs.readdirSync(temporary).sort()).toEqual(['.keep', path.basename(own)]);
    expect(fs.statSync(own).mode & 0o777).toBe(0o700);
    const [pack] = fs.readdirSync(own);
    const before = fs.statSync(path.join(own, pack!)).ino;
    expect(lint().out).toContain("'moving forward together'");
    expect(fs.statSync(path.join(own, pack!)).ino).toBe(before);
  });

  // What was packed is spoilt, so that it shows where it is read.
  const spoil = () => {
    const [pack] = fs.readdirSync(own);
    fs.writeFileSync(path.join(own, pack!, 'en.pack'), '');
  };

  // Only root gives folders away.
  const others: [string, () => void][] =
    process.getuid?.() === 0
      ? [
          [
            'it is of somebody else',
            () => {
              fs.chmodSync(own, 0o700);
              fs.chownSync(own, 65_534, 65_534);
            },
          ],
        ]
      : [];

  test.each<[string, () => void]>([
    ...others,
    ['others may write into it', () => fs.chmodSync(own, 0o777)],
    ['its group may write into it', () => fs.chmodSync(own, 0o770)],
    [
      'it is a link',
      () => {
        fs.chmodSync(own, 0o700);
        fs.renameSync(own, path.join(root, 'elsewhere/planted'));
        fs.symlinkSync(path.join(root, 'elsewhere/planted'), own);
      },
    ],
    [
      'it is a file',
      () => {
        fs.rmSync(own);
        fs.writeFileSync(own, '');
      },
    ],
  ])('is not believed where %s', (_, plant) => {
    if (fs.existsSync(own)) spoil();
    plant();
    const { code, out, err } = lint();
    expect(out).toContain("'moving forward together'");
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(fs.readdirSync(temporary).sort()).toEqual(['.keep', path.basename(own)]);
  });
});
