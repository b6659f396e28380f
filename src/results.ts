/** What linting gives: findings, and diagnostics and the result of a file in eslint's shapes. */
import type { ElementId, Reading, Span } from './types.ts';

/** What a rule yields. It words nothing: the advice of the language does. */
export interface Finding {
  readonly span: Span;
  readonly messageId: string;
  readonly data?: Readonly<Record<string, string | number>>;
}

/** 0 off, 1 warning, 2 error. */
export type Severity = 0 | 1 | 2;

/** A text change: replaces the source range `[start, end)` by `text`. */
export interface Fix {
  readonly range: readonly [number, number];
  readonly text: string;
}

export interface Suggestion {
  readonly desc: string;
  readonly messageId?: string;
  readonly fix: Fix;
}

/** A finding in words, with its severity and its place in the source file: eslint's message shape. */
export interface Diagnostic {
  readonly ruleId: string | null;
  readonly severity: 1 | 2;
  readonly fatal?: true;
  readonly message: string;
  readonly messageId?: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly fix?: Fix;
  readonly suggestions?: readonly Suggestion[];
  /** 16 hexadecimal digits of rule and normalised sentence: the same wherever the sentence moves. */
  readonly fingerprint?: string;
}

export interface SuppressedDiagnostic extends Diagnostic {
  readonly suppressions: readonly { kind: 'directive' | 'file'; justification: string }[];
}

/** A place in the source file. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What was read of one draft. `language` is null where none of the known ones was recognised. */
export interface DraftReport extends Place {
  readonly key?: string;
  readonly language: string | null;
  readonly apology: boolean;
  /** Places of each element's evidence; an absent element has no key. */
  readonly elements: Partial<Record<ElementId, readonly Place[]>>;
}

/** The result of one file: eslint's shape, and `drafts`. */
export interface FileResult {
  readonly filePath: string;
  readonly messages: readonly Diagnostic[];
  readonly suppressedMessages: readonly SuppressedDiagnostic[];
  readonly errorCount: number;
  readonly fatalErrorCount: number;
  readonly warningCount: number;
  readonly fixableErrorCount: number;
  readonly fixableWarningCount: number;
  readonly drafts: readonly DraftReport[];
  /** What was read of each draft, where it was asked for; undefined where the language is not known. */
  readonly readings?: readonly (Reading | undefined)[];
  /** Nothing was the writer's fault: the rules that ask for an admission were off. */
  readonly noFault?: true;
  /** What the user is told of how the file was read, beginning with the line. */
  readonly notice?: string;
  /** The file's text, where there are messages. */
  readonly source?: string;
}
