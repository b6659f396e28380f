import { pathToFileURL } from 'node:url';

/**
 * Imports a user's module by its absolute path, in JavaScript or TypeScript. It stands alone because the pieces of the
 * command that start from one file cannot import others.
 */
export async function loadModule(file: string): Promise<Record<string, unknown>> {
  const { href } = pathToFileURL(file);
  if (!/\.[cm]?ts$/.test(file)) return import(href);
  const { createJiti } = await import('jiti');
  return await createJiti(href).import(file);
}
