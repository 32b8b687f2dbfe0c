import { expect, it } from 'vitest'
import type { Finding } from './finding.ts'
import { placeholders, render } from './render.ts'

const text = {
  en: { main: { title: '{who} fails', cause: 'at {offset}', remedy: ['ask {who}'] } },
  zh: { main: { title: '{who} 失败', cause: '在 {offset}', remedy: ['询问 {who}'] } },
}
const finding: Finding = {
  id: 'x',
  subject: 'a',
  severity: 'error',
  confidence: 'proven',
  form: 'main',
  parameters: { who: 'orders', offset: 9_007_199_254_740_993n },
  evidence: [],
  count: 1,
  sources: [],
  connections: [],
  foundAt: 1,
}

it('fills parameters in, exactly', () => {
  expect(render(text, finding)).toEqual({
    title: 'orders fails',
    cause: 'at 9007199254740993',
    remedy: ['ask orders'],
  })
  expect(render(text, finding, 'zh').title).toBe('orders 失败')
})

it('does not fill in what a value happens to contain', () => {
  const tricky = { ...finding, parameters: { who: '{offset}', offset: 1 } }

  expect(render(text, tricky).title).toBe('{offset} fails')
})

it('finds the places of a template', () => {
  expect(placeholders('{a} and {b2}')).toEqual(['a', 'b2'])
})

it('says which form has no text', () => {
  expect(() => render({ en: {}, zh: {} }, finding)).toThrow(/x has no text for its form main/)
})
