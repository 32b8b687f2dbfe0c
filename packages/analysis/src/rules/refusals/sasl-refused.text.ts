import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{Broker} does not accept the {mechanism} login of {client}: {error}',
      cause:
        'The broker says: "{message}". The credentials do not fit what it knows for this mechanism, or the session was in a state that allows no login.',
      remedy: [
        'Check user, password or token, and that the user exists for {mechanism} (SCRAM users are made for each hash).',
        'Check the mechanism and the JAAS configuration of this very listener.',
      ],
    },
    mechanism: {
      title: '{Broker} does not offer the SASL mechanism {mechanism}',
      cause: '{client} asked for {mechanism}; this listener has {enabled}.',
      remedy: [
        'Set sasl.mechanism of the client to one of {enabled}, or enable {mechanism} on the listener (sasl.enabled.mechanisms).',
      ],
    },
  },
  zh: {
    main: {
      title: '{Broker} 不接受 {client} 的 {mechanism} 登录：{error}',
      cause: '代理的说明：“{message}”。凭据与它所知的不符，或会话所处的状态不允许登录。',
      remedy: [
        '检查用户、密码或令牌，以及该用户是否存在于 {mechanism}（SCRAM 用户按哈希算法分别创建）。',
        '检查该监听器的机制和 JAAS 配置。',
      ],
    },
    mechanism: {
      title: '{Broker} 不提供 SASL 机制 {mechanism}',
      cause: '{client} 请求 {mechanism}；该监听器提供 {enabled}。',
      remedy: [
        '把客户端的 sasl.mechanism 设为 {enabled} 之一，或在监听器上启用 {mechanism}（sasl.enabled.mechanisms）。',
      ],
    },
  },
}
