// The gateway with its replayed examples, and the page served by vite so that a change in any
// package shows at once. The page's dev server forwards /api to the gateway.
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

const gateway = spawn(
  process.execPath,
  [join(root, 'apps/gateway/src/main.ts'), 'serve', ...process.argv.slice(2)],
  { stdio: 'inherit' },
)
const page = spawn('pnpm', ['--filter', '@brokerscope/web', 'exec', 'vite'], {
  stdio: 'inherit',
  cwd: root,
})

const children: readonly ChildProcess[] = [gateway, page]
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => stopAll())
}
for (const child of children) {
  child.on('exit', (code) => {
    stopAll()
    process.exitCode = code ?? 0
  })
}

function stopAll(): void {
  for (const child of children) child.kill('SIGTERM')
}
