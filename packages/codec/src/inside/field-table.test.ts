import { expect, it } from 'vitest'
import { field, list } from './field-table.ts'

it('makes rows as the generator does', () => {
  expect(list('tasks', 'Task', [1, 2], [field('id', 'int32', [2, 2], { array: true })])).toEqual({
    name: 'tasks',
    type: 'struct',
    array: true,
    struct: 'Task',
    versions: [1, 2],
    fields: [{ name: 'id', type: 'int32', versions: [2, 2], array: true }],
  })
})
