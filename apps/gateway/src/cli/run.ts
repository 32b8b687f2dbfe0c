// From the arguments to an exit code: 0 done, 1 findings where a verb was asked to fail on them,
// 2 an error of usage or input, said in two sentences. Verbs load when they are called, so that
// `decode` does not pay for a web server.
import { GatewayError, USAGE_OR_INPUT_EXIT_CODE } from '../errors.ts'
import { OutputClosed } from './output.ts'
import { runVerb, type Terminal, type Verb } from './verb.ts'

interface Entry {
  readonly summary: string
  readonly load: () => Promise<Verb>
}

const verbs: Readonly<Record<string, Entry>> = {
  serve: {
    summary: 'gateway and page; what `npm start` runs',
    load: async () => (await import('./serve.ts')).serveVerb,
  },
  proxy: {
    summary: 'capture a cluster without the page',
    load: async () => (await import('./proxy.ts')).proxyVerb,
  },
  decode: {
    summary: 'frames of a capture, as text or JSON',
    load: async () => (await import('./decode.ts')).decodeVerb,
  },
  findings: {
    summary: 'what is wrong, why, on which frames, what to do',
    load: async () => (await import('./findings.ts')).findingsVerb,
  },
  explain: {
    summary: 'what an error, an API or a rule means',
    load: async () => (await import('./explain.ts')).explainVerb,
  },
}

export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name = '', ...rest] = args
  try {
    const code = await dispatch(name, rest, terminal)
    await terminal.out.flush()
    return code
  } catch (error) {
    if (error instanceof OutputClosed) return 0
    if (!(error instanceof GatewayError)) throw error
    await terminal.err.line(`brokerscope: ${error.message}`)
    await terminal.err.line(`${error.remedy} (${error.code})`)
    await terminal.err.flush()
    return USAGE_OR_INPUT_EXIT_CODE
  }
}

async function dispatch(
  name: string,
  rest: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const entry = Object.hasOwn(verbs, name) ? verbs[name] : undefined
  if (entry !== undefined) return runVerb(await entry.load(), rest, terminal)
  if (['', 'help', '--help', '-h'].includes(name)) {
    await terminal.out.line(overview())
    return name === '' ? USAGE_OR_INPUT_EXIT_CODE : 0
  }
  const known = Object.keys(verbs).join(', ')
  throw new GatewayError('USAGE', {
    detail: `There is no verb "${name}"; known: ${known}`,
    verb: '<verb>',
  })
}

function overview(): string {
  return [
    'brokerscope <verb> [arguments]',
    '',
    'Shows what a Kafka client and a broker really said to each other.',
    '',
    ...Object.entries(verbs).map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`),
    '',
    '`brokerscope <verb> --help` says more about each.',
  ].join('\n')
}
