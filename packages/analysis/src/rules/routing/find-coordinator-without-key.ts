// FindCoordinator below v4 asks for one key in `key`; from v4 on for several in
// `coordinatorKeys`. A client that builds the request for one form and sends it in the
// version of the other asks for the coordinator of "".
import { numberOf, textOf, textsOf } from '../../values.ts'
import { exchangeRule } from '../exchange-rule.ts'
import { at, type Rule } from '../rule.ts'
import { clientText, errorText } from '../wording.ts'
import { text } from './find-coordinator-without-key.text.ts'

const BATCHED = 4

export const findCoordinatorWithoutKey: Rule = exchangeRule(
  {
    id: 'find-coordinator-without-key',
    severity: 'error',
    sources: ['KIP-699', 'franz-go v1.19.5 changelog', 'franz-go issue 1034'],
    apis: ['FindCoordinator'],
    text,
  },
  function* judge({ request, response, connection, apiVersion }, models) {
    const { body } = request
    const isEmpty =
      apiVersion < BATCHED
        ? textOf(body, 'key') === ''
        : textsOf(body, 'coordinatorKeys').length === 0 ||
          textsOf(body, 'coordinatorKeys').includes('')
    if (!isEmpty) return
    const code = response.info.errors[0]?.code ?? numberOf(response.body, 'errorCode') ?? 0
    yield {
      subject: clientText(models, connection),
      severity: 'error',
      confidence: 'proven',
      parameters: {
        client: clientText(models, connection),
        version: apiVersion,
        error: code === 0 ? 'NONE (0)' : errorText(code),
      },
      evidence: [at(request, apiVersion < BATCHED ? 'key' : 'coordinatorKeys'), at(response)],
      connections: [connection.id],
    }
  },
)
