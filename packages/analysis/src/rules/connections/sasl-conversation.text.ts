import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    challenge: {
      title: '{Broker} answers a PLAIN login with bytes that PLAIN does not have',
      cause:
        'The login of {client} is accepted (error 0) and the answer carries bytes. PLAIN ends with the client’s one message, so that a strict client takes the bytes for a challenge and fails the login.',
      remedy: [
        'Use franz-go 1.13.5 or later; Java and Sarama ignore the bytes.',
        'Report the answer to the provider (seen with Tencent CKafka).',
      ],
    },
    notAcknowledged: {
      title: '{client} does not acknowledge the refusal of its OAUTHBEARER token',
      cause:
        '{Broker} refused the token with a JSON text and waits for a message of one byte, 0x01, before it ends the login with an error (RFC 7628). The client does not send it, so that the reason never reaches the application.',
      remedy: [
        'Use kafka-python 2.1.4 or later.',
        'Read the JSON in the answer: it says what is wrong with the token.',
      ],
    },
  },
  zh: {
    challenge: {
      title: '{Broker} 用 PLAIN 没有的字节回答 PLAIN 登录',
      cause:
        '{client} 的登录被接受（错误 0），而应答带有字节。PLAIN 在客户端的唯一一条消息后结束，严格的客户端会把这些字节当作质询而登录失败。',
      remedy: [
        '使用 franz-go 1.13.5 或更高版本；Java 和 Sarama 会忽略这些字节。',
        '向提供方报告该应答（见于腾讯 CKafka）。',
      ],
    },
    notAcknowledged: {
      title: '{client} 没有确认其 OAUTHBEARER 令牌被拒绝',
      cause:
        '{Broker} 用 JSON 文本拒绝了令牌，并等待一个字节 0x01 的消息，之后才以错误结束登录（RFC 7628）。客户端没有发送，应用因此得不到原因。',
      remedy: ['使用 kafka-python 2.1.4 或更高版本。', '阅读应答中的 JSON：它说明令牌有什么问题。'],
    },
  },
}
