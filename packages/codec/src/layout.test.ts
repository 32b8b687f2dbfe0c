import { expect, it } from 'vitest'
import { apiNamed } from './apis.ts'
import { isFlexible, layoutOf, olderLayout } from './layout.ts'
import type { StructPlan } from './plan.ts'

const vote = apiNamed('Vote')!.request

it('makes a layout once', () => {
  expect(layoutOf(vote, 1)).toBe(layoutOf(vote, 1))
})

it('clamps to the known versions', () => {
  expect(layoutOf(vote, 99).version).toBe(2)
  expect(layoutOf(vote, -1).version).toBe(0)
})

it('uses the older names where they are asked for and exist', () => {
  expect(namesIn(layoutOf(vote, 0).plan)).toContain('replicaEpoch')
  expect(namesIn(layoutOf(vote, 0, '3.9').plan)).toContain('candidateEpoch')
  expect(layoutOf(vote, 2, '3.9').release).toBe('4.4')
  expect(olderLayout(vote, 2)).toBeUndefined()
})

function namesIn(plan: StructPlan): string[] {
  return plan.all.flatMap(({ name, struct }) => [
    name,
    ...(struct === undefined ? [] : namesIn(struct)),
  ])
}

it('keeps versions from the future flexible', () => {
  expect([8, 9, 50].map((version) => isFlexible(apiNamed('Metadata')!.request, version))).toEqual([
    false,
    true,
    true,
  ])
})
