// Maps that forget their oldest entry above a limit. A capture may go on for days, so
// that nothing that grows with it is kept without a bound.

/** Makes the key the newest one of the map, and drops the oldest if there are too many. */
export function putNewest<K, V>(map: Map<K, V>, key: K, value: V, most: number): void {
  map.delete(key)
  map.set(key, value)
  if (map.size <= most) return
  const oldest = map.keys().next()
  if (oldest.done !== true) map.delete(oldest.value)
}
