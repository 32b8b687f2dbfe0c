// OffsetCommit v2-v4 carry a retention; -1 means the broker's own. 0 means "expire at
// once": the commit is taken and gone, and the group starts from nothing next time.
import { longOf, textOf } from '../../values.ts'
import { exchangeRule } from '../exchange-rule.ts'
import { at, type Rule } from '../rule.ts'
import { clientText } from '../wording.ts'
import { text } from './offset-commit-retention-zero.text.ts'

export const offsetCommitRetentionZero: Rule = exchangeRule(
  {
    id: 'offset-commit-retention-zero',
    severity: 'error',
    sources: ['IBM/sarama issue 2677', 'IBM/sarama pull request 2700'],
    apis: ['OffsetCommit'],
    text,
  },
  function* judge({ request, response, connection, apiVersion }, models) {
    if (longOf(request.body, 'retentionTimeMs') !== 0n) return
    const group = textOf(request.body, 'groupId') ?? ''
    yield {
      subject: group,
      severity: 'error',
      confidence: 'proven',
      parameters: { group, version: apiVersion, client: clientText(models, connection) },
      evidence: [at(request, 'retentionTimeMs'), at(response)],
      connections: [connection.id],
    }
  },
)
