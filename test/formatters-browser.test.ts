import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import html from '../src/formatters/html.ts';
import { lint } from '../src/lint.ts';
import { chromium, openBrowser, type Page } from './browser.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const arabic = 'السيدة الفاضلة،\n\nنأسف إذا كان التأخير قد أزعجك.\n\nفريق Northlight\n';
const mixed = `a: We are sorry if the delay upset you. It seems that our courier lost your parcel.
b: Nous sommes désolés si ce retard vous a causé un désagrément, et nous vous remercions de votre patience.
`;

describe.skipIf(!chromium)('the page in a browser (needs chromium)', () => {
  let root: string;
  let page: Page;
  let url: string;
  beforeAll(async () => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'page-'));
    const results = [
      await lint(arabic, { filePath: '/project/ar.txt', locale: 'ar' }),
      await lint(mixed, { filePath: '/project/mixed.yml' }),
    ];
    const file = path.join(root, 'report.html');
    fs.writeFileSync(file, await html(results, { cwd: '/project', color: 0, version: '1', rules: async () => ({}) }));
    url = pathToFileURL(file).href;
    page = await openBrowser(chromium!);
    await page.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: 'light' }] });
  });
  beforeEach(() => page.open(url));
  afterAll(async () => {
    await page.close();
    fs.rmSync(root, { recursive: true });
  });

  const hits = () =>
    page.value<string[]>(`[...document.querySelectorAll('.hits > li')].filter((hit) => hit.checkVisibility())
      .map(({ dataset }) => dataset.rule + ' ' + dataset.language)`);
  const marks = () =>
    page.value<string[]>(`[...document.querySelectorAll('mark:not(.off)')].filter((mark) => mark.checkVisibility())
      .map(({ textContent }) => textContent)`);
  const choose = (name: string, value: string) =>
    page.value(`(() => {
      const select = document.querySelector('select[name=${name}]');
      select.value = ${JSON.stringify(value)};
      select.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);

  test('the filters by rule and language show what fits, alone and together', async () => {
    const all = await hits();
    expect(new Set(all.map((hit) => hit.split(' ')[1]))).toEqual(new Set(['ar', 'en', 'fr']));
    await choose('rule', 'conditional-apology');
    expect(await hits()).toEqual(['ar', 'en', 'fr'].map((language) => `conditional-apology ${language}`));
    expect(await page.value('document.querySelector("output").textContent')).toBe('3 shown');
    await choose('language', 'fr');
    expect(await hits()).toEqual(['conditional-apology fr']);
    expect((await marks()).join('')).toBe('si ce retard vous a causé');
    expect(await page.value('[...document.querySelectorAll("section")].map(({ hidden }) => hidden)')).toEqual([
      true,
      false,
    ]);
    await choose('rule', '');
    expect(await hits()).toEqual(all.filter((hit) => hit.endsWith(' fr')));
    await choose('language', '');
    expect(await hits()).toEqual(all);
  });

  test('Arabic stands at the right, in advice and source', async () => {
    const sides = await page.value<[string, boolean][]>(`
      [...document.querySelectorAll('[data-file="ar.txt"] .message, [data-file="ar.txt"] code')]
        .filter(({ textContent }) => textContent.trim() !== '').map((box) => {
          const range = document.createRange();
          range.selectNodeContents(box);
          const [text] = [...range.getClientRects()].filter(({ width }) => width > 0).sort((a, b) => b.right - a.right);
          const { right } = box.getBoundingClientRect();
          return [getComputedStyle(box).direction, Math.abs(right - text.right) < 2];
        })`);
    expect(sides.length).toBeGreaterThan(3);
    expect(sides).toEqual(sides.map(() => ['rtl', true]));
  });

  test.each([1280, 1024, 640, 360])('nothing sticks out of a window of %i pixels', async (width) => {
    await page.send('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile: false });
    expect(await page.value('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    const cut = `[...document.querySelectorAll('.hits span, .source li, h2, th')]
      .filter((box) => box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).display !== 'inline').length`;
    expect(await page.value(cut)).toBe(0);
    await page.send('Emulation.clearDeviceMetricsOverride');
  });

  test('a place leads to its words', async () => {
    await page.value(`document.querySelector('[data-language=en][data-rule=conditional-apology] a').click()`);
    const outlined = `[...document.querySelectorAll('mark')]
      .filter((mark) => getComputedStyle(mark).outlineStyle === 'solid').map(({ textContent }) => textContent)`;
    expect(await page.value(outlined)).toEqual(['if the delay upset']);
  });

  test('everything shows without scripts, and nothing was asked for or complained of', async () => {
    const all = await hits();
    await page.send('Emulation.setScriptExecutionDisabled', { value: true });
    await page.open(url);
    await page.send('Emulation.setScriptExecutionDisabled', { value: false });
    expect(await page.value('document.querySelector("form").checkVisibility()')).toBe(false);
    expect(await hits()).toEqual(all);
    expect(page.said).toEqual([]);
  });
});
