// The summaries that the pipeline gives to one exchange.
import { Conversation, type PartialBody } from '@brokerscope/testkit'
import { SessionPipeline } from '../src/pipeline/session.ts'

export function summariesOf(
  apiName: string,
  apiVersion: number,
  asked: PartialBody,
  answered: PartialBody = {},
): [request: string, response: string] {
  const conversation = new Conversation()
  conversation.connect().exchange(apiName, apiVersion, asked, answered)
  const pipeline = new SessionPipeline()
  const [request = '', response = ''] = conversation
    .events()
    .flatMap((event) => pipeline.push(event))
    .flatMap((event) => (event.type === 'frame' ? event.info.summary : []))
  return [request, response]
}
