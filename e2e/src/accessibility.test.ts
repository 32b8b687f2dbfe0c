// axe on every view, in both themes, with the founding incidents on the page.
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { fieldRow, frameRow, openCapture, openOverview } from './frames-page.ts'
import { serve, type Served } from './gateway.ts'

let served: Served
let browser: Browser

beforeAll(async () => {
  ;[served, browser] = await Promise.all([serve(), launchBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await served?.stop()
})

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  async function startPage(): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      colorScheme,
    })
    const page = await context.newPage()
    await page.goto(served.url)
    await page.getByRole('link', { name: 'Incident B' }).waitFor()
    return page
  }

  it('finds nothing on Start', async () => {
    const page = await startPage()

    expect(await violations(page)).toEqual([])
    await page.context().close()
  })

  it('finds nothing on Overview', async () => {
    const page = await startPage()
    await openOverview(page, 'Incident B')

    expect(await violations(page)).toEqual([])
    await page.context().close()
  })

  it('finds nothing on Frames with a frame open', async () => {
    const page = await startPage()
    await openCapture(page, 'Incident A')
    await frameRow(page, 'Produce v12', 'UNSUPPORTED_VERSION').click()
    await fieldRow(page, 'errorCode').click()

    expect(await violations(page)).toEqual([])
    await page.context().close()
  })
})

/** Each as `rule: the elements`, which is what a reader of a failure needs. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`)
}
