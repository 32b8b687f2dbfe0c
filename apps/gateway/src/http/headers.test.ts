import { expect, it } from 'vitest'
import { inlineScriptsOf, securityHeaders } from './headers.ts'

it('lets the page load from itself only', () => {
  const { 'content-security-policy': policy } = securityHeaders([])

  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; /)
  expect(policy).toContain("form-action 'none'; frame-ancestors 'none'")
})

it('allows the inline script of the page by its hash, and no script with a source', () => {
  const html = '<script type="module" src="/a.js"></script><script>theme()</script>'

  expect(inlineScriptsOf(html)).toEqual(['theme()'])
  expect(securityHeaders(inlineScriptsOf(html))['content-security-policy']).toContain(
    "script-src 'self' 'sha256-Rfr3GgHZFiXm+TmNr+li+0sZ4J9FGllo8jsXcJF5XZ8='",
  )
})
