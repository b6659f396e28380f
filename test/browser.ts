/** Drives a real Chromium over the pipe of its DevTools protocol, which needs no library. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** The command that starts a Chromium; undefined where there is none. */
export const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
);

type Parameters = Readonly<Record<string, unknown>>;
interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Parameters;
  readonly result?: Record<string, never>;
  readonly error?: { readonly message: string };
}

/** A page in a browser of its own. */
export interface Page {
  /** What the page said to the console, threw, or asked for beyond itself. */
  readonly said: string[];
  send(method: string, params?: Parameters): Promise<Record<string, never>>;
  /** The value of an expression in the page. */
  value<T>(expression: string): Promise<T>;
  open(url: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts a browser with an empty page. */
export async function openBrowser(command: string): Promise<Page> {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'browser-'));
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe'];
  const browser: ChildProcess = spawn(command, [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [, , , input, output] = browser.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<number, (answer: Answer) => void>();
  const listeners = new Map<string, () => void>();
  const said: string[] = [];
  let rest = '';
  let count = 0;
  let session: string | undefined;
  output.setEncoding('utf8').on('data', (chunk: string) => {
    const answers = (rest + chunk).split('\0');
    rest = answers.pop() ?? '';
    for (const text of answers) {
      const answer = JSON.parse(text) as Answer;
      if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
      if (answer.method === 'Network.requestWillBeSent') {
        const { url } = answer.params!.request as { url: string };
        if (!url.startsWith('file:')) said.push(url);
      } else if (/consoleAPICalled|exceptionThrown|entryAdded/.test(answer.method ?? '')) {
        said.push(JSON.stringify(answer.params));
      }
      listeners.get(answer.method ?? '')?.();
    }
  });

  const send: Page['send'] = (method, params = {}) =>
    new Promise((resolve, reject) => {
      const id = ++count;
      waiting.set(id, ({ result, error }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result!),
      );
      input.write(`${JSON.stringify({ id, method, params, ...(session ? { sessionId: session } : {}) })}\0`);
    });
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  ({ sessionId: session } = await send('Target.attachToTarget', { targetId, flatten: true }));
  for (const domain of ['Page', 'Runtime', 'Network', 'Log']) await send(`${domain}.enable`);
  return {
    said,
    send,
    async value(expression) {
      const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, returnByValue: true });
      if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
      return (result as unknown as { value: never }).value;
    },
    async open(url) {
      const loaded = new Promise<void>((resolve) => listeners.set('Page.loadEventFired', resolve));
      await send('Page.navigate', { url });
      await loaded;
    },
    async close() {
      const closed = new Promise((resolve) => browser.on('exit', resolve));
      session = undefined;
      await send('Browser.close').catch(() => browser.kill());
      await closed;
      fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
