import { expect, it } from 'vitest'
import { messageFields, pathText } from './message-fields.ts'
import { foreignFields, isMeantBy, wiresharkField, wiresharkFields } from './wireshark.ts'
import { compileFilter } from '../filter.ts'

const meant = (name: string): string[] => {
  const alias = wiresharkField(name)
  return alias === undefined
    ? []
    : messageFields()
        .filter((field) => isMeantBy(alias, field))
        .map(pathText)
}

it.each(Object.keys(wiresharkFields))('%s means something', (name) => {
  expect(compileFilter(name)).toMatchObject({ ok: true, warnings: [] })
})

it('means what the dissector shows under a name', () => {
  expect(meant('kafka.required_acks')).toEqual(['Produce.request.acks'])
  expect(meant('kafka.coordinator_key')).toEqual([
    'FindCoordinator.request.key',
    'FindCoordinator.request.coordinatorKeys',
    'FindCoordinator.response.coordinators.key',
  ])
  expect(meant('kafka.message_key').every((path) => /[rR]ecords\.records\.key$/.test(path))).toBe(
    true,
  )
  expect(meant('kafka.config_key')).toContain('DescribeConfigs.response.results.configs.name')
  expect(wiresharkField('KAFKA.API_KEY')).toEqual({ like: 'api' })
})

it.each(Object.entries(foreignFields))('proposes for %s what can be used: %s', (_, instead) => {
  expect(compileFilter(instead).ok).toBe(true)
})
