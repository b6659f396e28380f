import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FoundFile } from '../files/walk.ts';
import { packedFolder } from '../packed.ts';
import { type FileResult, UsageError } from '../types.ts';
import { workerWord } from './flags.ts';
import type { Setting, Told } from './perform.ts';
import type { Batch, WorkerData } from './worker.ts';

/** Files that a worker lints before it answers. */
const batchSize = 64;
/** How many batches may be done ahead of the one that is waited for, so that memory stays flat. */
const ahead = 32;

/** Lints files in worker threads; `settle` gets them with their results in the order given. */
export async function lintInWorkers(
  files: readonly FoundFile[],
  threads: number,
  { flags, checked, details = true, cwd }: Setting,
  told: Told,
  settle: (file: FoundFile, result: FileResult | undefined) => void,
): Promise<void> {
  const data: WorkerData = { flags, checked, details, cwd };
  const batches = Math.ceil(files.length / batchSize);
  const done = new Map<number, Batch>();
  const idle: Worker[] = [];
  let next = 0;
  let settled = 0;
  const slice = (batch: number) => files.slice(batch * batchSize, (batch + 1) * batchSize);
  const give = (): void => {
    while (next < batches && next < settled + ahead) {
      const worker = idle.pop();
      if (!worker) return;
      worker.postMessage({ batch: next, files: slice(next) });
      next++;
    }
  };
  const workers: Worker[] = [];
  const finished = new Promise<void>((resolve, reject) => {
    const take = async (worker: Worker, answer: Batch): Promise<void> => {
      done.set(answer.batch, answer);
      for (let batch = done.get(settled); batch; batch = done.get(settled)) {
        done.delete(settled);
        for (const line of batch.complaints) told.complaints.add(line);
        for (const line of batch.notices) told.notices.add(line);
        for (const line of batch.unchecked) told.unchecked.add(line);
        for (const [index, file] of slice(settled).entries()) settle(file, batch.results[index]);
        settled++;
      }
      idle.push(worker);
      give();
      if (settled === batches) resolve();
    };
    for (let count = 0; count < threads; count++) {
      const worker = new Worker(path.join(packedFolder, '../cli.cjs'), { argv: [workerWord], workerData: data });
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new UsageError(`A plug-in stopped the work by process.exit(${code})`)));
      worker.on('message', (answer: Batch) => take(worker, answer).catch(reject));
      workers.push(worker);
    }
    idle.push(...workers);
    give();
  });
  try {
    await finished;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
