// All fields of ours by every name that they have; capitals do not matter.
import { frameColumns } from './frame-columns.ts'
import { messageGroups } from './message-groups.ts'
import type { OwnField } from './own-field.ts'

export const ownFields: readonly OwnField[] = [...frameColumns, ...messageGroups]

const byName = new Map(
  ownFields.flatMap((field) =>
    [field.name, ...field.aliases].map((name) => [name.toLowerCase(), field] as const),
  ),
)

export function ownFieldNamed(name: string): OwnField | undefined {
  return byName.get(name.toLowerCase())
}
