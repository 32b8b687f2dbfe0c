// The files of the built page. All routes of the page are behind the `#`, so `/` is its only path.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyPluginAsync } from 'fastify'
import { GatewayError } from '../errors.ts'
import { inlineScriptsOf } from './headers.ts'

export interface PageFileOptions {
  /** Folder with index.html and assets/. */
  readonly webRoot: string
}

export const pageFiles: FastifyPluginAsync<PageFileOptions> = async (app, { webRoot }) => {
  if (!existsSync(join(webRoot, 'index.html'))) {
    app.get('/', { schema: { hide: true } }, () => {
      throw new GatewayError('PAGE_NOT_BUILT', { path: join(webRoot, 'index.html') })
    })
    return
  }
  await app.register(staticFiles, {
    root: webRoot,
    wildcard: false,
    schemaHide: true,
    // Names under assets/ carry a hash of their content; index.html names the current ones.
    setHeaders: (reply, path) => {
      const isHashed = path.includes('/assets/') || path.includes('\\assets\\')
      void reply.header(
        'cache-control',
        isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
}

/** Inline scripts of the built page, none while it is not built. */
export function pageScripts(webRoot: string): readonly string[] {
  const path = join(webRoot, 'index.html')
  return existsSync(path) ? inlineScriptsOf(readFileSync(path, 'utf8')) : []
}
