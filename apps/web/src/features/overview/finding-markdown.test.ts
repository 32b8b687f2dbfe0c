import { expect, it } from 'vitest'
import type { FoundFinding } from '../../engine/overview-messages.ts'
import { en } from '../../text/en.ts'
import { findingMarkdown } from './finding-markdown.ts'

const finding: FoundFinding = {
  key: 'a-rule~22',
  rule: 'a-rule',
  severity: 'error',
  confidence: 'proven',
  title: 'Broker 1 refuses Produce v12',
  cause: 'The level is 0.',
  remedy: ['Use 1.19.3.', 'Or finalize the feature.'],
  evidence: [
    {
      frame: 22,
      name: 'c4d840',
      api: 'Produce v12',
      direction: 'response',
      size: 53,
      latencyNs: null,
      summary: 'orders[0]: UNSUPPORTED_VERSION',
      paths: ['responses[0].errorCode'],
    },
  ],
  count: 1,
  foundAt: 22,
  foundNs: 0n,
}

it('writes a finding that can be pasted into an issue, with links to its frames', () => {
  const text = findingMarkdown(finding, en.overview, {
    place: { kind: 'session', id: 'abc' },
    view: 'overview',
    params: { finding: 'a-rule~22', p: 'elsewhere' },
  })

  expect(text.split('\n')).toEqual([
    '**Broker 1 refuses Produce v12.** (error, proven, `a-rule`)',
    'Cause: The level is 0.',
    'Evidence:',
    '- [frame 22](#/s/abc/frames?v=1&f=c4d840&p=responses[0].errorCode&finding=a-rule~22) Produce v12 response orders[0]: UNSUPPORTED_VERSION',
    'Remedy:',
    '1. Use 1.19.3.',
    '2. Or finalize the feature.',
  ])
})
