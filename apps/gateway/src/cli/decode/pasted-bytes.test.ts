import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bytesFromText } from './pasted-bytes.ts'

const bytes = Buffer.from(
  '0012000400000000000 36b676f00046b676f0876312e31392e3100'.replace(' ', ''),
  'hex',
)
const hex = bytes.toString('hex')
const pairs = hex.match(/../g) ?? []

/** As the tools of these names print the bytes. */
const forms: Readonly<Record<string, string>> = {
  'a hex stream': hex,
  'upper case with spaces': pairs.join(' ').toUpperCase(),
  'lines of hex': `${hex.slice(0, 20)}\n${hex.slice(20)}\n`,
  'one prefix': `0x${hex}`,
  'a prefix each': pairs.map((pair) => `0x${pair}`).join(', '),
  colons: pairs.join(':'),
  'an escaped string': `"${pairs.map((pair) => `\\x${pair}`).join('')}" \\\n`,
  'xxd -i': `unsigned char a_txt[] = {\n  ${pairs.map((pair) => `0x${pair}`).join(', ')}\n};\nunsigned int a_txt_len = 27;\n`,
  'quoted base64': `"${bytes.toString('base64')}"`,
  'url-safe base64': bytes.toString('base64url'),
  xxd: dump(/..../g, ': ', (text) => `  ${text}`),
  Wireshark: dump(/../g, '   ', (text) => `   ${text}`, 4),
  'hexdump -C': `${dump(/../g, '  ', (text) => `  |${text}|`).replaceAll(/^(.{33})/gm, '$1 ')}\n0000001b`,
  'od -A x -t x1': `${dump(/../g, ' ', () => '', 6)}\n00001b`,
  'od -t x1': `${dump(/../g, ' ', () => '', 7).replace('0000010', '0000020')}\n0000033`,
}

function dump(groups: RegExp, gap: string, text: (shown: string) => string, digits = 8): string {
  const width = groups.source.length === 4 ? 39 : 47
  return [0, 16]
    .map((offset) => {
      const part = bytes.subarray(offset, offset + 16)
      const shown = part.toString('latin1').replaceAll(/[^ -~]/g, '.')
      const cells = (part.toString('hex').match(/.{1,4}/g) ?? []).join(' ')
      const wide =
        groups.source.length === 4 ? cells : (part.toString('hex').match(/../g) ?? []).join(' ')
      const start = offset.toString(16).padStart(digits, '0')
      return (start + gap + wide.padEnd(width) + text(shown)).trimEnd()
    })
    .join('\n')
}

it.each(Object.entries(forms))('reads %s', (_, text) => {
  expect(Buffer.from(bytesFromText(text)).toString('hex')).toBe(hex)
})

it('does not take text beside a dump for bytes', () => {
  const text = '00000000: 6162 2063 64                             ab cd\n'

  expect(Buffer.from(bytesFromText(text)).toString()).toBe('ab cd')
})

it('takes groups of hex that begin with zeros for hex', () => {
  expect(bytesFromText('0000 0001\n0023 00000000')).toHaveLength(10)
  expect(bytesFromText('00000001 0023 00000000')).toHaveLength(10)
})

it.each([
  ['', 'it is empty'],
  ['00 12 0', 'the hex ends in the middle of a byte: 5 digits'],
  ['ABIAB', 'the base64 is cut: 5 characters'],
  ['00 12\n00 \u00fc4', 'neither hex nor base64: "\u00fc" in line 2, character 4'],
  ['[0 18 0 4]', 'neither hex nor base64'],
  [
    '00000000: 0012 0004  ....\n00000010: 0012',
    'line 1 has 4 bytes, and the offset of the next says 16',
  ],
  ['00000000: 0012\n*\n00000020: 00', 'dump again with -v'],
])('says what is wrong with %j', (text, reason) => {
  expect(() => bytesFromText(text)).toThrow(reason)
})

it('reads the bytes that were written as hex, or as a dump', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 3, maxLength: 80 }), (some) => {
      const text = Buffer.from(some).toString('hex')
      const lines = text.match(/.{1,32}/g) ?? []
      const dumped = lines.map((line, index) => {
        const shown = Buffer.from(line, 'hex')
          .toString('latin1')
          .replaceAll(/[^ -~]/g, '.')
        const cells = (line.match(/.{1,4}/g) ?? []).join(' ').padEnd(39)
        return `${(index * 16).toString(16).padStart(8, '0')}: ${cells}  ${shown}`
      })

      expect(Buffer.from(bytesFromText(text)).toString('hex')).toBe(text)
      expect(Buffer.from(bytesFromText(dumped.join('\n'))).toString('hex')).toBe(text)
    }),
  )
})
