import pack from '../package.json' with { type: 'json' };

/** The version of the tool, as in its package. */
export const version: string = pack.version;
