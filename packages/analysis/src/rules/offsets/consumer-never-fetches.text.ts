import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{client} has its offsets and never fetches',
      cause:
        'OffsetFetch gave it the committed offset of {partition}, and for {duration} it sent heartbeats and neither ListOffsets nor OffsetForLeaderEpoch nor Fetch, although it is connected to the leader. No answer was wrong: the client itself does not go on, or the consumer is paused.',
      remedy: [
        'Look into the log of the client for errors that it makes by itself.',
        'If the consumer is paused on purpose, nothing is wrong.',
      ],
    },
    franzGo: {
      title: '{client} has its offsets and never fetches',
      cause:
        'OffsetFetch gave it the committed offset of {partition} with a leader epoch, and for {duration} it sent heartbeats and neither OffsetForLeaderEpoch nor Fetch, although it is connected to the leader. franz-go decides to validate such an offset from what the broker offers, and stops if its own maximum of key 23 forbids the request ("request key is unknown" for every partition). Its log would confirm it.',
      remedy: [
        'Remove the cap of key 23 (SetMaxKeyVersion(23, -1)): it does not switch the validation off.',
        'To consume without validation, drop the leader epoch of fetched commits (kgo.AdjustFetchOffsetsFn, epoch -1), or cap OffsetFetch at v4. Both are proven by recordings.',
        'If the consumer is paused on purpose, nothing is wrong.',
      ],
    },
  },
  zh: {
    main: {
      title: '{client} 已取得偏移量，却从不拉取',
      cause:
        'OffsetFetch 给出了 {partition} 的提交偏移量，此后 {duration} 内它只发送心跳，没有 ListOffsets、OffsetForLeaderEpoch 或 Fetch，尽管它已连接到首领。没有任何应答是错误的：是客户端自己不再继续，或消费者已暂停。',
      remedy: ['在客户端日志中查找它自身产生的错误。', '如果消费者是有意暂停的，则没有问题。'],
    },
    franzGo: {
      title: '{client} 已取得偏移量，却从不拉取',
      cause:
        'OffsetFetch 给出了 {partition} 带首领纪元的提交偏移量，此后 {duration} 内它只发送心跳，没有 OffsetForLeaderEpoch 或 Fetch，尽管它已连接到首领。franz-go 根据代理提供的版本决定校验这样的偏移量，若它自己对键 23 的上限禁止该请求就停住（每个分区报 “request key is unknown”）。其日志可以证实。',
      remedy: [
        '去掉键 23 的上限（SetMaxKeyVersion(23, -1)）：它不会关闭校验。',
        '若要不经校验地消费，请去掉取回的提交中的首领纪元（kgo.AdjustFetchOffsetsFn，纪元 -1），或把 OffsetFetch 限制在 v4。两者都有录制证明。',
        '如果消费者是有意暂停的，则没有问题。',
      ],
    },
  },
}
