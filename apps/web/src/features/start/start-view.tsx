// What can I look at, and is the proxy ready?
import type { ReactNode } from 'react'
import { useGateway } from '../../engine/use-gateway.ts'
import { useText } from '../../text/use-text.ts'
import { CaptureList } from './capture-list.tsx'
import { ConnectForm } from './connect-form.tsx'
import { GatewayPanel } from './gateway-panel.tsx'
import { OpenPanel } from './open-panel.tsx'
import './start-view.css'
import { useCaptureList } from './use-capture-list.ts'

/** `tools` stands at the right end of the bar, as in the shell. */
export function StartView({ tools }: { readonly tools: ReactNode }) {
  const { app, start } = useText()
  const gateway = useGateway()
  const captures = useCaptureList(gateway.sessions)
  return (
    <div className="start">
      <header className="start-bar">
        <h1>{app.name}</h1>
        {tools}
      </header>
      <main className="start-body">
        <div className="start-top">
          <OpenPanel />
          <GatewayPanel gateway={gateway} />
          {gateway.state === 'connected' && <ConnectForm onStarted={gateway.refresh} />}
        </div>
        <section className="start-recent" aria-labelledby="start-recent-title">
          <h2 id="start-recent-title">{start.recent}</h2>
          <CaptureList captures={captures} onChange={gateway.refresh} />
        </section>
      </main>
    </div>
  )
}
