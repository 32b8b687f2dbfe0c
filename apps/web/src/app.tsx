// Which place the route names: Start, or a session inside of the shell.
import { FramesView } from './features/frames/frames-view.tsx'
import { OverviewView } from './features/overview/overview-view.tsx'
import { Announcements } from './features/shell/announcements.tsx'
import { BarTools } from './features/shell/bar-tools.tsx'
import { SessionShell } from './features/shell/session-shell.tsx'
import { WindowDrop } from './features/shell/window-drop.tsx'
import { StartView } from './features/start/start-view.tsx'
import { useViewStore } from './store/view-store.ts'
import { TooltipProvider } from './ui/tooltip.tsx'
import { ErrorFence } from './ui/error-fence.tsx'
import { useText } from './text/use-text.ts'

const VIEWS = { overview: OverviewView, frames: FramesView }

export function App() {
  const place = useViewStore(({ route }) => route.place)
  const view = useViewStore(({ route }) => route.view)
  const View = VIEWS[view]
  const { app } = useText()
  return (
    <TooltipProvider>
      {place.kind === 'start' ? (
        <StartView tools={<BarTools />} />
      ) : (
        <SessionShell place={place}>
          <ErrorFence
            key={view}
            title={app.crashed}
            explanation={app.crashedRest}
            copyTitle={app.crashedDetails}
            retryTitle={app.crashedAgain}
          >
            <View />
          </ErrorFence>
        </SessionShell>
      )}
      <WindowDrop />
      <Announcements />
    </TooltipProvider>
  )
}
