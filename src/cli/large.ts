import { setFlagsFromString } from 'node:v8';

/**
 * Tells V8 that a large text is to be linted: neither the space for new objects nor that for old ones grows beyond what
 * is needed, as nearly all that is made on the way is garbage soon. For 10 MB the peak falls by a third.
 */
export function expectLarge(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=10');
}
