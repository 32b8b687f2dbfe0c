import type { NewSession } from '../../engine/gateway.ts'

const TLS_TEXTS = ['caFile', 'certFile', 'keyFile', 'serverName'] as const

/** The request that a filled form stands for; null when the broker is not host:port. */
export function readForm(form: FormData): NewSession | null {
  const text = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const upstream = text('upstream')
  if (!isAddress(upstream)) return null
  const name = text('name')
  const tls: Record<string, string | boolean> = {}
  for (const key of TLS_TEXTS) if (text(key) !== '') tls[key] = text(key)
  if (form.has('skipVerify')) tls['skipVerify'] = true
  return {
    upstream,
    ...(name === '' ? {} : { name }),
    ...(form.has('tls') ? { tls } : {}),
  }
}

/** `broker.example:9092`, `[2001:db8::1]:9092`. */
export function isAddress(text: string): boolean {
  const port = /^(?:\[[0-9a-f:.]+\]|[^\s:[\]]+):(\d{1,5})$/i.exec(text)?.[1]
  return port !== undefined && Number(port) >= 1 && Number(port) <= 65_535
}
