import { useMedia } from '../../ui/use-media.ts'
import { usePreferencesStore } from '../../store/preferences-store.ts'

const PIXELS = { default: 24, dense: 22 }

/** Height of table rows: 24 px, 22 px if chosen, 32 px for fingers; whole device pixels. */
export function useRowHeight(): number {
  const density = usePreferencesStore((state) => state.density)
  const isCoarse = useMedia('(pointer: coarse)')
  const pixels = isCoarse ? 32 : PIXELS[density]
  return Math.round(pixels * devicePixelRatio) / devicePixelRatio
}
