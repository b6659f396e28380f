import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic, FileResult, SuppressedDiagnostic } from '../types.ts';
import { checkout, hitsOf, isError, repositoryPath } from './common.ts';
import type { FormatContext } from './index.ts';

/** SARIF 2.1.0, as code scanning services read it; columns count UTF-16 code units. */
export default async function sarif(results: readonly FileResult[], context: FormatContext): Promise<string> {
  const rules = await context.rules();
  const root = checkout(context.cwd, process.env.GITHUB_WORKSPACE);
  const ids = Object.keys(rules);
  const descriptors = Object.values(rules).map(({ id, kind, what, why, leaves, source }) => ({
    id,
    name: id,
    shortDescription: { text: `${what}.` },
    fullDescription: { text: `${what}. ${why}` },
    help: {
      text: `${what}. ${why} Leaves alone: ${leaves}. Source: ${source.join(', ')}.`,
      markdown: `${what}.\n\n${why}\n\n**Leaves alone:** ${leaves}\n\n**Source:** ${source.join(', ')}`,
    },
    defaultConfiguration: { level: 'warning' },
    properties: { tags: ['apology', kind], precision: 'high', 'problem.severity': 'warning' },
  }));
  const open = hitsOf(results, root).map(({ file, diagnostic, fingerprint }) => ({
    ...resultOf(diagnostic, file),
    partialFingerprints: { primaryLocationLineHash: fingerprint },
  }));
  const closed = results.flatMap(({ filePath, suppressedMessages }) =>
    suppressedMessages.map((diagnostic) => ({
      ...resultOf(diagnostic, repositoryPath(filePath, root)),
      ...(diagnostic.fingerprint ? { partialFingerprints: { sentence: diagnostic.fingerprint } } : {}),
      suppressions: suppressionsOf(diagnostic),
    })),
  );
  return JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'apology-lint',
              version: context.version,
              semanticVersion: context.version,
              rules: descriptors,
            },
          },
          automationDetails: { id: 'apology-lint/' },
          columnKind: 'utf16CodeUnits',
          artifacts: results.map(({ filePath }) => ({ location: { uri: uri(repositoryPath(filePath, root)) } })),
          results: [...open, ...closed],
        },
      ],
    },
    undefined,
    2,
  );

  function resultOf(one: Diagnostic, file: string): object {
    const index = ids.indexOf(one.ruleId ?? '');
    return {
      ...(one.ruleId ? { ruleId: one.ruleId } : {}),
      ...(index < 0 ? {} : { ruleIndex: index }),
      level: isError(one) ? 'error' : 'warning',
      message: { text: one.message },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: uri(file) },
            ...(one.line > 0 ? { region: regionOf(one) } : {}),
          },
        },
      ],
    };
  }
}

function regionOf({ line, column, endLine, endColumn }: Diagnostic): object {
  return {
    startLine: line,
    startColumn: Math.max(1, column),
    ...(endLine === undefined ? {} : { endLine, endColumn: endColumn ?? 1 }),
  };
}

function suppressionsOf({ suppressions }: SuppressedDiagnostic): object[] {
  return suppressions.map(({ kind, justification }) => ({
    kind: kind === 'directive' ? 'inSource' : 'external',
    ...(justification === '' ? {} : { justification }),
  }));
}

const uri = (file: string): string =>
  path.isAbsolute(file) ? pathToFileURL(file).href : file.split('/').map(encodeURIComponent).join('/');
