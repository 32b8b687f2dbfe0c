// `npm start`: installs what is missing, builds the page if it is older than its sources, and
// becomes the gateway. Plain JavaScript without dependencies, because it runs on the Node that the
// machine has, before anything is installed; the gateway itself runs on Node 24 from node_modules.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const at = (path) => join(root, path)
const PNPM = 'pnpm@12.21.0'

if (isInstallStale()) {
  step('Installing dependencies', 'npx', ['--yes', PNPM, 'install', '--frozen-lockfile'])
}
const node = at('node_modules/.bin/node')
if (isPageStale()) {
  step('Building the page', 'npx', ['pnpm', '--filter', '@brokerscope/web', 'run', 'build'])
}

const gateway = spawn(node, [at('apps/gateway/src/main.ts'), 'serve', ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: root,
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => gateway.kill(signal))
}
gateway.on('error', (error) => {
  console.error(`brokerscope: ${node} does not run: ${error.message}`)
  process.exit(2)
})
gateway.on('exit', (code, signal) => {
  if (signal === null) process.exit(code ?? 0)
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
})

/** pnpm keeps a copy of the lock file that it installed; times would lie after a checkout. */
function isInstallStale() {
  const installed = at('node_modules/.pnpm/lock.yaml')
  if (!existsSync(at('node_modules/.bin/node')) || !existsSync(installed)) return true
  return !readFileSync(installed).equals(readFileSync(at('pnpm-lock.yaml')))
}

function isPageStale() {
  const built = modified(at('apps/web/dist/index.html'))
  const sources = [
    'apps/web/src',
    'apps/web/index.html',
    'apps/web/vite.config.ts',
    'pnpm-lock.yaml',
  ]
  const packages = ['codec/src', 'codec/schema', 'trace/src', 'analysis/src']
  const paths = [...sources, ...packages.map((path) => `packages/${path}`)]
  return paths.some((path) => newest(at(path)) > built)
}

/** Time of the newest file in a folder, tests left out. */
function newest(path) {
  const found = modified(path)
  if (found === 0 || !statSync(path).isDirectory()) return found
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .reduce(
      (latest, entry) =>
        Math.max(latest, modified(join(entry.parentPath ?? entry.path, entry.name))),
      0,
    )
}

/** Milliseconds since the epoch; 0 if there is no such file. */
function modified(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0
}

/** What a step prints goes to standard error: standard output is the gateway's. */
function step(what, command, args) {
  console.error(`${what} ...`)
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] })
  if (status === 0) return
  console.error(`brokerscope: ${what} failed${error === undefined ? '' : `: ${error.message}`}`)
  console.error(`Run \`${command} ${args.join(' ')}\` in ${root} to see why`)
  process.exit(2)
}
