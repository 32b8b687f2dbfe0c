import { ListChecks, Rows3 } from 'lucide-react'
import { useSessionStore } from '../../store/session-store.ts'
import { openView, useViewStore } from '../../store/view-store.ts'
import { useText } from '../../text/use-text.ts'
import './navigation.css'

/** The views that there are, with the digit of their key. Folds to icons below 1200 px. */
const VIEWS = [
  { view: 'overview', digit: '1', Icon: ListChecks },
  { view: 'frames', digit: '2', Icon: Rows3 },
] as const

export function Navigation() {
  const { nav } = useText()
  const faults = useSessionStore(({ delta: { findings } }) => findings.error + findings.warn)
  const current = useViewStore(({ route }) => route.view)
  return (
    <nav className="nav" aria-label={nav.label} data-pane="nav">
      <ul>
        {VIEWS.map(({ view, digit, Icon }) => (
          <li key={view}>
            <button
              type="button"
              className="nav-item"
              onClick={() => openView(view)}
              aria-current={view === current ? 'page' : undefined}
            >
              <Icon className="nav-icon" size={14} strokeWidth={1.75} aria-hidden />
              <kbd className="nav-digit">{digit}</kbd>
              <span className="nav-title">{nav[view]}</span>
              {view === 'overview' && faults > 0 && (
                <span className="nav-count" title={nav.faults(faults)}>
                  {faults}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
