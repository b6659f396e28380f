import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { elementPages } from '../rules/elements.ts';
import { rules } from '../rules/index.ts';
import { presets } from '../rules/presets.ts';
import { elementIds } from '../src/types.ts';

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

  test('presets name known rules only', () => {
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
