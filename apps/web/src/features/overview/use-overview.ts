import { useEffect, useState } from 'react'
import type { OverviewAnswer } from '../../engine/overview-messages.ts'
import { useAnswer, type Asked } from '../../engine/use-answer.ts'
import { useSessionStore } from '../../store/session-store.ts'

/** While frames come in, the counts beside the findings are asked for again this often. */
const EVERY_MS = 500

/** Asked at once for a new finding and at the end, else twice a second while something changes. */
export function useOverview(): Asked<OverviewAnswer> {
  const findings = useSessionStore(({ delta }) => delta.findingsRevision)
  const phase = useSessionStore(({ delta }) => delta.phase.name)
  const [revision, setRevision] = useState(0)
  useEffect(() => {
    const timer = setInterval(
      () => setRevision(useSessionStore.getState().delta.revision),
      EVERY_MS,
    )
    return () => clearInterval(timer)
  }, [])
  return useAnswer('overview', {}, `${findings} ${phase} ${revision}`)
}
