// `brokerscope proxy`: a capture without the page. The session is kept with the others; --write
// also follows it into a file, or into a pipe to another program.
import { captureSettings, configSchema, pageSettings, storeSettings } from '../config.ts'
import { GatewayError } from '../errors.ts'
import { configuredCapture, launch } from '../launch.ts'
import { optionalText } from '../settings/kinds.ts'
import { aborted } from './aborted.ts'
import { followInto, openTarget } from './follow-session.ts'
import { howToConnect } from './how-to-connect.ts'
import { defineVerb } from './verb.ts'

const { logLevel } = pageSettings

export const proxyVerb = defineVerb({
  name: 'proxy',
  usage: ['proxy --upstream HOST:PORT [--write FILE] [settings]'],
  summary: 'Captures a cluster without the page, until it is stopped (Ctrl-C).',
  settings: { ...captureSettings, ...storeSettings, logLevel },
  flags: {
    write: optionalText({
      help: 'Also write the session to this file as pcapng; - is standard output',
      value: 'FILE',
    }),
    name: optionalText({ help: 'Name of the session', value: 'TEXT' }),
  },
  mostPositionals: 0,
  notes: [
    'Sessions stay in --data-dir, where `brokerscope serve` shows them. To look at one while it runs:',
    '  brokerscope proxy --upstream broker:9092 --write - | brokerscope decode -',
  ],
  async run({ values, err, signal }) {
    const { write, name, ...settings } = values
    const request = configuredCapture({ ...configSchema.parse({}), ...settings })
    if (request === undefined) {
      throw new GatewayError('USAGE', {
        detail: 'Which cluster? --upstream is missing',
        verb: 'proxy',
      })
    }
    const target = write === undefined ? undefined : await openTarget(write)
    const { store, captures, close } = await launch(settings)
    const say = async (text: string) => {
      await err.line(text)
      await err.flush()
    }
    try {
      const { sessionId } = await captures.start({
        ...request,
        ...(name === undefined ? {} : { name }),
      })
      captures.onEvent((_, event) => {
        if (event.type === 'warning' || event.type === 'upstream') void say(event.sentence)
      })
      const following = target === undefined ? undefined : followInto(target, store, sessionId)
      await say(`Session ${sessionId}, ${howToConnect(captures, request.upstream)}`)
      // A reader that goes away (`| head`) ends the capture as Ctrl-C does.
      await Promise.race([aborted(signal), ...(following === undefined ? [] : [following])])
      await captures.stopAll()
      await following
      await say(summary(store.find(sessionId)))
    } finally {
      await close()
    }
    return 0
  },
})

function summary(
  record: { frames: number; connections: number; dropped: number } | undefined,
): string {
  const { frames = 0, connections = 0, dropped = 0 } = record ?? {}
  return `${frames} frames, ${connections} connections, ${dropped} bytes not recorded`
}
