/** F6: the next element with `data-pane`, in document order, round about. */
export function movePaneFocus(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')]
  const at = panes.findIndex((pane) => pane.contains(document.activeElement))
  const next = panes[(Math.max(at, step < 0 ? 0 : -1) + step + panes.length) % panes.length]
  const target = next?.querySelector<HTMLElement>('[tabindex="0"], button, a[href], input') ?? next
  target?.focus()
}
