// A terminal in memory: what a verb prints, and its exit code.
import { Writable } from 'node:stream'
import { Output } from '../src/cli/output.ts'
import { run } from '../src/cli/run.ts'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

export async function runCommand(...args: string[]): Promise<Ran> {
  const [out, err] = [new Collected(), new Collected()]
  const terminal = {
    out: new Output(out),
    err: new Output(err),
    environment: {},
    signal: new AbortController().signal,
  }
  const code = await run(args, terminal)
  await terminal.err.flush()
  return { code, out: out.text, err: err.text }
}

class Collected extends Writable {
  text = ''

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}

export function tracePath(name: string): string {
  return new URL(`../../../traces/${name}`, import.meta.url).pathname
}
