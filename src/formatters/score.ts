import type { ElementId, Elements } from '../types.ts';

/**
 * The six components of an apology with their weights: 6 for the one that readers weigh most, 1 for the least.
 * The order is the study's (Lewicki, Polin and Lount 2016); the study gives no weights, so its ranks serve.
 * Repentance is read from prevention: the change that shows it.
 */
export const components: readonly { readonly element: ElementId; readonly weight: number }[] = [
  { element: 'responsibility', weight: 6 },
  { element: 'remedy', weight: 5 },
  { element: 'regret', weight: 4 },
  { element: 'explanation', weight: 3 },
  { element: 'prevention', weight: 2 },
  { element: 'forgiveness', weight: 1 },
];

export const highestScore = components.reduce((sum, { weight }) => sum + weight, 0);

/** The sum of the weights of the components that are present, from 0 to {@link highestScore}. */
export function scoreOf(elements: Elements): number {
  return components.reduce((sum, { element, weight }) => sum + (elements[element].evidence.length > 0 ? weight : 0), 0);
}
