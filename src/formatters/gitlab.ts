import { createHash } from 'node:crypto';
import type { FileResult } from '../types.ts';
import { checkout, hitsOf, isError } from './common.ts';
import type { FormatContext } from './index.ts';

/** GitLab's Code Quality report; GitLab shows only the first of equal fingerprints, so none are equal. */
export default function gitlab(results: readonly FileResult[], { cwd }: FormatContext): string {
  return JSON.stringify(
    hitsOf(results, checkout(cwd, process.env.CI_PROJECT_DIR)).map(({ file, diagnostic, fingerprint }) => ({
      type: 'issue',
      description: diagnostic.message,
      check_name: diagnostic.ruleId ?? 'apology-lint',
      fingerprint: createHash('sha1').update(fingerprint).digest('hex'),
      severity: isError(diagnostic) ? 'major' : 'minor',
      location: {
        path: file,
        lines: { begin: Math.max(1, diagnostic.line), end: Math.max(1, diagnostic.endLine ?? diagnostic.line) },
      },
    })),
    undefined,
    2,
  );
}
