// What went wrong, why, and what to do: the verdict, the findings behind it, and the facts beside them.
import { useOverview } from './use-overview.ts'
import { CaptureFacts } from './capture-facts.tsx'
import { FindingList } from './finding-list.tsx'
import { Headline } from './headline.tsx'
import './overview.css'
import { UsedApiTable } from './used-api-table.tsx'

export function OverviewView() {
  const { answer } = useOverview()
  return (
    <div className="overview">
      <div className="overview-main" data-pane="findings">
        <Headline answer={answer} />
        {answer !== undefined && <FindingList answer={answer} />}
      </div>
      <div className="overview-facts" data-pane="facts">
        <CaptureFacts answer={answer} />
        {answer !== undefined && answer.apis.length > 0 && <UsedApiTable apis={answer.apis} />}
      </div>
    </div>
  )
}
