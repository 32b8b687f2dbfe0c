import { create } from 'zustand'

interface Shown {
  readonly message: string
  readonly action?: { readonly title: string; readonly run: () => void }
}

/** One at a time; the last one wins. */
export const useToastStore = create<{ readonly shown: Shown | null }>()(() => ({ shown: null }))

const SHOWN_MS = 8000
let timer: ReturnType<typeof setTimeout> | undefined

export function showToast(shown: Shown): void {
  clearTimeout(timer)
  useToastStore.setState({ shown })
  timer = setTimeout(hideToast, SHOWN_MS)
}

export function hideToast(): void {
  clearTimeout(timer)
  useToastStore.setState({ shown: null })
}
