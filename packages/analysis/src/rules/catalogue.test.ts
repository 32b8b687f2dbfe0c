import { traceNames } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { analyseTrace, troublesOf } from '../../test/analyse.ts'
import { rules } from './catalogue.ts'
import { placeholders, render } from './render.ts'
import type { TextForm } from './rule.ts'

const HEALTHY = ['c3', 'd', 'd2', 'e', 'e2', 'f1', 'f4', 'f5', 'g', 'g2', 'h', 'h2', 'i']

it('is quiet on every healthy recording', () => {
  const said = HEALTHY.flatMap((trace) =>
    troublesOf(trace).map(({ id, subject }) => `${trace}: ${id} ${subject}`),
  )

  expect(said).toEqual([])
})

it('has no rule that throws on a recording', () => {
  for (const trace of traceNames()) expect(analyseTrace(trace).failed).toEqual([])
})

it('gives each rule an id of its own, sources, and text in both languages', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  for (const { id, sources, text } of rules) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(sources.length).toBeGreaterThan(0)
    expect(Object.keys(text.zh)).toEqual(Object.keys(text.en))
  }
})

it('speaks of the same things in both languages', () => {
  for (const { id, text } of rules) {
    for (const [form, en] of Object.entries(text.en)) {
      const zh = text.zh[form]
      expect([id, form, zh === undefined ? [] : named(zh)]).toEqual([id, form, named(en)])
    }
  }
})

it('fills every place of its text, in each finding of the recordings', () => {
  for (const trace of traceNames()) {
    for (const finding of analyseTrace(trace).findings) {
      const rule = rules.find(({ id }) => id === finding.id)
      if (rule === undefined) throw new Error(`${finding.id} is not in the catalogue`)
      for (const language of ['en', 'zh'] as const) {
        const { title, cause, remedy } = render(rule.text, finding, language)
        expect([title, cause, ...remedy].join('\n')).not.toMatch(/\{\w+\}|undefined/)
      }
    }
  }
})

function named({ title, cause, remedy }: TextForm): string[] {
  return [...new Set([title, cause, ...remedy].flatMap(placeholders))].toSorted()
}
