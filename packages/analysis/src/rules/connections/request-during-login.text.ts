import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{client} sends {api} in the middle of its login',
      cause:
        'Between SaslHandshake and the answer to SaslAuthenticate only the login may go over the connection; {broker} ends it, or answers ILLEGAL_SASL_STATE (34).',
      remedy: [
        'Upgrade the client: franz-go 1.21.4 and @platformatic/kafka 1.26.0 and later hold other requests back while they log in again.',
      ],
    },
  },
  zh: {
    main: {
      title: '{client} 在登录过程中发送了 {api}',
      cause:
        '在 SaslHandshake 与 SaslAuthenticate 的应答之间，连接上只能进行登录；{broker} 会关闭连接，或返回 ILLEGAL_SASL_STATE (34)。',
      remedy: [
        '升级客户端：franz-go 1.21.4、@platformatic/kafka 1.26.0 及更高版本在重新登录期间会暂缓其他请求。',
      ],
    },
  },
}
