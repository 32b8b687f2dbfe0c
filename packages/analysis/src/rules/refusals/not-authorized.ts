// Authorization: topic (29), group (30), cluster (31), transactional id (53). An
// idempotent producer that is refused with 31 is a case of its own: since Java 3.0
// producers are idempotent by default, and older ACLs do not allow that.
import { textOf } from '../../values.ts'
import type { Rule } from '../rule.ts'
import { text } from './not-authorized.text.ts'
import { refusalRule } from './refusal-rule.ts'

const CLUSTER_AUTHORIZATION_FAILED = 31

export const notAuthorized: Rule = refusalRule({
  id: 'not-authorized',
  sources: [
    'KIP-679',
    'librdkafka issue 4446',
    'Strimzi issue 9261',
    'Kafka documentation: authorization',
  ],
  codes: [29, 30, CLUSTER_AUTHORIZATION_FAILED, 53],
  severity: 'error',
  text,
  look({ apiName, request }, { code }) {
    const isIdempotence =
      apiName === 'InitProducerId' &&
      code === CLUSTER_AUTHORIZATION_FAILED &&
      textOf(request.body, 'transactionalId') === undefined
    return isIdempotence ? { form: 'idempotence' } : {}
  },
})
