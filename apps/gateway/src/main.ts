#!/usr/bin/env node
// The command `brokerscope`. Everything else is in cli/.
import process from 'node:process'
import { Output } from './cli/output.ts'
import { run } from './cli/run.ts'

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // The first asks for an orderly end, which keeps every captured byte; the second does not wait.
  process.once(signal, () => stopping.abort(signal))
}

// Not process.exit: what was written must still leave.
process.exitCode = await run(process.argv.slice(2), {
  out: new Output(process.stdout),
  err: new Output(process.stderr),
  environment: process.env,
  signal: stopping.signal,
})
