import { expect, it } from 'vitest'
import { Report } from './report.ts'

it('keeps the first error and all warnings', () => {
  const report = new Report()
  const problem = { message: 'First', column: 1, length: 1 }

  report.fail(problem)
  report.fail({ ...problem, message: 'Second' })
  report.warn(problem)
  report.warn(undefined)

  expect(report.error).toBe(problem)
  expect(report.warnings).toEqual([problem])
})
