import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { elementPages } from '../rules/elements.ts';
import { rules } from '../rules/index.ts';
import { faultRules, presets } from '../rules/presets.ts';
import { lint } from '../src/lint.ts';
import { elementIds, type Reading } from '../src/types.ts';

/** Expects that the rules ask for no other acts than they say. */
async function expectHeard(reading: Reading): Promise<void> {
  for (const load of Object.values(rules)) {
    const { default: rule } = await load();
    const asked = new Set<string>();
    const note =
      <T>(ask: (...names: readonly string[]) => T) =>
      (...names: readonly string[]): T => {
        for (const name of names) asked.add(name);
        return ask(...names);
      };
    const noted = Object.create(reading, {
      of: { value: note((...names) => reading.of(...names)) },
      holds: { value: note((...names) => reading.holds(...names)) },
    });
    const { properties = {} } = (rule.options ?? {}) as { properties?: Record<string, { default: unknown }> };
    const options = Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, one.default]));
    Array.from(rule.check(noted, options));
    if (rule.kind !== 'missing') for (const name of asked) expect(rule.hears, rule.id).toContain(name);
  }
}

const notRules = new Set(['index.ts', 'presets.ts', 'elements.ts']);

describe('the rules folder', () => {
  test('index.ts lists every rule of the folder and no other', () => {
    const files = readdirSync('rules').filter((name) => name.endsWith('.ts') && !notRules.has(name));
    expect(Object.keys(rules).sort()).toEqual(files.map((name) => name.slice(0, -3)).sort());
  });

  test('each rule carries the id of its file and says what it fires on', async () => {
    for (const [id, load] of Object.entries(rules)) {
      const { default: rule } = await load();
      expect(rule.id).toBe(id);
      for (const words of [rule.what, rule.leaves, rule.why]) expect(words.length).toBeGreaterThan(10);
      expect(rule.messages.length).toBeGreaterThan(0);
      expect(rule.source.length).toBeGreaterThan(0);
    }
  });

  test('each rule about words names the acts that it asks for', async () => {
    for (const name of readdirSync('fixtures/corpus')) {
      const samples = readFileSync(`fixtures/corpus/${name}`, 'utf8').trim().split('\n').slice(0, 40);
      for (const sample of samples) {
        const { readings = [] } = await lint(JSON.parse(sample).text, {
          parser: 'text',
          as: 'apology',
          readings: true,
        });
        for (const reading of readings) if (reading) await expectHeard(reading);
      }
    }
  });

  test('presets and --no-fault name known rules only', () => {
    for (const id of faultRules) expect(Object.keys(rules)).toContain(id);
    for (const [name, preset] of Object.entries(presets))
      for (const id of Object.keys(preset)) expect(Object.keys(rules), `${name} names ${id}`).toContain(id);
  });

  test('every element but forgiveness has a missing rule and a page', () => {
    for (const id of elementIds) {
      expect(elementPages[id].counts).not.toBe('');
      expect(Object.hasOwn(rules, `missing-${id}`)).toBe(id !== 'forgiveness');
    }
  });
});
