import { expect, it } from 'vitest'
import { ownFields } from '../fields/own-fields.ts'
import { compileFilter } from '../filter.ts'

it.each(ownFields)('understands the example of $name', ({ example, name, aliases }) => {
  const filter = compileFilter(example)

  expect(filter.ok && filter.warnings).toEqual([])
  const names = [name, ...aliases].map((each) => each.toLowerCase())
  const words = example.toLowerCase().split(/[\s()!]+/)
  expect(words.some((word) => names.includes(word))).toBe(true)
})

it.each([
  ['api == Produce', []],
  ['summary contains x', ['summary']],
  ['node == 1 && software contains x', ['node', 'software']],
  ['topic == x', ['message', 'topicNames']],
  ['topic == x && record.key', ['message', 'topicNames', 'records']],
  ['error', ['errors']],
  ['finding || follow == txn:a', ['findings', 'follow']],
  ['!response.frame', ['answers']],
])('%s needs %j', (text, needs) => {
  const filter = compileFilter(text)

  expect(filter.ok && [...filter.needs].toSorted()).toEqual([...needs].toSorted())
})
