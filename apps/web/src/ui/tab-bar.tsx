import { useRef, type KeyboardEvent } from 'react'
import './tab-bar.css'

interface Tab<Id extends string> {
  readonly id: Id
  readonly title: string
  readonly isDisabled?: boolean
}

interface Props<Id extends string> {
  readonly label: string
  readonly tabs: readonly Tab<Id>[]
  readonly selected: Id
  /** Id of the element that the tabs switch. */
  readonly controls: string
  readonly onSelect: (id: Id) => void
}

/** One tab stop; arrows move and select at once, since switching is cheap. */
export function TabBar<Id extends string>({
  label,
  tabs,
  selected,
  controls,
  onSelect,
}: Props<Id>) {
  const bar = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const open = tabs.filter((tab) => tab.isDisabled !== true)
    const at = open.findIndex((tab) => tab.id === selected)
    const next = open[(at + step + open.length) % open.length]
    if (next === undefined) return
    onSelect(next.id)
    bar.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus()
  }
  return (
    <div
      className="tab-bar"
      role="tablist"
      tabIndex={-1}
      aria-label={label}
      ref={bar}
      onKeyDown={onKeyDown}
    >
      {tabs.map(({ id, title, isDisabled }) => (
        <button
          key={id}
          type="button"
          role="tab"
          data-tab={id}
          className="tab-bar-tab"
          aria-selected={id === selected}
          aria-controls={controls}
          tabIndex={id === selected ? 0 : -1}
          disabled={isDisabled}
          onClick={() => onSelect(id)}
        >
          {title}
        </button>
      ))}
    </div>
  )
}
