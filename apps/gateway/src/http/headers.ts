// Headers of every answer. The page may load from itself only and speak to itself only; captured
// text that slipped into markup could not run, and nothing could be sent elsewhere.
import { createHash } from 'node:crypto'

/** `inlineScripts`: the texts of the scripts inside index.html, the one that picks the theme. */
export function securityHeaders(
  inlineScripts: readonly string[],
): Readonly<Record<string, string>> {
  const hashes = inlineScripts.map(
    (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  )
  const policy = [
    "default-src 'none'",
    `script-src ${["'self'", ...hashes].join(' ')}`,
    "style-src 'self' 'unsafe-inline'", // Radix positions its layers with style attributes
    "connect-src 'self'",
    "worker-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]
  return {
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  }
}

/** Texts of the scripts without `src`, exactly as a browser hashes them. */
export function inlineScriptsOf(html: string): string[] {
  return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([^]*?)<\/script>/gi)].map(
    ([, text]) => text ?? '',
  )
}
