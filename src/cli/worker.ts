import { parentPort, workerData } from 'node:worker_threads';
import { openConfigs } from '../config/index.ts';
import { readBytes } from '../files/read.ts';
import type { FoundFile } from '../files/walk.ts';
import type { FileResult } from '../types.ts';
import { performer, type Setting } from './perform.ts';
import { configFlags } from './plugged.ts';

/** What a worker is started with; it opens the configurations itself. */
export type WorkerData = Omit<Setting, 'configs'>;

/** What came of a batch of files. */
export interface Batch {
  readonly batch: number;
  /** One for each file; undefined where it is ignored or could not be linted. */
  readonly results: readonly (FileResult | undefined)[];
  readonly complaints: ReadonlySet<string>;
  readonly notices: ReadonlySet<string>;
  readonly unchecked: ReadonlySet<string>;
}

/** Lints the batches of files that the main thread sends, until it ends this one. */
export function work(): Promise<never> {
  const data = workerData as WorkerData;
  const { flags, checked, cwd } = data;
  const configs = openConfigs({ ...configFlags(flags, cwd), rules: checked.rules });
  const told = { complaints: new Set<string>(), notices: new Set<string>(), unchecked: new Set<string>() };
  const perform = performer({ ...data, configs }, told);
  const lintBatch = async (batch: number, files: readonly FoundFile[]): Promise<void> => {
    const results: (FileResult | undefined)[] = [];
    for (const { path: file, named, ignored } of files)
      results.push(ignored ? undefined : await perform({ file, named, bytes: () => readBytes(file, !named) }));
    parentPort?.postMessage({ batch, results, ...told } satisfies Batch);
    told.complaints.clear();
    told.notices.clear();
    told.unchecked.clear();
  };
  // What is thrown here ends the worker, and the main thread is told.
  parentPort?.on('message', ({ batch, files }) => lintBatch(batch, files));
  return new Promise(() => {});
}
