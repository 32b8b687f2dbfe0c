// A session of the gateway: all bytes that it still holds, and whatever it records from then on.
// One channel serves both; a stopped session ends the channel after its last byte.
import { GrowingBytes } from '../kept-bytes.ts'
import type { Feed, FeedSink } from './feed.ts'
import { followLive, type LiveOptions } from './live-channel.ts'

export class SessionFeed implements Feed {
  readonly source = new GrowingBytes()
  readonly #options: Omit<LiveOptions, 'signal' | 'sink'>

  constructor(options: Omit<LiveOptions, 'signal' | 'sink'>) {
    this.#options = options
  }

  run(sink: FeedSink, signal: AbortSignal): Promise<void> {
    const keeping: FeedSink = {
      ...sink,
      push: (chunk) => {
        this.source.append(chunk)
        sink.push(chunk)
      },
    }
    return followLive({ ...this.#options, sink: keeping, signal })
  }
}
