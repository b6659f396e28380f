import type { FileResult } from '../types.ts';
import { isError, xml } from './common.ts';

/** JUnit XML: a suite a file, a test case a diagnostic; a clean file is one passed case. */
export default function junit(results: readonly FileResult[]): string {
  const suites = results.map(({ filePath, messages }) => {
    const errors = messages.filter(isError).length;
    const cases =
      messages.length === 0
        ? [`<testcase time="0" name="${xml(filePath)}" classname="${xml(filePath)}" />`]
        : messages.map((one) => {
            const place = `line ${one.line}, col ${one.column}, ${isError(one) ? 'Error' : 'Warning'} - ${one.message}`;
            const name = xml(`apology-lint.${one.ruleId ?? 'none'}`);
            return (
              `<testcase time="0" name="${name}" classname="${xml(filePath)}">` +
              `<failure message="${xml(one.message)}">${xml(place)}</failure></testcase>`
            );
          });
    const tests = Math.max(1, messages.length);
    return (
      `<testsuite package="apology-lint" time="0" tests="${tests}" errors="0" failures="${messages.length}" ` +
      `name="${xml(filePath)}"><properties><property name="errors" value="${errors}" /></properties>${cases.join('')}</testsuite>`
    );
  });
  return `<?xml version="1.0" encoding="utf-8"?>\n<testsuites>${suites.join('')}</testsuites>`;
}
