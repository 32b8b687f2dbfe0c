#!/usr/bin/env node
import { helpText, verbs } from './verbs.ts'
import { endAll } from './process.ts'

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    endAll()
    process.exit(signal === 'SIGINT' ? 130 : 143)
  })
}
process.once('exit', endAll)

const [name = 'help', ...args] = process.argv.slice(2)
const verb = verbs.get(name)
if (verb === undefined) {
  console.log(helpText)
  process.exit(name === 'help' || name === '--help' ? 0 : 2)
}
process.exit(await verb(args))
