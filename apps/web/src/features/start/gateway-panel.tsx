import { useState } from 'react'
import { stopSession, type GatewayListener, type GatewaySession } from '../../engine/gateway.ts'
import type { UsedGateway } from '../../engine/use-gateway.ts'
import { openPlace } from '../../store/view-store.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { CopyChip } from '../../ui/copy-chip.tsx'

/** Is the proxy ready, and what do clients have to be told? */
export function GatewayPanel({ gateway }: { readonly gateway: UsedGateway }) {
  const { app, start: text } = useText()
  const { state, sessions } = gateway
  const running = sessions.filter((session) => session.state === 'recording')
  return (
    <section className="start-panel start-gateway" aria-labelledby="start-gateway-title">
      <h2 id="start-gateway-title">
        {text.gatewayTitle}
        <span className={`start-gateway-state is-${state}`} data-testid="gateway-state">
          {{ connected: text.connected, searching: text.searching, absent: text.absent }[state]}
        </span>
      </h2>
      {state === 'absent' && (
        <p>
          {text.absentText} <code className="start-code">{text.absentCommand}</code>{' '}
          <CopyChip
            value={text.absentCommand}
            label={app.copy}
            title={app.copy}
            doneTitle={app.copied}
          />
        </p>
      )}
      {state === 'connected' && running.length === 0 && <p>{text.noListeners}</p>}
      {running.map((session) => (
        <RunningSession key={session.id} session={session} onChange={gateway.refresh} />
      ))}
    </section>
  )
}

interface RunningProps {
  readonly session: GatewaySession
  readonly onChange: () => void
}

function RunningSession({ session, onChange }: RunningProps) {
  const { app, start: text } = useText()
  const [isSure, setSure] = useState(false)
  const { listeners, warnings } = session
  const bootstrap = listeners.find(({ nodeId }) => nodeId === null) ?? listeners[0]
  const stop = async (): Promise<void> => {
    await stopSession(session.id)
    onChange()
  }
  return (
    <div className="start-running">
      <h3>{session.name}</h3>
      {listeners.length > 0 && (
        <table className="start-listeners" aria-label={`${text.listeners} ${session.name}`}>
          <thead>
            <tr>
              <th scope="col">{text.listener}</th>
              <th scope="col">{text.broker}</th>
              <th scope="col" className="is-end">
                {text.node}
              </th>
              <th scope="col">{text.state}</th>
            </tr>
          </thead>
          <tbody>
            {listeners.map((listener) => (
              <tr key={addressText(listener.listen)}>
                <td>{addressText(listener.listen)}</td>
                <td>{`\u2192 ${addressText(listener.broker)}`}</td>
                <td className="is-end">{listener.nodeId ?? ''}</td>
                <td>{stateText(listener, session, text.states)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {warnings.slice(-2).map((warning) => (
        <p key={warning} className="start-warning">
          {warning}
        </p>
      ))}
      {bootstrap !== undefined && (
        <p className="start-bootstrap">
          <code>{`${text.bootstrap}=${addressText(bootstrap.listen)}`}</code>
          <CopyChip
            value={`${text.bootstrap}=${addressText(bootstrap.listen)}`}
            label={text.copyBootstrap}
            title={app.copy}
            doneTitle={app.copied}
          />
        </p>
      )}
      <p className="start-actions">
        <Button kind="primary" onClick={() => openPlace({ kind: 'session', id: session.id })}>
          {text.openLive}
        </Button>
        {isSure ? (
          <>
            <Button onClick={() => void stop()}>{text.stopConfirm}</Button>
            <Button kind="quiet" onClick={() => setSure(false)}>
              {app.cancel}
            </Button>
            <span className="start-hint">{text.stopSure}</span>
          </>
        ) : (
          <Button onClick={() => setSure(true)}>{text.stop}</Button>
        )}
      </p>
    </div>
  )
}

function addressText({ host, port }: GatewayListener['listen']): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}

function stateText(
  { state }: GatewayListener,
  { connections }: GatewaySession,
  states: Readonly<Record<'listening' | 'waiting' | 'failed' | 'closed', string>>,
): string {
  if (state === 'failed' || state === 'closed') return states[state]
  return connections === 0 ? states.waiting : states.listening
}
