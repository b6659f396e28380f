import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { rules } from '../rules/index.ts';

// Each test starts the command several times.
vi.setConfig({ testTimeout: 60_000 });
const program = path.resolve('dist/cli.cjs');
const header =
  'From: Tom Ellery <tom@example.org>\nTo: Ms Okafor <ms@example.org>\nSubject: =?utf-8?q?Votre_colis_=C3=A9gar=C3=A9?=\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n';
const flawed = `${header}\nDear Ms Okafor,\n\nWe are sorry if the delay upset you.\n`;
const good = `${header}\nDear Ms Okafor,\n\nWe are sorry that your parcel came late – “late” indeed.\n`;

let root: string;
beforeAll(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'sendmail-')));
  const off = Object.fromEntries(Object.keys(rules).map((id) => [id, 'off']));
  fs.writeFileSync(
    path.join(root, '.apologylintrc.json'),
    JSON.stringify({ rules: { ...off, 'conditional-apology': 'error', euphemism: 'warn' } }),
  );
  fs.writeFileSync(path.join(root, 'broken.json'), '{"rulez": {}}');
  // A mailer that keeps what it was given and ends as it is told.
  fs.writeFileSync(
    path.join(root, 'mailer.cjs'),
    `const fs = require('fs');
const words = process.argv.slice(2);
fs.writeFileSync('sent.json', JSON.stringify(words));
fs.writeFileSync('sent.eml', fs.readFileSync(0));
console.log('mailer speaks');
process.exit(Number(process.env.MAILER_CODE ?? 0));
`,
  );
});
afterAll(() => fs.rmSync(root, { recursive: true }));
function send(input: string | Buffer, words: readonly string[] = [], sender?: readonly string[], env = {}) {
  for (const name of ['sent.json', 'sent.eml']) fs.rmSync(path.join(root, name), { force: true });
  const command = sender ?? [process.execPath, 'mailer.cjs', '-oem', '-oi', '--', 'ms@example.org'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'sendmail', ...words, '--', ...command], {
    cwd: root,
    input,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
  });
  const kept = path.join(root, 'sent.eml');
  return { code: status, out: stdout, err: stderr, sent: fs.existsSync(kept) ? fs.readFileSync(kept) : undefined };
}

