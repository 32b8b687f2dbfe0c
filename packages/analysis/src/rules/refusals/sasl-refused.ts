// A login that fails: the mechanism is not enabled (33, with the list of those that are),
// or the credentials are not taken (58).
import { textOf, textsOf } from '../../values.ts'
import type { Rule } from '../rule.ts'
import { listText } from '../wording.ts'
import { refusalRule } from './refusal-rule.ts'
import { text } from './sasl-refused.text.ts'

const UNSUPPORTED_SASL_MECHANISM = 33

export const saslRefused: Rule = refusalRule({
  id: 'sasl-refused',
  sources: ['KIP-152', 'SaslServerAuthenticator.java @ Kafka 4.3'],
  apis: ['SaslHandshake', 'SaslAuthenticate'],
  codes: [UNSUPPORTED_SASL_MECHANISM, 34, 58],
  severity: 'error',
  text,
  look({ request, response }, { code }) {
    const mechanism = request.info.mechanism ?? '?'
    if (code === UNSUPPORTED_SASL_MECHANISM) {
      const enabled = listText(textsOf(response.body, 'mechanisms'))
      return { form: 'mechanism', parameters: { mechanism, enabled }, requestPath: 'mechanism' }
    }
    const message = textOf(response.body, 'errorMessage') ?? ''
    return { parameters: { mechanism, message } }
  },
})
