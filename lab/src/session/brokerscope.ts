// The command line under test, run as a user would run it but without npx: the lab needs its exit
// code and its process, not a wrapper's.
import { gatewayMain } from '../paths.ts'
import { run, type Finished, type RunOptions } from '../process.ts'

function brokerscope(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  return run(process.execPath, [gatewayMain, ...args], options)
}

/** As brokerscope(), but a failure is an error that shows what it said. */
export async function brokerscopeOk(
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const finished = await brokerscope(args, options)
  if (finished.code === 0) return finished.stdout
  const said = finished.stderr.trim().split('\n').slice(-10).join('\n')
  throw new Error(
    `brokerscope ${args.join(' ')} ended with ${finished.code ?? finished.signal}:\n${said}`,
  )
}
