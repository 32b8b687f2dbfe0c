import { useImperativeHandle, useRef, useState, type FormEvent, type Ref } from 'react'
import { useSessionStore } from '../../store/session-store.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { selectNumber, selectTime } from './selection.ts'

export interface GoToHandle {
  readonly open: () => void
}

/** `22` is a frame, `+0.333` a moment. */
export function GoTo({ ref }: { readonly ref: Ref<GoToHandle> }) {
  const { frames: text } = useText()
  const [isOpen, setOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useImperativeHandle(ref, () => ({
    open: () => {
      setOpen(true)
      requestAnimationFrame(() => input.current?.focus())
    },
  }))
  if (!isOpen) return null
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const wanted = readGoTo(input.current?.value ?? '')
    if (wanted === null) return
    const { startNs } = useSessionStore.getState().delta
    const isFound =
      wanted.kind === 'frame'
        ? await selectNumber(wanted.frame)
        : await selectTime((startNs ?? 0n) + wanted.ns)
    if (isFound) setOpen(false)
  }
  return (
    <form
      className="go-to"
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        setOpen(false)
      }}
    >
      <input ref={input} aria-label={text.goTo} placeholder={text.goToHint} />
      <Button type="submit">{text.go}</Button>
    </form>
  )
}

export type GoToTarget =
  | { readonly kind: 'frame'; readonly frame: number }
  /** Since frame 1. */
  | { readonly kind: 'time'; readonly ns: bigint }

export function readGoTo(typed: string): GoToTarget | null {
  const text = typed.trim().replaceAll(/[\s\u2009]/g, '')
  if (/^\d{1,10}$/.test(text)) return { kind: 'frame', frame: Number(text) }
  const time = /^\+(\d{1,9})(?:\.(\d{1,9}))?s?$/.exec(text)
  if (time === null) return null
  const [, seconds = '0', fraction = ''] = time
  return { kind: 'time', ns: BigInt(seconds) * 1_000_000_000n + BigInt(fraction.padEnd(9, '0')) }
}
