// Errors as problem documents (RFC 9457), with the code and the remedy of the error table.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { GatewayError, reasonOf } from '../errors.ts'

export const problemSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().describe('Stable; docs/errors.md lists all of them'),
    remedy: z.string().describe('What the reader can do'),
  })
  .describe('What went wrong')

export type Problem = z.output<typeof problemSchema>

export function problemOf(error: GatewayError): Problem {
  return {
    type: 'about:blank',
    title: error.message,
    status: error.status,
    detail: `${error.message}. ${error.remedy}.`,
    code: error.code,
    remedy: error.remedy,
  }
}

function sendProblem(reply: FastifyReply, error: GatewayError): FastifyReply {
  return reply
    .code(error.status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problemOf(error))
}

export function addProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | GatewayError, request, reply) => {
    const coded = toGatewayError(error)
    if (coded.code === 'INTERNAL') request.log.error({ err: error }, 'request failed')
    return sendProblem(reply, coded)
  })
  app.setNotFoundHandler((request: FastifyRequest, reply) => {
    const path = request.url.split('?', 1)[0] ?? ''
    return sendProblem(reply, new GatewayError('ROUTE_NOT_FOUND', { path: path.slice(0, 200) }))
  })
}

function toGatewayError(error: FastifyError | GatewayError): GatewayError {
  if (error instanceof GatewayError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const detail = error.validation
      .map(({ instancePath, message }) => `${instancePath.slice(1) || 'body'}: ${message ?? ''}`)
      .join('; ')
    return new GatewayError('REQUEST_INVALID', { detail }, { cause: error })
  }
  const { statusCode = 500 } = error
  if (statusCode >= 400 && statusCode < 500) {
    return new GatewayError('REQUEST_INVALID', { detail: error.message }, { cause: error })
  }
  return new GatewayError('INTERNAL', { reason: reasonOf(error) }, { cause: error })
}
