// What a reader does on the Frames view, by role and visible text, so that a test reads like the
// walk it checks.
import type { Locator, Page } from 'playwright-core'

/** From Start into the capture whose name contains `name`: its Overview. */
export async function openOverview(page: Page, name: string): Promise<void> {
  await page.getByRole('table', { name: 'Captures' }).getByRole('link', { name }).click()
  await page.getByRole('list', { name: 'Findings' }).waitFor()
}

/** From Start to the frames of the capture whose name contains `name`. */
export async function openCapture(page: Page, name: string): Promise<void> {
  await openOverview(page, name)
  await showFrames(page)
}

export async function showFrames(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Frames' }).click()
  await framesGrid(page).waitFor()
}

export function framesGrid(page: Page): Locator {
  return page.getByRole('grid', { name: 'Frames' })
}

/** The row whose cells all contain the texts, in any column. */
export function frameRow(page: Page, ...texts: readonly string[]): Locator {
  return texts.reduce(
    (rows, text) => rows.filter({ hasText: text }),
    framesGrid(page).getByRole('row'),
  )
}

/** The row of a field in the tree of the selected frame. */
export function fieldRow(page: Page, field: string): Locator {
  return page.getByRole('treegrid').getByRole('row').filter({ hasText: field })
}

/** Offsets of the bytes that the hex view marks as selected, or as hovered. */
export async function markedBytes(page: Page, mark: 'selected' | 'hovered'): Promise<number[]> {
  return page
    .locator(`.hex-bytes .hex-byte.is-${mark}`)
    .evaluateAll((bytes) => bytes.map((byte) => Number(byte.getAttribute('data-byte'))))
}
