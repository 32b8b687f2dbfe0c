// The whole way, once: a real client, through the gateway, to a real Kafka, decoded in a real
// browser while it happens.
import {
  fieldRow,
  frameRow,
  framesGrid,
  launchBrowser,
  markedBytes,
  serve,
  showFrames,
} from '@brokerscope/e2e'
import type { Page } from 'playwright-core'
import { franzGo, franzGoOk, runFranzGo } from '../clients/franz-go.ts'
import { startCluster } from '../kafka/cluster.ts'
import { freePorts } from '../kafka/ports.ts'
import { until } from '../wait.ts'
import { expectThat, type Check } from './check.ts'

export const pageCheck: Check = {
  name: 'page',
  shows:
    'a refused Produce v12 of a real client appears in the open page, with its field and bytes',
  needs: ['java', 'mvn', 'go'],
  async run() {
    await Promise.all([franzGo('1.22.2'), franzGo('1.19.1')])
    const cluster = await startCluster({ nodes: 1, features: { 'transaction.version': 0 } })
    const [port] = await freePorts(1)
    const listener = `127.0.0.1:${port}`
    const served = await serve(['--upstream', cluster.bootstrap, '--listen', listener])
    const browser = await launchBrowser()
    try {
      await franzGoOk('1.22.2', 'create', {
        brokers: cluster.bootstrap,
        partitions: 1,
        replicas: 1,
      })
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      await page.goto(served.url)
      await page.getByRole('table', { name: 'Captures' }).getByRole('link').first().click()
      await showFrames(page)
      await runFranzGo('1.19.1', 'txn', { brokers: listener, id: 'seen-in-the-page' })
      return await seeRefusal(page)
    } finally {
      await browser.close()
      await served.stop()
      await cluster.stop()
    }
  },
}

async function seeRefusal(page: Page): Promise<string> {
  const refusal = frameRow(page, 'Produce v12', 'UNSUPPORTED_VERSION')
  await refusal.click()
  const field = fieldRow(page, 'errorCode').filter({ hasText: 'UNSUPPORTED_VERSION' })
  await field.hover()
  const bytes = await until('the hovered field to mark its bytes', async () => {
    const marked = await markedBytes(page, 'hovered')
    return marked.length > 0 ? marked : undefined
  })
  const text = await field.innerText()
  expectThat(bytes.length === 2, 'an int16 to mark two bytes', bytes)
  expectThat(/35/.test(text), 'the error with its number', text)
  const rows = await framesGrid(page).getAttribute('aria-rowcount')
  return `error 35 at bytes ${bytes.join(' and ')}, seen live in a list of ${rows} rows`
}
