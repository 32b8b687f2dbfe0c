// A rule for an error code that says by itself what is wrong: the broker's answer is the
// proof, and the text says what usually causes it and what to do. Retriable codes of
// normal operation (moves, rebalances, cold starts) have no such rule.
import type { Exchange, Message } from '../../events.ts'
import type { Models } from '../../models/models.ts'
import { structsOf, textOf } from '../../values.ts'
import type { FrameError } from '../../pipeline/frame-info.ts'
import { exchangeRule } from '../exchange-rule.ts'
import { at, type Claim, type Parameter, type Rule, type RuleText, type Severity } from '../rule.ts'
import { capital, clientText, errorText } from '../wording.ts'

export interface Refusal {
  readonly id: string
  readonly sources: readonly string[]
  /** All APIs where absent. */
  readonly apis?: readonly string[]
  readonly codes: readonly number[]
  /** Unless `look` says a lesser one. */
  readonly severity: Severity
  readonly text: RuleText
  /** Refines the claim, or returns undefined where the code is normal here. */
  readonly look?: (exchange: Exchange, error: FrameError, models: Models) => Look | undefined
}

interface Look {
  readonly form?: string
  /** What the finding is about; the client's program and the API where absent. */
  readonly subject?: string
  readonly severity?: Severity
  readonly parameters?: Readonly<Record<string, Parameter>>
  /** Field of the request that was refused. */
  readonly requestPath?: string
  readonly replaces?: Claim['replaces']
}

export function refusalRule(refusal: Refusal): Rule {
  const { id, severity, sources, apis, text } = refusal
  return exchangeRule(
    { id, severity, sources, text, ...(apis === undefined ? {} : { apis }) },
    (exchange, models) => judge(refusal, exchange, models),
  )
}

function* judge(refusal: Refusal, exchange: Exchange, models: Models): Iterable<Claim> {
  const { request, response, connection, apiName, apiVersion } = exchange
  const error = response.info.errors.find(({ code }) => refusal.codes.includes(code))
  if (error === undefined) return
  const look = refusal.look === undefined ? {} : refusal.look(exchange, error, models)
  if (look === undefined) return
  const client = clientText(models, connection)
  yield {
    subject: look.subject ?? `${apiName} of ${client}`,
    severity: look.severity ?? refusal.severity,
    confidence: 'proven',
    ...(look.form === undefined ? {} : { form: look.form }),
    parameters: {
      api: apiName,
      version: apiVersion,
      client,
      broker: models.brokers.labelOf(connection),
      Broker: capital(models.brokers.labelOf(connection)),
      error: errorText(error.code),
      what: elementOf(exchange, error, models),
      ...look.parameters,
    },
    evidence: [at(response, error.path), at(request, look.requestPath ?? '')],
    connections: [connection.id],
    ...(look.replaces === undefined ? {} : { replaces: look.replaces }),
  }
}

/** The name that the refused element or the request goes by, for people. */
function elementOf(
  { request, response, apiName }: Exchange,
  error: FrameError,
  models: Models,
): string {
  if (error.label !== '') return error.label.replace(/^id [^[]*/, topicOf(response, error, models))
  const { body } = request
  return textOf(body, 'transactionalId') ?? textOf(body, 'groupId') ?? apiName
}

/** Where an answer has the topic's id alone, its name if Metadata has told it. */
function topicOf({ body }: Message, { path }: FrameError, models: Models): string {
  const [, field = '', index = '0'] = /^(\w+)\[(\d+)\]/.exec(path) ?? []
  const topic = structsOf(body, field)[Number(index)]
  return topic === undefined ? '?' : models.topics.nameOf(topic)
}
