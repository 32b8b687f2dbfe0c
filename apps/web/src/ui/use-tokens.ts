import { useEffect, useState } from 'react'

export type Tokens = Readonly<Record<string, string>>

/** Computed values of colour tokens, for canvas; new when the theme changes. `names` must be stable. */
export function useTokens(names: readonly string[]): Tokens {
  const [tokens, setTokens] = useState(() => readTokens(names))
  useEffect(() => {
    const observer = new MutationObserver(() => setTokens(readTokens(names)))
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => observer.disconnect()
  }, [names])
  return tokens
}

function readTokens(names: readonly string[]): Tokens {
  const style = getComputedStyle(document.documentElement)
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`)]))
}
