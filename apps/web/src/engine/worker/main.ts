// The engine worker of the page.
import type { ToWorker } from '../messages.ts'
import { Engine } from './engine.ts'
import { feedOf } from './feeds/feed-of.ts'

const engine = new Engine((message) => postMessage(message), feedOf)

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => engine.receive(data))
