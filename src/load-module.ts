import { pathToFileURL } from 'node:url';

/**
 * Imports a user's module by its absolute path. It stands alone because the pieces of the command that start from one
 * file cannot import others.
 */
export const loadModule = (file: string): Promise<Record<string, unknown>> => import(pathToFileURL(file).href);
