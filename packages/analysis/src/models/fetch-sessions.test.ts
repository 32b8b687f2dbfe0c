import { expect, it } from 'vitest'
import { analyseTrace } from '../../test/analyse.ts'

it('follows the session of each connection in a recording', () => {
  const { facts } = analyseTrace('f1')
  const sessions = facts
    .keys('connection')
    .flatMap((id) => facts.line('connection', id, 'fetchSession')?.all() ?? [])

  expect(sessions.length).toBeGreaterThan(0)
  expect(sessions[0]?.value).not.toBe(0)
})
