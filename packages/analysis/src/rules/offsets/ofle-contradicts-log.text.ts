import type { RuleText, TextForm } from '../rule.ts'

export interface FormParts {
  /** Partitions whose answer lies below their log start. */
  readonly hasBelow: boolean
  /** Partitions of which the leader's own epoch was asked. */
  readonly hasOwn: boolean
  /** A consumer went back. */
  readonly hasReset: boolean
  readonly isFranzGo: boolean
}

export function formName({ hasBelow, hasOwn, hasReset, isFranzGo }: FormParts): string {
  const checks = hasBelow && hasOwn ? 'both' : hasBelow ? 'below' : hasOwn ? 'own' : 'zero'
  return `${checks}${hasReset ? 'Reset' : ''}${isFranzGo ? 'FranzGo' : ''}`
}

interface Sentences {
  readonly title: string
  readonly below: string
  readonly own: string
  readonly zero: string
  readonly reset: string
  readonly remedy: readonly string[]
  readonly franzGoRemedy: readonly string[]
}

const en: Sentences = {
  title: 'OffsetForLeaderEpoch answers end offset {end} for {partitions}',
  below:
    'No epoch of a log ends before the log starts, and these do (answered end < log start): {belowStart}.',
  own: 'The epoch that was asked about ({epochs}) is the leader’s own, which ends where the log ends; the answer lies below (answered end < end or commit that was seen): {ownEpoch}.',
  zero: 'An end of 0 in a log with records is right only if a later epoch began at offset 0 ({others}; answered end < end that was seen). The leader epoch is not in this capture; Metadata v7 or later would confirm it.',
  reset:
    '{client} took the answer for truncation and went back (offsets; in brackets the records that are read again): {resets}.',
  remedy: [
    'Report the answer to whoever runs the brokers: error 0 with a wrong end offset makes consumers that follow KIP-320 start again.',
    'Until then commit without a leader epoch, or use a client version whose OffsetFetch carries none (v4 or older): then nothing is validated.',
  ],
  franzGoRemedy: [
    'Drop the leader epoch of fetched commits: kgo.AdjustFetchOffsetsFn that sets each epoch to -1. Or cap OffsetFetch at v4, which carries none. Both are proven by recordings.',
    'Report the answer to whoever runs the brokers.',
    'This does not help: setting the maximum of key 23 to -1, as often advised, leaves franz-go 1.18.1, 1.19.3 and 1.22.2 without a single Fetch.',
  ],
}

const zh: Sentences = {
  title: 'OffsetForLeaderEpoch 对 {partitions} 返回末尾偏移量 {end}',
  below:
    '日志的任何纪元都不会在日志起点之前结束，而这里却是如此（返回的末尾 < 日志起点）：{belowStart}。',
  own: '所询问的纪元（{epochs}）就是首领自己的纪元，它应在日志末尾结束；返回值却更低（返回的末尾 < 已见到的末尾或提交）：{ownEpoch}。',
  zero: '日志中有记录时，只有后来的纪元从偏移量 0 开始，末尾 0 才是正确的（{others}；返回的末尾 < 已见到的末尾）。此抓包中没有首领纪元；Metadata v7 或更高版本可以证实。',
  reset: '{client} 把该回答当作日志截断并退回（偏移量；括号内为重复读取的记录数）：{resets}。',
  remedy: [
    '向代理的运营方报告该回答：错误码 0 加上错误的末尾偏移量会使遵循 KIP-320 的消费者重新开始。',
    '在此之前提交时不带首领纪元，或使用 OffsetFetch 不携带纪元（v4 或更低）的客户端版本：这样就不会做校验。',
  ],
  franzGoRemedy: [
    '去掉取回的提交中的首领纪元：用 kgo.AdjustFetchOffsetsFn 把每个纪元设为 -1；或把 OffsetFetch 限制在不携带纪元的 v4。两者都有录制证明。',
    '向代理的运营方报告该回答。',
    '以下做法无效：常见的建议是把键 23 的最大版本设为 -1，但这会使 franz-go 1.18.1、1.19.3 和 1.22.2 一次 Fetch 也不发。',
  ],
}

export const text: RuleText = { en: forms(en, ' '), zh: forms(zh, '') }

function forms(words: Sentences, space: string): Record<string, TextForm> {
  const causes = {
    below: [words.below],
    own: [words.own],
    both: [words.below, words.own],
    zero: [words.zero],
  }
  const result: Record<string, TextForm> = {}
  for (const [name, sentences] of Object.entries(causes)) {
    for (const reset of ['', 'Reset']) {
      for (const client of ['', 'FranzGo']) {
        const cause = reset === '' ? sentences : [...sentences, words.reset]
        result[`${name}${reset}${client}`] = {
          title: words.title,
          cause: cause.join(space),
          remedy: client === '' ? words.remedy : words.franzGoRemedy,
        }
      }
    }
  }
  return result
}
