// ApiVersions v3+ says the client's name and version, and Kafka takes only letters,
// digits, dots and hyphens, with a letter or digit at both ends; anything else is 42.
import { textOf } from '../../values.ts'
import type { Rule } from '../rule.ts'
import { refusalRule } from './refusal-rule.ts'
import { text } from './software-name-refused.text.ts'

export const softwareNameRefused: Rule = refusalRule({
  id: 'software-name-refused',
  sources: [
    'KIP-511',
    'ApiVersionsRequest.java @ Kafka 4.3',
    'IBM/sarama issue 2291',
    'redpanda-data/console issue 390',
  ],
  apis: ['ApiVersions'],
  codes: [42],
  severity: 'error',
  text,
  look({ request }) {
    const name = textOf(request.body, 'clientSoftwareName') ?? ''
    const version = textOf(request.body, 'clientSoftwareVersion') ?? ''
    const isName = !isValid(name)
    return {
      subject: `${name} ${version}`,
      requestPath: isName ? 'clientSoftwareName' : 'clientSoftwareVersion',
      parameters: { name, softwareVersion: version, bad: isName ? name : version },
    }
  },
})

function isValid(name: string): boolean {
  return /^[a-zA-Z0-9](?:[a-zA-Z0-9\-.]*[a-zA-Z0-9])?$/.test(name)
}
