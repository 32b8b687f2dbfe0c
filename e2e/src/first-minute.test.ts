// The product as `npm start` shows it: two recorded incidents are played over real sockets through
// the real proxy, and the page decodes what the gateway recorded.
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import {
  fieldRow,
  frameRow,
  markedBytes,
  openCapture,
  openOverview,
  showFrames,
} from './frames-page.ts'
import { serve, type Served } from './gateway.ts'

const traces = join(import.meta.dirname, '../../traces')

let served: Served
let browser: Browser
let page: Page
let complaints: string[]

beforeAll(async () => {
  ;[served, browser] = await Promise.all([serve(), launchBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await served?.stop()
})

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  complaints = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(served.url)
})

afterEach(async () => {
  await page.close()
  if (complaints.length > 0) throw new Error(`The browser complained: ${complaints.join('\n')}`)
})

it('lists both founding incidents on Start', async () => {
  const captures = page.getByRole('table', { name: 'Captures' })

  await captures.getByRole('link', { name: 'Incident A' }).waitFor()
  await captures.getByRole('link', { name: 'Incident B' }).waitFor()
})

it.each([
  {
    incident: 'Incident A',
    headline: 'Broker 1 advertises Produce 0-13 but refuses Produce v12 for transactions.',
    remedy: 'Use franz-go 1.19.3 or later.',
    frame: 'frame 22',
    field: 'errorCode',
  },
  {
    incident: 'Incident B',
    headline: 'OffsetForLeaderEpoch answers end offset 0 for',
    remedy: 'kgo.AdjustFetchOffsetsFn',
    frame: 'frame 18',
    field: 'endOffset',
  },
])(
  'says what went wrong in $incident, what to do, and leads to the frame that proves it',
  async ({ incident, headline, remedy, frame, field }) => {
    await openOverview(page, incident)

    // Seen without scrolling.
    for (const text of [headline, remedy]) {
      const shown = page.getByText(text).first()
      await shown.waitFor()
      const box = await shown.boundingBox()
      expect(box!.y + box!.height).toBeLessThan(900 - 24)
    }

    await page.getByRole('link', { name: frame, exact: true }).click()
    await fieldRow(page, field).and(page.locator('[aria-selected="true"]')).waitFor()
    await page.keyboard.press('1')
    await page.getByText(headline).first().waitFor()
  },
)

it('shows the refused Produce v12, its error and the bytes that prove it', async () => {
  await openCapture(page, 'Incident A')
  const refusal = frameRow(page, 'Produce v12', 'UNSUPPORTED_VERSION')

  await refusal.click()
  await fieldRow(page, 'errorCode').filter({ hasText: 'UNSUPPORTED_VERSION' }).hover()
  await expect.poll(() => markedBytes(page, 'hovered')).toEqual([0x12, 0x13])

  await fieldRow(page, 'errorCode').click()
  await expect.poll(() => markedBytes(page, 'selected')).toEqual([0x12, 0x13])
  expect(page.url()).toContain('p=')
})

it('follows a byte back to its field', async () => {
  await openCapture(page, 'Incident A')
  await frameRow(page, 'Produce v12', 'UNSUPPORTED_VERSION').click()

  await page.locator('.hex-bytes [data-byte="19"]').click()

  await fieldRow(page, 'errorCode').and(page.locator('[aria-selected="true"]')).waitFor()
})

it('opens the same frame and field from a link', async () => {
  await openCapture(page, 'Incident A')
  await frameRow(page, 'Produce v12', 'UNSUPPORTED_VERSION').click()
  await fieldRow(page, 'errorCode').click()
  const link = page.url()

  const reader = await browser.newPage()
  await reader.goto(link)

  await fieldRow(reader, 'errorCode').and(reader.locator('[aria-selected="true"]')).waitFor()
  await expect.poll(() => markedBytes(reader, 'selected')).toEqual([0x12, 0x13])
  await reader.close()
})

it('jumps from an answer to its request', async () => {
  await openCapture(page, 'Incident A')
  await frameRow(page, 'Produce v12', 'UNSUPPORTED_VERSION').click()

  await page.keyboard.press('p')

  await fieldRow(page, 'transactionalId').filter({ hasText: 'payments-1' }).waitFor()
})

it('opens a capture that stays in the browser', async () => {
  await page.locator('input[type=file]').setInputFiles(join(traces, 'f2-ofle-zero-reset.pcap'))

  await page.getByText('OffsetForLeaderEpoch answers end offset 0').first().waitFor()
  await showFrames(page)
  await frameRow(page, 'OffsetForLeaderEpoch v4').first().waitFor()
  expect(page.url()).toContain('#/local/')
})

it('says what a file is that is no capture', async () => {
  const file = { name: 'a.pcap', mimeType: '', buffer: Buffer.from('504b0304', 'hex') }

  await page.locator('input[type=file]').setInputFiles(file)

  await page
    .getByText(/a\.pcap.*zip/)
    .first()
    .waitFor()
})
