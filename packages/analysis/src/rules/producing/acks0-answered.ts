// Produce with acks=0 is not answered by Kafka. A service that answers it all the same
// (Azure Event Hubs) shifts every later answer for a client that does not expect it.
import { exchangeRule } from '../exchange-rule.ts'
import { at, type Rule } from '../rule.ts'
import { capital, clientText } from '../wording.ts'
import { text } from './acks0-answered.text.ts'

export const acks0Answered: Rule = exchangeRule(
  {
    id: 'acks0-answered',
    severity: 'warning',
    sources: ['franz-go v1.3.3 changelog', 'KafkaApis.scala @ Kafka 4.3'],
    apis: ['Produce'],
    text,
  },
  function* judge({ request, response, connection, unexpected, apiVersion }, models) {
    if (!unexpected) return
    yield {
      subject: models.brokers.keyOf(connection),
      severity: 'warning',
      confidence: 'proven',
      parameters: {
        Broker: capital(models.brokers.labelOf(connection)),
        client: clientText(models, connection),
        version: apiVersion,
      },
      evidence: [at(response), at(request, 'acks')],
      connections: [connection.id],
    }
  },
)
