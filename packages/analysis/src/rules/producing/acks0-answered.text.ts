import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{Broker} answers Produce v{version} with acks=0, which must not be answered',
      cause:
        'With acks=0 a client waits for no answer. One that does not read it anyway lets its receive buffer fill until producing stalls, or takes it for the answer to its next request. Azure Event Hubs is known for it.',
      remedy: ['Use acks=1 or all.', 'franz-go 0.7.0 and later throws such answers away.'],
    },
  },
  zh: {
    main: {
      title: '{Broker} 应答了 acks=0 的 Produce v{version}，而它不应被应答',
      cause:
        'acks=0 时客户端不等待应答。不读取它的客户端会让接收缓冲区逐渐填满直到写入停滞，或把它当作下一个请求的应答。Azure Event Hubs 就是如此。',
      remedy: ['使用 acks=1 或 all。', 'franz-go 0.7.0 及更高版本会丢弃这样的应答。'],
    },
  },
}
