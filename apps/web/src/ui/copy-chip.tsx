import { useEffect, useState } from 'react'
import { copyText } from '../lib/clipboard.ts'
import './copy-chip.css'

interface Props {
  readonly value: string
  readonly label: string
  /** The word on the chip, and the one after it was pressed. */
  readonly title: string
  readonly doneTitle: string
}

/** Copies the raw value; says so on its own face instead of in a toast. */
export function CopyChip({ value, label, title, doneTitle }: Props) {
  const [isDone, setDone] = useState(false)
  useEffect(() => {
    if (!isDone) return undefined
    const timer = setTimeout(() => setDone(false), 1500)
    return () => clearTimeout(timer)
  }, [isDone])
  const copy = async (): Promise<void> => {
    setDone(await copyText(value))
  }
  return (
    <button
      type="button"
      className="copy-chip"
      aria-label={label}
      onClick={(event) => {
        event.stopPropagation()
        void copy()
      }}
    >
      {isDone ? doneTitle : title}
    </button>
  )
}
