import { Rows3 } from 'lucide-react'
import { useViewStore } from '../../store/view-store.ts'
import { useText } from '../../text/use-text.ts'
import './navigation.css'

/** The views that there are, with the digit of their key. Folds to icons below 1200 px. */
const VIEWS = [{ view: 'frames', digit: '2', Icon: Rows3 }] as const

export function Navigation() {
  const { nav } = useText()
  const current = useViewStore(({ route }) => route.view)
  return (
    <nav className="nav" aria-label={nav.label} data-pane="nav">
      <ul>
        {VIEWS.map(({ view, digit, Icon }) => (
          <li key={view}>
            <button
              type="button"
              className="nav-item"
              aria-current={view === current ? 'page' : undefined}
            >
              <Icon className="nav-icon" size={14} strokeWidth={1.75} aria-hidden />
              <kbd className="nav-digit">{digit}</kbd>
              <span className="nav-title">{nav[view]}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
