// What a number in a message stands for, by the name that Kafka has for it: 1 READ_COMMITTED,
// 3 Metadata, -1 LATEST. Of error codes see errors/.
import { apiOf } from '../apis.ts'
import type { KafkaValue } from '../value.ts'
import { enumerations } from './enumerations.ts'
import { enumerationOf } from './fields.ts'
import { specialNumbersOf } from './special-numbers.ts'

/** `message` as the tables name it: FetchRequest, AccessControlEntryRecord. */
export function meaningOf(message: string, field: string, value: KafkaValue): string | undefined {
  return meaningsOf(message)(field, value)
}

export type FieldMeaning = (field: string, value: KafkaValue) => string | undefined

type Meaning = (value: KafkaValue) => string | undefined

const byMessage = new Map<string, FieldMeaning>()

/** meaningOf for one message; kept, because a tree asks for each of its fields. */
export function meaningsOf(message: string): FieldMeaning {
  const known = byMessage.get(message)
  if (known !== undefined) return known
  const byField = new Map<string, Meaning | null>()
  const meanings: FieldMeaning = (field, value) => {
    let meaning = byField.get(field)
    if (meaning === undefined) byField.set(field, (meaning = meaningFor(message, field)))
    return meaning?.(value)
  }
  byMessage.set(message, meanings)
  return meanings
}

function meaningFor(message: string, field: string): Meaning | null {
  if (field === 'apiKey' || field === 'requestApiKey')
    return numeric((number) => apiOf(number)?.name)
  if (field === 'transactionResult') return (value) => (value === true ? 'COMMIT' : 'ABORT')
  if (field === 'authorizedOperations' || field.endsWith('AuthorizedOperations'))
    return numeric(operationsIn)
  const table = enumerationOf(message, field) ?? specialNumbersOf(message, field)
  return table === undefined ? null : numeric((number) => table[number])
}

function numeric(say: (number: number) => string | undefined): Meaning {
  return (value) =>
    typeof value === 'number' || typeof value === 'bigint' ? say(Number(value)) : undefined
}

/** The value that says: not asked for. */
const NOT_ASKED = -2_147_483_648

/** A bit for each operation, by its number. */
function operationsIn(bits: number): string {
  if (bits === NOT_ASKED) return 'not requested'
  return Object.entries(enumerations.aclOperation)
    .filter(([number]) => ((bits >> Number(number)) & 1) === 1)
    .map(([, name]) => name)
    .join(' ')
}
