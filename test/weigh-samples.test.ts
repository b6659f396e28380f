import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { languageFolders } from '../src/phrases/source.ts';
import { ofSentences } from '../src/weigh/labels.ts';
import { readSamples } from '../src/weigh/samples.ts';

describe('samples', () => {
  test('mistakes are told with file and line', () => {
    const problems: string[] = [];
    const found = readSamples(
      '- | Dear Ms Lang,\nexcuses | We were busy.\nNo bar.\n\nregret fault | Sorry.\n',
      'a.txt',
      problems,
    );
    expect(found).toHaveLength(2);
    expect(found[1]).toEqual([{ text: 'Sorry.', acts: ['regret', 'fault'] }]);
    expect(problems).toEqual([
      expect.stringMatching(/^a\.txt:2: unknown act 'excuses': use blame, /),
      "a.txt:3: no ' | ' between the acts and the sentence: write '- | …' where it does none",
    ]);
  });

  const codes = languageFolders('rules');
  test.each(codes)('those of %s are read without mistakes and tell of every act that is weighed', (code) => {
    const folder = path.join('rules', code, 'samples');
    const problems: string[] = [];
    const messages = fs
      .readdirSync(folder)
      .flatMap((file) => readSamples(fs.readFileSync(path.join(folder, file), 'utf8'), file, problems));
    expect(problems).toEqual([]);
    const lines = messages.flat();
    for (const label of ofSentences.filter((one) => one !== 'blame'))
      expect(lines.filter(({ acts }) => acts.includes(label)).length, label).toBeGreaterThanOrEqual(20);
    const long = messages.map((message) => message.map(({ text }) => text).join('\n'));
    expect(new Set(long).size).toBe(long.length);
  });
});
