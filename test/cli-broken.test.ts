import { describe, expect, test } from 'vitest';
import { flawed, only, openProject } from './project.ts';

const chart =
  'metadata:\n  {{- if .Values.labels }}\n  labels: {{ toYaml .Values.labels | nindent 4 }}\n  {{- end }}\n';
const macros = `- title: Late\n  body: "${flawed.trim()}\n- title: Lost\n  body: We lost your parcel.\n`;

const { write, run } = openProject({
  '.apologylintrc.json': JSON.stringify({ rules: only() }),
  'repository/charts/templates/pod.yaml': chart,
  'repository/replies/late.txt': flawed,
  'chart/pod.yaml': chart,
  'chart/data.json': '{ "a": 1 "b": 2 }',
  'chart/picture.csv': new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]),
  'macros/all.yml': macros,
});

describe('a broken file that a folder or a glob leads to', () => {
  test('is told and left out, and the others are linted', () => {
    const { code, out, err } = run(['repository']);
    expect(out).toContain('repository/replies/late.txt\n  1:14  error');
    expect(err).toMatch(
      /^repository\/charts\/templates\/pod\.yaml:\d: broken YAML, [^;]*; left out, since it reads as no apology\n$/,
    );
    expect(code).toBe(1);
  });

  test.each([[['chart']], [['chart/**']], [['chart/*.{yaml,json,csv}']], [['--as', 'apology', 'chart']]])(
    'ends no run: %j',
    (words) => {
      const { code, out, err } = run(words);
      expect({ code, out }).toEqual({ code: 0, out: '' });
      expect(err.trimEnd().split('\n')).toEqual([
        expect.stringMatching(/^chart\/data\.json:1: broken JSON, /),
        'chart/picture.csv:1: is binary; left out, since it reads as no apology',
        expect.stringMatching(/^chart\/pod\.yaml:\d: broken YAML, /),
      ]);
    },
  );

  test.each([[['chart/pod.yaml']], [['chart/pod.yaml', 'chart']]])('is a mistake where it is named: %j', (words) => {
    const { code, err } = run(words);
    expect(err).toContain('mend the rest');
    expect(code).toBe(2);
  });

  test('is a mistake where its words would have been linted', () => {
    for (const words of ['macros', 'macros/*.yml']) {
      const { code, err } = run([words]);
      expect(err).toMatch(/^macros\/all\.yml:\d: broken YAML, .*; mend the line\n$/);
      expect(code).toBe(2);
    }
    write('macros/latin.txt', Buffer.from(`Chère Zoé,\n\nNous sommes désolés si le retard vous a gêné.\n`, 'latin1'));
    expect(run(['macros/*.txt'])).toMatchObject({ code: 2, err: expect.stringContaining('is not valid UTF-8; save') });
  });

  test('is a mistake where one reply of many is an apology', () => {
    const other = '- title: Open\n  body: Please open the settings and press the button. Then wait for a minute.\n';
    write('many/all.yml', `${other.repeat(150)}- title: Late\n  body: "We are sorry for the delay.\n${other}`);
    expect(run(['many'])).toMatchObject({ code: 2, err: expect.stringContaining('broken YAML') });
  });

  test('is told by its name, whatever signs that has', () => {
    write('odd/$&.yaml', chart);
    expect(run(['odd']).err).toMatch(/^odd\/\$&\.yaml:\d: broken YAML, /);
  });

  test('is told by threads as well', () => {
    const { code, err } = run(['--concurrency', '2', 'chart', 'repository']);
    expect(err).toContain('chart/pod.yaml');
    expect(code).toBe(1);
  });
});
