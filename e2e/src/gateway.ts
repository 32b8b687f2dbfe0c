// The product as a user starts it, on free ports and with a data folder of its own.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const main = join(import.meta.dirname, '../../apps/gateway/src/main.ts')

export interface Served {
  /** Address of the page, ends with a slash. */
  readonly url: string
  readonly dataDir: string
  stop(): Promise<void>
}

/** Runs `brokerscope serve` with the arguments given and waits for the address that it prints. */
export async function serve(args: readonly string[] = []): Promise<Served> {
  const dataDir = mkdtempSync(join(tmpdir(), 'brokerscope-e2e-'))
  const all = [main, 'serve', '--page', '127.0.0.1:0', '--data-dir', dataDir, ...args]
  const child = spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'pipe'] })
  try {
    const url = await printedAddress(child)
    return { url, dataDir, stop: () => stop(child, dataDir) }
  } catch (error) {
    await stop(child, dataDir)
    throw error
  }
}

async function printedAddress(child: ChildProcess): Promise<string> {
  const lines: string[] = []
  child.stderr?.setEncoding('utf8').on('data', (text: string) => lines.push(text))
  for await (const line of createInterface({ input: child.stdout! })) {
    const found = /http:\/\/[\w.:[\]]+\//.exec(line)
    if (found !== null) return found[0]
    lines.push(line)
  }
  throw new Error(`The gateway ended before it printed its address:\n${lines.join('\n')}`)
}

async function stop(child: ChildProcess, dataDir: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
  rmSync(dataDir, { recursive: true, force: true })
}
