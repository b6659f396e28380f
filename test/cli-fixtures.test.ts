import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const program = path.resolve('dist/cli.cjs');
const folder = 'fixtures/drafts';
const drafts = fs
  .readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => !name.endsWith('.out') && fs.statSync(path.join(folder, name)).isFile())
  .sort();

/** What a user sees: the report, what is said beside it, and the exit code. */
function seen(file: string): string {
  const words = [program, '--no-config', '--no-color', file];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', stdio: 'pipe' });
  return `${stdout}${stderr}exit code ${status}\n`.replaceAll(`${process.cwd()}/`, '');
}

describe('each shipped draft is reported word for word as in its .out file', () => {
  test.each(drafts)('%s', (name) => {
    const file = `${folder}/${name}`;
    const report = seen(file);
    if (process.env.EXPECT === name) fs.writeFileSync(`${file}.out`, report);
    expect(
      fs.existsSync(`${file}.out`),
      `no ${file}.out: read this, then write it with EXPECT=${name}\n${report}`,
    ).toBe(true);
    expect(report).toBe(fs.readFileSync(`${file}.out`, 'utf8'));
  });

  test.each(fs.readdirSync(folder).filter((name) => name.endsWith('.out')))('%s has a draft', (name) => {
    expect(drafts).toContain(name.slice(0, -4));
  });
});

test('the README shows all flags as --help does', () => {
  const { stdout } = spawnSync(process.execPath, [program, '--help'], { encoding: 'utf8' });
  const help = /\nOptions:\n[\s\S]*(?=\n\nExamples:)/.exec(stdout)![0].trim();
  const readme = fs.readFileSync('README.md', 'utf8');
  const [before, after] = readme.split('\n## All flags\n\n```\n') as [string, string];
  if (process.env.EXPECT === 'flags') {
    const rest = after.slice(after.indexOf('```'));
    fs.writeFileSync('README.md', `${before}\n## All flags\n\n\`\`\`\n${help}\n${rest}`);
  }
  expect(fs.readFileSync('README.md', 'utf8')).toContain(`\n## All flags\n\n\`\`\`\n${help}\n\`\`\`\n`);
});

test('the README names each key of a configuration', () => {
  const readme = fs.readFileSync('README.md', 'utf8');
  const { properties } = JSON.parse(fs.readFileSync('dist/config.schema.json', 'utf8'));
  for (const key of Object.keys(properties).filter((one) => one !== '$schema'))
    expect(readme).toMatch(new RegExp(`(?:\`|^ *)${key}[\`:]`, 'm'));
});

test('the README shows what the shipped draft is answered with', () => {
  const readme = fs.readFileSync('README.md', 'utf8');
  const command = '$ node dist/cli.cjs fixtures/drafts/late-parcel.txt\n';
  const start = readme.indexOf(command) + command.length;
  const end = readme.indexOf('\n```', start);
  const expected = fs
    .readFileSync(`${folder}/late-parcel.txt.out`, 'utf8')
    .replace(/^exit code.*\n/m, '')
    .trimEnd();
  if (process.env.EXPECT === 'late-parcel.txt') {
    fs.writeFileSync('README.md', readme.slice(0, start) + expected + readme.slice(end));
  }
  expect(fs.readFileSync('README.md', 'utf8').slice(start)).toContain(`${expected}\n\`\`\``);
});
