import type { ViewName } from '../../lib/route.ts'
import { openView } from '../../store/view-store.ts'

/** Goes to a view, and with the focus into its list, as the key of a view does. */
export function showView(view: ViewName): void {
  openView(view)
  requestAnimationFrame(() => {
    document
      .querySelector<HTMLElement>(
        '.shell-view [data-pane] [tabindex="0"], .shell-view [data-pane] button',
      )
      ?.focus()
  })
}
