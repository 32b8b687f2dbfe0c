// docs/filters.md, written from the tables that filters themselves use.
// `node packages/analysis/test/write-filters-page.ts` writes it; filters-page.test.ts fails when it has
// fallen behind.
import { expected } from '../src/filter/check/literals.ts'
import { ownFields } from '../src/filter/fields/own-fields.ts'
import type { ValueType } from '../src/filter/fields/value-type.ts'
import { foreignFields, wiresharkFields } from '../src/filter/fields/wireshark.ts'
import { operators } from '../src/filter/syntax/operators.ts'

const MEANINGS: Readonly<Record<string, string>> = {
  '==': 'some value is equal',
  '!=': 'there are values, and none is equal',
  '>': 'some value is more',
  '>=': 'some value is at least',
  '<': 'some value is less',
  '<=': 'some value is at most',
  contains: 'some text or bytes have it inside; capitals count',
  matches: 'some text or bytes match the pattern; capitals do not count',
  '===': 'there are values, and all are equal',
  '!==': 'some value is not equal',
}

/** Each is compiled by the test of this page. */
export const examples: readonly (readonly [filter: string, meaning: string])[] = [
  ['error && api == Produce', 'Produce answers with an error'],
  ['error == UNSUPPORTED_VERSION', 'the name or its number 35'],
  ['error matches "COORDINATOR"', 'all errors with that word in their name'],
  ['txn == payments-1', 'messages that name a transactional id'],
  ['follow == txn:payments-1', 'the same, their answers, and what only knows its producer id'],
  ['tp == orders[0] && latency > 100ms', 'slow answers about one partition'],
  ['direction == request && !response.frame', 'requests that nobody answered'],
  ['api in {Fetch, ListOffsets, 23} && node == 2', 'a set of APIs, at one broker'],
  ['version in {9..11} && !(client.id == kgo)', 'a range, and everything but one client'],
  ['Produce.request.acks == 0', 'a path of the schema; no Fetch is decoded for it'],
  ['throttleTimeMs > 1s', 'a field of the schemas, in whichever message it stands'],
  ['batch.compression == zstd', 'header fields of record batches'],
  ['record.value contains "order 17"', 'records, also compressed ones'],
  ['kafka.request_key == 18 and not kafka.client_id == "kgo"', "Wireshark's names and words"],
]

export function filtersPage(): string {
  return [
    '# Filters',
    '',
    '<!-- Written by packages/analysis/test/filters-page.ts. Edit the tables in the code instead. -->',
    '',
    'One language for the filter bar of the page and for `brokerscope decode -Y FILTER`. It looks like the display filters of Wireshark.',
    '',
    '## Examples',
    '',
    ...table(
      ['filter', 'finds'],
      examples.map(([filter, meaning]) => [code(filter), meaning]),
    ),
    '## The language',
    '',
    '- `a && b`, `a || b`, `!a`, also `and`, `or`, `not`; `&&` binds tighter than `||`; parentheses. A field alone asks whether it is there.',
    '- A field may have several values: every element of an array counts. Null is no value, unless it is asked for: `== null`.',
    '- `in {a, b, 1..5}` is a set with ranges, `not in` its opposite. To leave out, write `!(a == b)`: `a != b` also leaves out frames without `a`.',
    '- Text needs quotes only with blanks or one of `( ) { } , = ! < > & | ~ "` in it. Inside quotes `\\"`, `\\\\`, `\\n`, `\\t`, `\\xHH` and `\\u{H}`; `r"..."` takes everything as it is.',
    '- Names of fields, APIs and errors are the same in capitals and small letters.',
    '- Patterns know `. [] () | * + ? {n,m} ^ $ \\d \\w \\s \\b` and `(?-i)` to make capitals count. Back references and looking around are left out: so no pattern takes',
    '  longer than its length times that of the text. The first 65,536 characters of a text are looked at.',
    '',
    ...table(
      ['operator', 'also', 'is true where'],
      operators.map(({ operator, spellings }) => [
        code(operator),
        spellings.slice(1).map(code).join(' '),
        MEANINGS[operator] ?? '',
      ]),
    ),
    '## Fields',
    '',
    ...table(
      ['field', 'also', 'what it is', 'compared with', 'example'],
      ownFields.map(({ name, aliases, about, type, choices, example }) => [
        code(name),
        aliases.map(code).join(' '),
        about.en,
        choices?.map(code).join(' ') ?? expected(type satisfies ValueType),
        code(example),
      ]),
    ),
    '`finding` and `response.frame` ask for what later frames tell: `decode -Y` then reads the file twice, and takes no standard input.',
    '',
    '## Paths of the schemas',
    '',
    '- `API.request.field.field`, with the names that `decode --format json` prints. Without `request` or `response` where one alone has the path.',
    '- `API.request.header.clientId` and `header.clientId` are fields of the header. `API` or `API.response` alone is a kind of message.',
    '- Behind a field of records come the fields of its batches, and behind `records` again those of the records: `...partitionData.records.producerId`,',
    '  `...partitionData.records.records.key`. Shorter, wherever they stand: `batch.producerId`, `record.key`, `record.headers.value`.',
    '- Any other name of a schema alone means that field in every message: `acks`, `isolationLevel`, `throttleTimeMs`.',
    '',
    "## Wireshark's names",
    '',
    'They mean what they mean there, in every version that Kafka has. Some are listed above; the others:',
    '',
    Object.keys(wiresharkFields).map(code).join(' '),
    '',
    'Names of other protocols, and what to write instead:',
    '',
    ...table(
      ['there', 'here'],
      Object.entries(foreignFields).map(([there, here]) => [code(there), code(here)]),
    ),
  ].join('\n')
}

function code(text: string): string {
  return `\`${text}\``
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => {
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  })
  return [...lines, '']
}
