import { expect, it, vi } from 'vitest'
import { registerCommands, runCommand } from './commands.ts'

it('runs the command of the newest view that has it', () => {
  const [outer, inner] = [vi.fn<() => void>(), vi.fn<() => void>()]
  const removeOuter = registerCommands({ pair: outer, help: outer })
  const removeInner = registerCommands({ pair: inner })

  expect([runCommand('pair'), runCommand('help'), runCommand('goTo')]).toEqual([true, true, false])
  removeInner()
  runCommand('pair')
  removeOuter()

  expect(inner).toHaveBeenCalledTimes(1)
  expect(outer).toHaveBeenCalledTimes(2)
  expect(runCommand('pair')).toBe(false)
})
