import { apis, decodeResponse } from '@brokerscope/codec'
import { responseFrame } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { responseLayouts } from './response-layouts.ts'

it('has every version of every response in exactly one layout', () => {
  const listed = responseLayouts().flatMap(({ apiKey, versions }) =>
    versions.map((version) => `${apiKey} ${version}`),
  )
  const all = apis.flatMap(
    ({
      apiKey,
      response: {
        versions: [from, to],
      },
    }) =>
      Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => `${apiKey} ${from + index}`),
  )

  expect(listed.toSorted()).toEqual(all.toSorted())
})

it('puts versions together only if one reads the bytes of the other alike', () => {
  for (const { apiKey, versions } of responseLayouts()) {
    const name = apis.find((api) => api.apiKey === apiKey)?.name ?? ''
    const [first = 0] = versions
    const frame = responseFrame(name, first)
    for (const version of versions) {
      expect(decodeResponse(frame, apiKey, version).body).toEqual(
        decodeResponse(frame, apiKey, first).body,
      )
    }
  }
})
