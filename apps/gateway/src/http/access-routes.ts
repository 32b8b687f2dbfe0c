// Entering the access token in a browser: the token goes once into the body of a form and comes
// back as a cookie that scripts cannot read. It is never part of an address or of a log line.
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { ACCESS_COOKIE, cookieFor, isSame } from './admission.ts'

export interface AccessRouteOptions {
  readonly accessToken: string | undefined
}

export const ACCESS_PATH = '/api/access'

export const accessRoutes: FastifyPluginAsync<AccessRouteOptions> = async (
  app,
  { accessToken },
) => {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 4096 },
    async (_request: unknown, body: string | Buffer) => new URLSearchParams(String(body)),
  )

  app.post(ACCESS_PATH, { schema: { hide: true } }, async (request, reply) => {
    const given = request.body instanceof URLSearchParams ? request.body.get('token') : null
    if (accessToken !== undefined && (given === null || !isSame(given, accessToken))) {
      return sendAccessPage(reply, 'That is not the token of this gateway.')
    }
    if (accessToken !== undefined) {
      const cookie = `${ACCESS_COOKIE}=${cookieFor(accessToken)}`
      void reply.header('set-cookie', `${cookie}; Path=/; HttpOnly; SameSite=Strict`)
    }
    return reply.redirect('/', 303)
  })
}

/** A page of its own, since the page of the product is only for those who are in. */
export function sendAccessPage(reply: FastifyReply, message = ''): FastifyReply {
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'"
  return reply
    .code(401)
    .header('content-security-policy', `${policy}; frame-ancestors 'none'`)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8').send(`<!doctype html>
<html lang="en">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Brokerscope</title>
<style>body { font: 14px/1.5 system-ui, sans-serif; margin: 4rem auto; max-width: 26rem; padding: 0 1rem }
input, button { font: inherit; padding: .25rem .5rem } input { width: 100%; box-sizing: border-box; margin: .25rem 0 .75rem }</style>
<h1>Brokerscope</h1>
<p>Others can reach this gateway, so it asks for its access token: the value of <code>BROKERSCOPE_ACCESS_TOKEN</code> where it was started.</p>
<form method="post" action="${ACCESS_PATH}">
<label>Access token <input type="password" name="token" autocomplete="current-password" required autofocus></label>
<button>Open</button> <strong role="alert">${message}</strong>
</form>
</html>
`)
}
