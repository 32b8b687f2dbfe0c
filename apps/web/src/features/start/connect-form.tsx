import { useId, useState, type FormEvent } from 'react'
import { startSession, type NewSession } from '../../engine/gateway.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { readForm } from './new-session.ts'
import { TextField } from './text-field.tsx'

/** Starts a capture: the gateway listens, and passes on to the cluster that is named here. */
export function ConnectForm({ onStarted }: { readonly onStarted: () => void }) {
  const { start: text } = useText()
  const title = useId()
  const [hasTls, setTls] = useState(false)
  const [state, setState] = useState<{ isBusy: boolean; failure: string }>({
    isBusy: false,
    failure: '',
  })

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    const body = readForm(new FormData(form))
    if (body === null) return setState({ isBusy: false, failure: text.badUpstream })
    setState({ isBusy: true, failure: '' })
    const failure = await start(body)
    setState({ isBusy: false, failure })
    if (failure !== '') return
    form.reset()
    setTls(false)
    onStarted()
  }
  return (
    <form
      className="start-panel start-connect"
      aria-labelledby={title}
      onSubmit={(event) => void submit(event)}
    >
      <h2 id={title}>{text.connectTitle}</h2>
      <div className="start-fields">
        <TextField name="upstream" title={text.upstream} hint={text.upstreamHint} isRequired />
        <TextField name="name" title={text.name} hint={text.nameHint} />
      </div>
      <label className="start-check">
        <input
          type="checkbox"
          name="tls"
          checked={hasTls}
          onChange={(event) => setTls(event.target.checked)}
        />
        {text.tls}
      </label>
      {hasTls && (
        <div className="start-fields">
          <TextField name="caFile" title={text.caFile} hint={text.fileHint} />
          <TextField name="serverName" title={text.serverName} hint={text.nameHint} />
          <TextField name="certFile" title={text.certFile} hint={text.fileHint} />
          <TextField name="keyFile" title={text.keyFile} hint={text.fileHint} />
          <label className="start-check">
            <input type="checkbox" name="skipVerify" />
            {text.skipVerify}
          </label>
        </div>
      )}
      {state.failure !== '' && (
        <p className="start-failure" role="alert">
          {state.failure}
        </p>
      )}
      <Button type="submit" disabled={state.isBusy}>
        {state.isBusy ? text.starting : text.start}
      </Button>
    </form>
  )
}

/** Empty, or what the gateway said. */
async function start(body: NewSession): Promise<string> {
  try {
    await startSession(body)
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
