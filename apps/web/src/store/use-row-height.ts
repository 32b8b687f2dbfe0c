import { useEffect, useState } from 'react'
import { usePreferencesStore } from './preferences-store.ts'

const COARSE = '(pointer: coarse)'
const PIXELS = { default: 24, dense: 22 }

/** Height of table rows: 24 px, 22 px if chosen, 32 px for fingers; whole device pixels. */
export function useRowHeight(): number {
  const density = usePreferencesStore((state) => state.density)
  const [isCoarse, setCoarse] = useState(() => matchMedia(COARSE).matches)
  useEffect(() => {
    const query = matchMedia(COARSE)
    const listen = (): void => setCoarse(query.matches)
    query.addEventListener('change', listen)
    return () => query.removeEventListener('change', listen)
  }, [])
  const pixels = isCoarse ? 32 : PIXELS[density]
  return Math.round(pixels * devicePixelRatio) / devicePixelRatio
}
