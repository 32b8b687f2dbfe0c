// Takes the pictures of docs/screenshots from the running product: `pnpm screenshots`.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchBrowser } from './browser.ts'
import { fieldRow, frameRow, openOverview, showFrames } from './frames-page.ts'
import { serve } from './gateway.ts'

const folder = join(import.meta.dirname, '../../docs/screenshots')
const themes = ['light', 'dark'] as const
const sizes = { wide: { width: 1440, height: 900 }, small: { width: 1024, height: 768 } } as const

mkdirSync(folder, { recursive: true })
const served = await serve()
const browser = await launchBrowser()
try {
  for (const theme of themes) {
    for (const [size, viewport] of Object.entries(sizes)) {
      const page = await browser.newPage({ viewport, colorScheme: theme })
      await takeAll(page, size === 'wide' ? theme : `${theme}-${size}`)
      await page.close()
    }
  }
} finally {
  await browser.close()
  await served.stop()
}

async function takeAll(page: Page, suffix: string): Promise<void> {
  const take = (name: string) => page.screenshot({ path: join(folder, `${name}-${suffix}.png`) })

  await page.goto(served.url)
  await page.getByRole('link', { name: 'Incident B' }).waitFor()
  await take('start')

  await openOverview(page, 'Incident A')
  await take('overview')

  await showFrames(page)
  await frameRow(page, 'Produce v12', 'UNSUPPORTED_VERSION').click()
  await fieldRow(page, 'errorCode').click()
  await take('frames')
}
