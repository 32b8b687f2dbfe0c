import type { EvidenceFrame } from '../../engine/overview-messages.ts'
import { writeRoute, type Route } from '../../lib/route.ts'
import { useViewStore } from '../../store/view-store.ts'

/** The route that frame links lead from: the same session, filter and cursor. */
export function useFrameLink(): Route {
  return useViewStore(({ route }) => route)
}

/** Frames, with the frame selected, and the field where one is named. */
export function frameLink(
  { place, params }: Route,
  { name }: Pick<EvidenceFrame, 'name'>,
  path: string | undefined,
): string {
  const { p: _field, b: _bytes, ...kept } = params
  return writeRoute({
    place,
    view: 'frames',
    params: { ...kept, f: name, ...(path === undefined ? {} : { p: path }) },
  })
}
