/** Milliseconds spent, by stage. */
export type Times = Map<string, number>;

/** Does a piece of work and adds its time to a stage, where times are asked for. */
export function timed<T>(times: Times | undefined, stage: string, work: () => T): T {
  if (!times) return work();
  const before = performance.now();
  const result = work();
  const add = (): void => {
    times.set(stage, (times.get(stage) ?? 0) + performance.now() - before);
  };
  if (result instanceof Promise) return result.finally(add) as T;
  add();
  return result;
}
