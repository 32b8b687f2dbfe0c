import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    ignored: {
      title: '{client} goes on sending while {broker} throttles it',
      cause:
        'The answer says that the client has to be silent for {throttle}; {count} requests came before that time was over. The broker does not read them until then (KIP-219), so that they look slow and may run into the client’s timeouts.',
      remedy: [
        'Use a client that knows KIP-219: Sarama 1.41.0, KafkaJS 1.15.0 or later.',
        'Or raise the quota of the client.',
      ],
    },
    timeout: {
      title: '{client} closes connections that {broker} throttles',
      cause:
        'The broker said that the client has to be silent for {throttle}; the client closed the connection with {api} open, {count} times. It counts the time of the throttling as that of the broker, connects again and is throttled again.',
      remedy: [
        'Use Java 3.8 or later (KAFKA-16083, KAFKA-17455).',
        'Until then make request.timeout.ms much larger than the throttling, or raise the quota.',
      ],
    },
  },
  zh: {
    ignored: {
      title: '{client} 在被 {broker} 限流时继续发送',
      cause:
        '应答要求客户端静默 {throttle}；在此之前到来了 {count} 个请求。代理到那时才读取它们（KIP-219），因此它们显得很慢，并可能触发客户端的超时。',
      remedy: [
        '使用支持 KIP-219 的客户端：Sarama 1.41.0、KafkaJS 1.15.0 或更高版本。',
        '或提高该客户端的配额。',
      ],
    },
    timeout: {
      title: '{client} 关闭被 {broker} 限流的连接',
      cause:
        '代理要求客户端静默 {throttle}；客户端在 {api} 未得到应答时关闭了连接，共 {count} 次。它把限流的时间算作代理的耗时，重新连接后再次被限流。',
      remedy: [
        '使用 Java 3.8 或更高版本（KAFKA-16083、KAFKA-17455）。',
        '在此之前让 request.timeout.ms 远大于限流时间，或提高配额。',
      ],
    },
  },
}
