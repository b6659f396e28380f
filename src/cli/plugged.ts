import path from 'node:path';
import { type ConfigFlags, openConfigs } from '../config/index.ts';
import { type Knowledge, shipped } from '../data.ts';
import type { Flags } from './flags.ts';
import { additions } from './job.ts';

/** Which configuration the flags ask for. */
export function configFlags(flags: Flags, cwd: string): ConfigFlags {
  return {
    cwd,
    none: flags.config === false,
    ...(typeof flags.config === 'string' ? { config: flags.config } : {}),
    ...(flags.preset === undefined ? {} : { preset: flags.preset }),
  };
}

/**
 * What ships and what the plug-ins add that the working folder's configuration names: for flags that name things of
 * plug-ins. Nothing is looked up before it is asked for.
 */
export function pluggedIn(flags: Flags, cwd: string): () => Promise<Knowledge> {
  let found: Promise<Knowledge> | undefined;
  const look = async (): Promise<Knowledge> => {
    const config = await openConfigs(configFlags(flags, cwd))(cwd);
    return (await additions(config.settings(path.join(cwd, 'stdin.txt')))).knowledge ?? shipped();
  };
  return () => {
    found ??= look();
    return found;
  };
}
