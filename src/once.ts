/**
 * Makes a value for each key once.
 *
 * @param most So many values are kept; with one more, all are forgotten.
 */
export function once<K, V>(make: (key: K) => V, most = Number.POSITIVE_INFINITY): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined && !made.has(key)) {
      value = make(key);
      if (made.size === most) made.clear();
      made.set(key, value);
    }
    return value as V;
  };
}
