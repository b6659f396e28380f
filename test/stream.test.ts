import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const program = path.resolve('dist/cli.cjs');
const flawed = 'We are sorry if the delay upset you.';
const plain = 'The shop opens at nine on Monday and closes at five.';

let root: string;
beforeAll(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'stream-')));
});
afterAll(() => fs.rmSync(root, { recursive: true }));

function stream(input: string | Uint8Array, ...flags: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, '--stream', '--no-config', ...flags], {
    cwd: root,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { code: status, lines: stdout.split('\n'), err: stderr };
}
const lines = (...records: unknown[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');

describe('--stream', () => {
  test('answers each record in order, with any id', () => {
    const { code, lines: answers } = stream(
      lines(
        { id: 'b', text: flawed },
        { id: 1, text: plain },
        { id: null, text: 'Nous vous présentons nos excuses pour ce retard.', language: 'fr' },
      ),
    );
    const [first, second, third] = answers.slice(0, 3).map((line) => JSON.parse(line));
    expect(first).toMatchObject({ id: 'b', language: 'en', apology: true });
    expect(first.messages.map((one: { ruleId: string }) => one.ruleId)).toContain('conditional-apology');
    expect(second).toMatchObject({ id: 1, apology: false, elements: [], messages: [] });
    expect(third).toMatchObject({ id: null, language: 'fr', apology: true });
    expect(answers[3]).toBe('');
    expect(code).toBe(1);
  });

  test('an id of many digits is given back as it is', () => {
    const ids = ['12345678901234567890', '1.50', '1e999', '{"n":[1]}'];
    const { lines: answers } = stream(ids.map((id) => `{"text": "${plain}", "id": ${id}}\n`).join(''));
    expect(answers.map((line) => /^\{"id":(.*),"language"/.exec(line)?.[1])).toEqual([...ids, undefined]);
  });

  test('a language that is empty is found, one that is not ours is left alone, and none at all is told', () => {
    const languages = ['', null, 'EN', 'en_GB', 'de', 'eng', 'english', 5];
    const { code, lines: answers } = stream(lines(...languages.map((language) => ({ text: flawed, language }))));
    expect(answers.slice(0, -1).map((line) => JSON.parse(line).language)).toEqual([
      ...['en', 'en', 'en', 'en', null],
      ...[undefined, undefined, undefined],
    ]);
    expect(answers.slice(5, 8).map((line) => JSON.parse(line).error)).toEqual([
      "unknown language 'eng': did you mean 'en'?",
      expect.stringContaining("unknown language 'english': "),
      "no language: 'language' must be a string",
    ]);
    expect(code).toBe(2);
  });

  test('a blank line for a blank line, and a last record without line end', () => {
    const { lines: answers } = stream(`\n${lines({ id: 1, text: plain })}\n${JSON.stringify({ id: 2, text: plain })}`);
    expect(answers.map((line) => (line === '' ? '' : JSON.parse(line).id))).toEqual(['', 1, '', 2, '']);
  });

  test('broken records are answered in their place with their line, and the others go on', () => {
    const { code, lines: answers } = stream(
      `{"id": 1\n${lines({ id: 2 }, { id: 3, text: 5 }, null, 7)}${lines({ id: 4, text: plain })}`,
    );
    const parsed = answers.slice(0, -1).map((line) => JSON.parse(line));
    expect(parsed.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, undefined]);
    expect(parsed[0].error).toMatch(/^no JSON: /);
    expect(parsed[1]).toEqual({ id: 2, line: 2, error: "no text: 'text' must be a string" });
    expect(parsed[5]).toMatchObject({ id: 4, apology: false });
    expect(code).toBe(2);
  });

  test('bytes that are no UTF-8 are told of as a broken record, wherever a read cuts', () => {
    const good = lines({ id: 'é', text: plain });
    const bad = Buffer.from(`{"id": "\xe9", "text": "${plain}"}\n`, 'latin1');
    const cut = Buffer.from('{"id": "é').subarray(0, -1);
    const { code, lines: answers } = stream(
      Buffer.concat([Buffer.from(good.repeat(900)), bad, Buffer.from(good), cut]),
    );
    const parsed = answers.slice(0, -1).map((line) => JSON.parse(line));
    const broken = { error: expect.stringContaining('UTF-8') };
    expect([parsed[900], parsed[902], parsed.length]).toEqual([
      { line: 901, ...broken },
      { line: 903, ...broken },
      903,
    ]);
    expect(parsed.filter(({ id }) => id === 'é')).toHaveLength(901);
    expect(code).toBe(2);
  });

  test('a record that is nested deep ends nothing', () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const { code, lines: answers } = stream(
      `${lines({ id: 1, text: plain })}{"id": ${deep}, "text": "a"}\n{"id": 1.5, "text": "a", "more": ${deep}}\n${lines({ id: 4, text: plain })}`,
    );
    const parsed = answers.slice(0, -1).map((line) => JSON.parse(line));
    expect(parsed.map(({ id, line }) => id ?? line)).toEqual([1, 2, 3, 4]);
    expect(parsed[2].error).toContain('nested too deep');
    expect(code).toBe(2);
  });

  test('exit code 0 where nothing is wrong; files are refused', () => {
    expect(stream(lines({ id: 1, text: plain })).code).toBe(0);
    expect(stream('').code).toBe(0);
    const { code, err } = stream('', 'draft.txt');
    expect([code, err]).toEqual([2, '--stream reads standard input: name no files\n']);
  });

  test('a record of 5 MB between small ones, cut anywhere', () => {
    const text = `${plain} `.repeat(100_000);
    const { lines: answers } = stream(lines({ id: 1, text: 'é' }, { id: 2, text }, { id: 3, text: plain }));
    expect(answers.slice(0, 3).map((line) => JSON.parse(line).id)).toEqual([1, 2, 3]);
  });

  test('a record that is too long is told of, whatever its beginning and end would make together', () => {
    const input = Buffer.concat([
      Buffer.from(`{"id": 1, "text": "${plain} `),
      Buffer.alloc(70_000_000, 'a '),
      Buffer.from(`"}\n${lines({ id: 2, text: plain })}`),
    ]);
    const [first, second] = stream(input)
      .lines.slice(0, -1)
      .map((line) => JSON.parse(line));
    expect(first).toEqual({ line: 1, error: expect.stringContaining('64 MiB') });
    expect(second).toMatchObject({ id: 2, apology: false });
  });

  test('a record is answered before the next one comes', async () => {
    const child = spawn(process.execPath, [program, '--stream', '--no-config'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const answers = child.stdout.setEncoding('utf8').iterator();
    for (const id of [1, 2]) {
      child.stdin.write(lines({ id, text: plain }));
      expect(JSON.parse((await answers.next()).value)).toMatchObject({ id, apology: false });
    }
    child.stdin.end();
    expect(await answers.next()).toMatchObject({ done: true });
  });

  test('ends when its reader has gone', async () => {
    const child = spawn(process.execPath, [program, '--stream', '--no-config'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = new Promise((resolve) => child.on('exit', resolve));
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.on('error', () => {});
    const writing = setInterval(() => child.stdin.write(lines({ id: 1, text: plain })), 10);
    expect(await ended).toBe(141);
    clearInterval(writing);
  });

  test('memory does not grow with the stream, nor does a slow reader lose a record', async () => {
    const record = lines({ id: 1, text: `${plain}\n\n`.repeat(1000) });
    const count = Math.ceil(50_000_000 / record.length);
    const child = spawn(process.execPath, [program, '--stream', '--no-config'], { stdio: ['pipe', 'pipe', 'inherit'] });
    let seen = 0;
    let most = 0;
    const reading = (async () => {
      for await (const chunk of child.stdout) {
        for (const byte of chunk as Buffer) if (byte === 10) seen++;
        const status = `/proc/${child.pid}/status`;
        const [, peak = '0'] =
          /VmHWM:\s+(\d+)/.exec(fs.existsSync(status) ? fs.readFileSync(status, 'utf8') : '') ?? [];
        most = Math.max(most, Number(peak) / 1024);
        if (seen < 500) await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();
    for (let index = 0; index < count; index++)
      if (!child.stdin.write(record)) await new Promise((resolve) => child.stdin.once('drain', resolve));
    child.stdin.end();
    await reading;
    expect(seen).toBe(count);
    expect(most).toBeLessThan(160);
  }, 300_000);
});
