import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cwd, flawed, git, has, plain, project, recipe, root, run, write } from './recipes-kit.ts';

// Each recipe starts several programs.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let sink: ChildProcess;
let port: number;
let kept: string;
beforeEach(async () => {
  kept = path.join(cwd, 'kept');
  sink = spawn(process.execPath, [path.join(project, 'test/smtp-sink.mjs'), kept], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  port = Number(String(await once(sink.stdout!, 'data')));
});
afterEach(() => sink.kill());
const sent = (): string => (fs.existsSync(kept) ? fs.readFileSync(kept, 'utf8') : '');

// Debian's git-email comes without the Perl module that it reads addresses with.
const hasGitEmail = fs.existsSync('/usr/lib/git-core/git-send-email') && has('perl', '-MMail::Address', '-e', '1');
describe.skipIf(!hasGitEmail)('git send-email (needs git-email and libmailtools-perl)', () => {
  beforeEach(() => {
    git('init', '-q');
    write('.git/hooks/sendemail-validate', recipe('git send-email'));
    fs.chmodSync(path.join(cwd, '.git/hooks/sendemail-validate'), 0o755);
  });
  const send = (...words: string[]) =>
    git(
      'send-email',
      ...['--quiet', '--confirm=never', '--from=tom@example.org', '--to=ms@example.org'],
      ...['--smtp-server=127.0.0.1', `--smtp-server-port=${port}`, ...words],
    );

  test('refuses a flawed letter and sends a good one', () => {
    const letter = (body: string) =>
      write('letter.eml', `From: tom@example.org\nTo: ms@example.org\nSubject: Your parcel\n\n${body}`);
    letter(flawed);
    const { code, out, err } = send('letter.eml');
    expect(`${out}${err}`).toContain('conditional-apology');
    expect(`${out}${err}`).toContain('rejected by sendemail-validate hook');
    expect([code === 0, sent()]).toEqual([false, '']);
    letter(plain);
    expect(send('letter.eml').code).toBe(0);
    expect(sent()).toContain(plain);
    letter(flawed);
    expect(send('--no-validate', 'letter.eml').code).toBe(0);
    expect(sent()).toContain(flawed);
  });

  test('reads of a patch what its writer says, and not the patch', () => {
    write('note.txt', 'We are sorry if you had to wait.\n');
    git('add', 'note.txt');
    const patch = (message: string) => {
      git('commit', '-q', '--allow-empty', '--amend', '-m', message);
      return git('format-patch', '-1', '--stdout').out;
    };
    git('commit', '-q', '-m', 'Begin');
    write('good.patch', patch(`Send the parcel again\n\n${plain}`));
    write('bad.patch', patch(`Send the parcel again\n\n${flawed}`));
    write('plain.patch', patch('Send the parcel again'));
    expect(send('good.patch', 'plain.patch')).toMatchObject({ code: 0, err: '' });
    expect(sent()).toContain('+We are sorry if you had to wait.');
    const { code, out, err } = send('bad.patch');
    expect([code === 0, `${out}${err}`]).toEqual([false, expect.stringContaining('conditional-apology')]);
    expect(sent()).not.toContain(flawed);
  });
});

const muttrc = (): string =>
  `${recipe('mutt, neomutt and scripts')}set from=tom@example.org\nset copy=no\nset use_domain=no\nset folder=${cwd}\n`;

describe.each(['mutt', 'neomutt'])('%s', (mailer) => {
  test.skipIf(!has(mailer, '-v') || !has('msmtp', '--version'))(
    `sends by msmtp what is good (needs ${mailer} and msmtp)`,
    () => {
      write('muttrc', muttrc());
      fs.writeFileSync(
        path.join(root, '.msmtprc'),
        `account default\nhost 127.0.0.1\nport ${port}\nfrom tom@example.org\ntls off\nauth off\n`,
        { mode: 0o600 },
      );
      const send = (body: string) =>
        run(
          mailer,
          ['-n', '-F', path.join(cwd, 'muttrc'), '-s', 'Votre colis égaré', '--', 'ms@example.org'],
          {},
          body,
        );
      const { code, out, err } = send(flawed);
      expect(`${out}${err}`).toContain('conditional-apology');
      expect(`${out}${err}`).toMatch(/child exited 65/);
      expect([code === 0, sent()]).toEqual([false, '']);
      expect(send(plain)).toMatchObject({ code: 0 });
      expect(sent()).toContain(plain);
      expect(sent()).toContain('To: ms@example.org');
    },
  );
});

test.skipIf(!has('msmtp', '--version'))('msmtp alone, from a script (needs msmtp)', () => {
  const send = (body: string, ...words: string[]) =>
    run(
      'apology-lint',
      [
        ...['sendmail', ...words, '--', 'msmtp', '--host=127.0.0.1', `--port=${port}`, '--tls=off', '--auth=off'],
        ...['--from=tom@example.org', '-t'],
      ],
      {},
      `To: ms@example.org\nSubject: Your parcel\n\n${body}`,
    );
  expect(send(flawed)).toMatchObject({ code: 65, err: expect.stringContaining('Nothing was sent') });
  expect(sent()).toBe('');
  expect(send(plain)).toMatchObject({ code: 0, err: '' });
  expect(send(flawed, '--allow')).toMatchObject({ code: 0, err: '' });
  expect(sent()).toContain(plain);
  expect(sent()).toContain(flawed);
  sink.kill();
  expect(send(plain).code).toBeGreaterThan(65);
});

test('any mailer gets its own words', () => {
  const command = /^set sendmail="(.*)"$/.exec(recipe('mutt, neomutt and scripts').trim())![1]!;
  write('msmtp', '#!/bin/sh\ncat > sent; echo "$@" > words\n');
  fs.chmodSync(path.join(cwd, 'msmtp'), 0o755);
  const message = `Subject: Your parcel\n\n${plain}`;
  const words = `PATH="$PWD:$PATH" ${command} -oem -oi -- ms@example.org`;
  expect(run('sh', ['-c', words], {}, message).code).toBe(0);
  expect(fs.readFileSync(path.join(cwd, 'sent'), 'utf8')).toBe(message);
  expect(fs.readFileSync(path.join(cwd, 'words'), 'utf8')).toBe('-oem -oi -- ms@example.org\n');
});
