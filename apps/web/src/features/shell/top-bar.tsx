import { useSessionStore } from '../../store/session-store.ts'
import { useText } from '../../text/use-text.ts'
import { BarTools } from './bar-tools.tsx'
import { StatusPill } from './status-pill.tsx'
import './top-bar.css'

export function TopBar() {
  const { app, bar } = useText()
  const name = useSessionStore((session) => session.name)
  return (
    <header className="bar">
      <a className="bar-mark" href="#/" title={bar.captures}>
        {app.name}
      </a>
      <h1 className="bar-name" title={name}>
        {name}
      </h1>
      <Participants />
      {/* The filter bar stands here once the page can filter. */}
      <span className="bar-room" />
      <StatusPill />
      <BarTools />
    </header>
  )
}

/** `kgo → 3 brokers`, as far as the capture has told. */
function Participants() {
  const { bar } = useText()
  const clients = useSessionStore(({ delta }) => delta.clients.join(', '))
  const nodes = useSessionStore(({ delta }) => delta.nodes.length)
  if (clients === '') return null
  return (
    <span className="bar-participants">
      {nodes === 0 ? clients : `${clients} \u2192 ${bar.brokers(nodes)}`}
    </span>
  )
}
