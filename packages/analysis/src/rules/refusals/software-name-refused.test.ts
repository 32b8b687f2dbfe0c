import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { findingsOf } from '../../../test/findings-of.ts'
import { softwareNameRefused as rule } from './software-name-refused.ts'

it('points at the text that the broker does not take', () => {
  for (const [clientSoftwareName, clientSoftwareVersion, bad, path] of [
    ['RP Console', '1.0', 'RP Console', 'clientSoftwareName'],
    ['sarama', '(devel)', '(devel)', 'clientSoftwareVersion'],
  ] as const) {
    const conversation = new Conversation()
    conversation
      .connect()
      .exchange('ApiVersions', 3, { clientSoftwareName, clientSoftwareVersion }, { errorCode: 42 })
    const [finding] = findingsOf(rule, conversation)

    expect(finding?.parameters['bad']).toBe(bad)
    expect(finding?.evidence[1]?.path).toBe(path)
  }
})
