/** The parse room: a draft's text to flat tokens and sentences, in one linear pass each. */
export { sentences } from './sentences.ts';
export { tokenise } from './tokenise.ts';