function command(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: root,
    input: flawed,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

describe('sendmail', () => {
  test('is found behind flags, whose values are no commands', () => {
    const cat = ['--', process.execPath, '-e', 'process.stdin.pipe(process.stdout)', 'sendmail'];
    expect(command('--rule', 'conditional-apology: warn', 'sendmail', ...cat)).toEqual({
      code: 0,
      out: flawed,
      err: '',
    });
    expect(command('--max-warnings=0', '--rule', 'conditional-apology: warn', 'sendmail', ...cat).code).toBe(65);
    expect(command('--config', 'broken.json', 'sendmail', '--allow', ...cat)).toMatchObject({ code: 0, out: flawed });
    expect(command('--frmat', 'json', 'sendmail', ...cat)).toMatchObject({ code: 78, out: '' });
    expect(command('--parser', 'email', '--stdin-filename', 'sendmail', '-').out).toContain('conditional-apology');
  });

  test('sends what the project has accepted in a file, and nothing else', () => {
    const file = path.join(root, 'reply.txt');
    fs.writeFileSync(file, 'We are sorry if the delay upset you.\n');
    expect(command('--suppress-all', 'reply.txt').code).toBe(0);
    expect(send(flawed)).toMatchObject({ code: 0, err: '' });
    expect(send(flawed.replace('upset', 'angered'))).toMatchObject({ code: 65, sent: undefined });
    expect(send(flawed, ['--suppressions-location', 'none.json'])).toMatchObject({
      code: 78,
      err: expect.stringContaining("There are no suppressions at 'none.json'"),
    });
    fs.rmSync(path.join(root, 'apology-lint-suppressions.json'));
  });

  test('hands a clean message on byte for byte, with the words of the command', () => {
    const latin = `${header.replace('utf-8\nContent', 'iso-8859-1\nContent')}\nCafé ouvert.\n\n`.replace(/\n/g, '\r\n');
    const bytes = Buffer.from(`${latin}\r`, 'latin1');
    expect(send(bytes)).toEqual({ code: 0, out: 'mailer speaks\n', err: '', sent: bytes });
    expect(JSON.parse(fs.readFileSync(path.join(root, 'sent.json'), 'utf8'))).toEqual([
      '-oem',
      '-oi',
      '--',
      'ms@example.org',
    ]);
  });

  test('hands on what is no apology, in no known language, empty, or long', () => {
    const long = `${header}\n${'The meeting is at ten.\n'.repeat(20000)}`;
    for (const text of ['', 'The meeting is at ten.', `${header}\n`, `${header}\n我们非常抱歉。\n`, long]) {
      const { code, err, sent } = send(text);
      expect([code, err, sent?.toString()]).toEqual([0, '', text]);
    }
  });

  test('refuses a flawed one with 65, and sends nothing', () => {
    const { code, out, err, sent } = send(flawed);
    expect(err).toMatch(/^\nmessage\.eml\n {2}10:14 {2}error {2}\S.* {2}conditional-apology\n\n✖ 1 problem/);
    expect(err).toContain('Nothing was sent.');
    expect([code, out, sent]).toEqual([65, '', undefined]);
  });

  test('refuses what it cannot read, and bare text that is flawed', () => {
    const { code, err, sent } = send(Buffer.concat([Buffer.from(good), Buffer.from([0, 1, 0, 2, 0])]));
    expect(err).toMatch(/^message\.eml:\d+: .*\nNothing was sent\./);
    expect([code, sent]).toEqual([65, undefined]);
    expect(send(Buffer.from([0]), ['--stdin-filename', 'other.eml'])).toMatchObject({
      code: 65,
      err: expect.stringMatching(/^other\.eml:1: .*\nNothing was sent\./),
    });
    expect(send('We are sorry if the delay upset you.')).toMatchObject({ code: 65, sent: undefined });
  });

  test('lints a message whatever files the project leaves alone', () => {
    const file = path.join(root, '.apologylintignore');
    fs.writeFileSync(file, '*\n');
    expect(send(flawed)).toMatchObject({ code: 65, sent: undefined });
    fs.rmSync(file);
  });

  test('reads encoded bodies', () => {
    const encoded = header.replace('8bit', 'base64');
    const body = Buffer.from('We are sorry if the delay upset you.\n').toString('base64');
    expect(send(`${encoded}\n${body}\n`)).toMatchObject({ code: 65, sent: undefined });
  });

  test('lets warnings pass, unless there are too many', () => {
    const minor = `${header}\nDear Ms Okafor,\n\nWe are sorry for any inconvenience.\n`;
    const only = ['--rule', 'conditional-apology: off'];
    expect(send(minor, only)).toMatchObject({ code: 0, err: '' });
    expect(send(minor, [...only, '--max-warnings', '0'])).toMatchObject({
      code: 65,
      err: expect.stringContaining('too many warnings (maximum: 0)'),
    });
    const { err } = send(minor, [...only, '--max-warnings', '0', '-f', 'json-with-metadata']);
    expect(err).toContain('"maxWarningsExceeded":{"maxWarnings":0,"foundWarnings":1}');
  });

  test('is overridden by the header, and by --allow', () => {
    const withHeader = `X-Apology-Lint: Off\n${flawed}`;
    expect(send(withHeader)).toMatchObject({ code: 0, err: '', sent: Buffer.from(withHeader) });
    expect(send(withHeader.replace(/\n/g, '\r\n'))).toMatchObject({ code: 0, err: '' });
    expect(send(flawed, ['--allow'])).toMatchObject({ code: 0, err: '', sent: Buffer.from(flawed) });
    expect(send(`${flawed}\nX-Apology-Lint: off\n`)).toMatchObject({ code: 65, sent: undefined });
    expect(send(`X-Apology-Lint: on\n${flawed}`)).toMatchObject({ code: 65, sent: undefined });
  });

  test("passes the command's exit code and signal through", () => {
    expect(send(good, [], undefined, { MAILER_CODE: '75' })).toMatchObject({ code: 75 });
    expect(send(good, [], [process.execPath, '-e', 'process.exit(3)']).code).toBe(3);
    expect(send(good, [], [process.execPath, '-e', 'process.kill(process.pid, "SIGTERM")']).code).toBe(143);
  });

  test.each([
    ['an unknown flag', ['--alow'], undefined, "Invalid option '--alow' - perhaps you meant '--allow'?"],
    ['a broken configuration', ['--config', 'broken.json'], undefined, "did you mean 'rules'"],
    ['an unknown rule', ['--rule', 'denail: off'], undefined, "'denial'"],
    ['a flag of another use', ['--suppress-all'], undefined, '--suppress-all makes no sense before a mailer'],
    ['no -- before the command', ['msmtp'], [], "Put '--' before the command that sends"],
    ['no command', [], [], 'Name the command that sends'],
    ['an empty command', [], [''], 'Name the command that sends'],
    ['a command below a file', [], ['broken.json/x'], "Cannot run 'broken.json/x': a folder of its path is a file"],
    [
      'a command that is not there',
      [],
      ['no-such-mailer', '-t'],
      "Cannot run 'no-such-mailer': there is no such command",
    ],
  ])('ends with 78 on %s', (_, words, sender, sentence) => {
    const { code, err, sent } = send(good, words, sender);
    expect(err).toContain(sentence);
    expect([code, sent]).toEqual([78, undefined]);
  });

  test('is told by --help', () => {
    const { stdout } = spawnSync(process.execPath, [program, 'sendmail', '--help'], { encoding: 'utf8' });
    expect(stdout).toContain('-- <command> [arguments…]');
    for (const words of ['--allow', 'X-Apology-Lint: off', 'apology-lint-suppressions.json', '65', '78'])
      expect(stdout).toContain(words);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});
