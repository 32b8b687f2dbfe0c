import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: 'A connection to {broker} dies after {idle} of silence',
      cause:
        'Nothing was sent for {idle}; the {api} after that got no answer before the connection ended. Kafka closes idle connections after 10 minutes and tells so; a load balancer or firewall in between forgets them sooner and silently (Azure after 240 s).',
      remedy: [
        'Set connections.max.idle.ms of {client} below the limit, 180000 for Azure, and metadata.max.age.ms too.',
        'Or turn on TCP keep-alive (librdkafka: socket.keepalive.enable).',
      ],
    },
  },
  zh: {
    main: {
      title: '到 {broker} 的连接在静默 {idle} 之后失效',
      cause:
        '{idle} 内没有任何数据；此后的 {api} 在连接结束前没有得到应答。Kafka 在空闲 10 分钟后才关闭连接并会通知；中间的负载均衡器或防火墙会更早且悄无声息地遗忘连接（Azure 为 240 秒）。',
      remedy: [
        '把 {client} 的 connections.max.idle.ms 设得低于该限制，Azure 为 180000，metadata.max.age.ms 也一样。',
        '或启用 TCP keep-alive（librdkafka：socket.keepalive.enable）。',
      ],
    },
  },
}
