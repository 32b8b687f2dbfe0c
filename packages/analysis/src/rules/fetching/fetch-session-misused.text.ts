import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    leak: {
      title: '{client} asks for a new fetch session with each Fetch',
      cause:
        'Each request carries session 0 and epoch 0, each answer grants a fresh session, {count} in a row, and none is used. The sessions pile up in the broker’s cache (1000 by default) and push out those of other clients, which are then answered FETCH_SESSION_ID_NOT_FOUND (70).',
      remedy: [
        'Upgrade the client: Sarama 1.26.2, @platformatic/kafka 2.3.0 and later use or decline the session.',
        'A client that wants none must send epoch -1.',
      ],
    },
    refused: {
      title: '{client} goes on with a fetch session that was not granted',
      cause:
        'The broker answered session 0: its cache is full, or it has no sessions. {client} then sends requests without partitions or with an epoch, {count} in a row, which are answered at once with nothing: it reads nothing and spins.',
      remedy: [
        'Use franz-go 1.4.2 or later, or disable fetch sessions in the client.',
        'Raise max.incremental.fetch.session.cache.slots of the brokers.',
      ],
    },
  },
  zh: {
    leak: {
      title: '{client} 的每个 Fetch 都请求新的拉取会话',
      cause:
        '每个请求都带会话 0 和纪元 0，每个应答都授予新会话，连续 {count} 次，却没有一个被使用。会话在代理的缓存（默认 1000 个）中堆积，把其他客户端的会话挤掉，它们随后得到 FETCH_SESSION_ID_NOT_FOUND (70)。',
      remedy: [
        '升级客户端：Sarama 1.26.2、@platformatic/kafka 2.3.0 及更高版本会使用或谢绝会话。',
        '不需要会话的客户端必须发送纪元 -1。',
      ],
    },
    refused: {
      title: '{client} 继续使用没有被授予的拉取会话',
      cause:
        '代理应答会话 0：其缓存已满，或不支持会话。{client} 随后连续 {count} 次发送没有分区或带纪元的请求，这些请求立即得到空应答：它什么也读不到并空转。',
      remedy: [
        '使用 franz-go 1.4.2 或更高版本，或在客户端关闭拉取会话。',
        '提高代理的 max.incremental.fetch.session.cache.slots。',
      ],
    },
  },
}
