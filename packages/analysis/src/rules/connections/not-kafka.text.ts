import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    tlsToPlaintext: {
      title: 'A client speaks TLS to the plaintext port {address}',
      cause:
        'The first bytes from {client} are {bytes}, a TLS handshake, and the broker closes at once: read as Kafka they announce a message of about 369 MB ("Invalid receive" in its log).',
      remedy: [
        'Set security.protocol to PLAINTEXT or SASL_PLAINTEXT in the client, or use the TLS port of the broker.',
      ],
    },
    plaintextToTls: {
      title: 'A client speaks plain text to the TLS port {address}',
      cause:
        'The answer to {client} begins with {bytes}, a TLS alert. Java clients report it as running out of memory, others as a closed connection.',
      remedy: ['Set security.protocol to SSL or SASL_SSL in the client.'],
    },
    httpToKafka: {
      title: 'Something speaks HTTP to the Kafka port {address}',
      cause:
        'The first bytes from {client} are {bytes}, an HTTP request: a health check, a browser or a scraper.',
      remedy: ['Point it to another port; check a Kafka port by connecting, or with ApiVersions.'],
    },
    kafkaToHttp: {
      title: '{address} is a web server, not a Kafka broker',
      cause: 'The answer begins with {bytes}, which is HTTP.',
      remedy: ['Correct bootstrap.servers: it must name a Kafka listener.'],
    },
  },
  zh: {
    tlsToPlaintext: {
      title: '客户端向明文端口 {address} 使用 TLS',
      cause:
        '来自 {client} 的首字节是 {bytes}，即 TLS 握手，代理立即关闭连接：按 Kafka 解读，它们宣告了约 369 MB 的消息（其日志中为 “Invalid receive”）。',
      remedy: [
        '把客户端的 security.protocol 设为 PLAINTEXT 或 SASL_PLAINTEXT，或使用代理的 TLS 端口。',
      ],
    },
    plaintextToTls: {
      title: '客户端向 TLS 端口 {address} 发送明文',
      cause:
        '给 {client} 的应答以 {bytes} 开头，即 TLS 警报。Java 客户端会报告内存不足，其他客户端报告连接被关闭。',
      remedy: ['把客户端的 security.protocol 设为 SSL 或 SASL_SSL。'],
    },
    httpToKafka: {
      title: '有程序向 Kafka 端口 {address} 使用 HTTP',
      cause: '来自 {client} 的首字节是 {bytes}，即 HTTP 请求：健康检查、浏览器或采集器。',
      remedy: ['让它指向其他端口；检查 Kafka 端口请用连接测试或 ApiVersions。'],
    },
    kafkaToHttp: {
      title: '{address} 是网页服务器，不是 Kafka 代理',
      cause: '应答以 {bytes} 开头，即 HTTP。',
      remedy: ['更正 bootstrap.servers：它必须指向 Kafka 监听器。'],
    },
  },
}
