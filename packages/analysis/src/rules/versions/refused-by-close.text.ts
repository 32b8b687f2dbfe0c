import type { RuleText } from '../rule.ts'

const title = '{Broker} closes the connection on {api} v{version} without an answer'
const titleZh = '{Broker} 收到 {api} v{version} 后不作应答就关闭了连接'
const upgrade =
  'Use a release of the client that asks with ApiVersions and stays inside the advertised range.'
const upgradeZh = '使用会先查询 ApiVersions 并停留在公布范围内的客户端版本。'

export const text: RuleText = {
  en: {
    outside: {
      title,
      cause:
        '{client} sent {api} v{version}, but this broker advertises {range}. A version outside the range is not answered: the connection ends ({how}).',
      remedy: [
        upgrade,
        'If a proxy stands between, make it advertise no more than the broker behind it can do.',
      ],
    },
    notServed: {
      title,
      cause:
        '{client} sent {api} v{version}, which this broker does not advertise at all. Such a request is not answered: the connection ends ({how}).',
      remedy: [
        'Turn off in the client what needs {api}, or use a broker that serves it.',
        'On a controller listener most client APIs are missing: connect to a broker listener.',
      ],
    },
    produceOld: {
      title,
      cause:
        'Kafka 4 advertises Produce from version 0, so that old librdkafka keeps compression on, and still refuses v0 to v2 (KIP-896, KAFKA-18659). {client} believed the range {range} and sent v{version}; the connection ends ({how}).',
      remedy: [
        'Use a release of the client that speaks Produce v3 or later.',
        'Or keep a Kafka 3.x broker or a translating proxy in between.',
      ],
    },
    apiVersions: {
      title,
      cause:
        'A broker that does not know the version should answer ApiVersions in v0 with UNSUPPORTED_VERSION (KIP-511). This one ends the connection instead ({how}), so that the client never learns what to ask with. Azure Event Hubs is known for it. If older versions end the same way, nothing serves Kafka behind this address.',
      remedy: [
        'Let the client ask with ApiVersions v3 or lower: franz-go 1.19.4 or later (1.20.0 on Windows) or MaxVersions(V3_8_0); kafka-python 2.2.1 or later.',
      ],
    },
    removed: {
      title,
      cause:
        'The client did not ask for versions. Kafka 4 serves {api} from v{since} on (KIP-896 removed the older ones) and ends the connection on v{version} ({how}).',
      remedy: [
        upgrade,
        'Or keep a Kafka 3.x broker or a translating proxy in between. kafka-go: 0.4.48 or later; JoinGroup v0 and v1 work again with Kafka 4.0.1.',
      ],
    },
    repeated: {
      title,
      cause:
        'Each time {client} sent {api} v{version} the connection ended at once ({how}), and none was ever answered, although the version lies in the range that is known ({range}). The broker does not serve this version, or cannot read what is in the request.',
      remedy: [
        'Look into the broker’s log for this connection: it names the reason (unsupported version, invalid request).',
        'Try a newer release of the client, or an older version of {api}.',
      ],
    },
    telemetry: {
      title: '{Broker} closes the connection on PushTelemetry without metrics',
      cause:
        '{client} pushes with an empty metrics field, which reads as null on the wire; the broker cannot take that and ends the connection ({how}), again at each interval.',
      remedy: [
        'Use librdkafka 2.10.1 or later (2.5.0 to 2.10.0 do this), or set enable.metrics.push=false.',
      ],
    },
    leftOver: {
      title,
      cause:
        'The body of this {api} v{version} does not fit its version: reading it as Kafka defines it leaves bytes over or runs out of them. A broker that cannot read a request ends the connection ({how}).',
      remedy: [
        'Report the frame to the makers of the client. kafka-go before 0.4.49 writes one field too many into OffsetCommit v5.',
      ],
    },
  },
  zh: {
    outside: {
      title: titleZh,
      cause:
        '{client} 发送了 {api} v{version}，而该代理公布的范围是 {range}。范围之外的版本不会得到应答：连接被关闭（{how}）。',
      remedy: [upgradeZh, '如果中间有代理服务器，请让它公布的范围不超过其后代理的能力。'],
    },
    notServed: {
      title: titleZh,
      cause:
        '{client} 发送了 {api} v{version}，而该代理根本没有公布这个 API。这样的请求不会得到应答：连接被关闭（{how}）。',
      remedy: [
        '在客户端关闭需要 {api} 的功能，或使用提供它的代理。',
        '控制器监听器缺少大多数客户端 API：请连接代理监听器。',
      ],
    },
    produceOld: {
      title: titleZh,
      cause:
        'Kafka 4 从版本 0 起公布 Produce，以便旧的 librdkafka 保持压缩，但仍然拒绝 v0 到 v2（KIP-896、KAFKA-18659）。{client} 相信了范围 {range} 并发送 v{version}；连接被关闭（{how}）。',
      remedy: [
        '使用支持 Produce v3 或更高版本的客户端。',
        '或在中间保留 Kafka 3.x 代理或会转换版本的代理服务器。',
      ],
    },
    apiVersions: {
      title: titleZh,
      cause:
        '不认识该版本的代理应以 v0 格式用 UNSUPPORTED_VERSION 应答 ApiVersions（KIP-511）。该代理却直接关闭连接（{how}），客户端无从得知应使用哪个版本。Azure Event Hubs 就是如此。如果更旧的版本也以同样方式结束，则该地址背后没有 Kafka 服务。',
      remedy: [
        '让客户端用 ApiVersions v3 或更低版本查询：franz-go 1.19.4 或更高版本（Windows 上为 1.20.0），或 MaxVersions(V3_8_0)；kafka-python 2.2.1 或更高版本。',
      ],
    },
    removed: {
      title: titleZh,
      cause:
        '客户端没有查询版本。Kafka 4 从 v{since} 起提供 {api}（KIP-896 移除了更早的版本），收到 v{version} 时关闭连接（{how}）。',
      remedy: [
        upgradeZh,
        '或在中间保留 Kafka 3.x 代理或会转换版本的代理服务器。kafka-go：0.4.48 或更高版本；JoinGroup v0 和 v1 在 Kafka 4.0.1 中重新可用。',
      ],
    },
    repeated: {
      title: titleZh,
      cause:
        '{client} 每次发送 {api} v{version} 连接都立即结束（{how}），从未得到应答，尽管该版本在已知范围（{range}）之内。代理不支持该版本，或读不懂请求的内容。',
      remedy: [
        '在代理日志中查找该连接：其中有原因（不支持的版本、无效请求）。',
        '试用更新的客户端版本，或较旧版本的 {api}。',
      ],
    },
    telemetry: {
      title: '{Broker} 收到没有指标的 PushTelemetry 后关闭连接',
      cause:
        '{client} 推送时指标字段为空，在网络上读作 null；代理无法接受而关闭连接（{how}），每个间隔都会重复。',
      remedy: [
        '使用 librdkafka 2.10.1 或更高版本（2.5.0 到 2.10.0 会这样），或设置 enable.metrics.push=false。',
      ],
    },
    leftOver: {
      title: titleZh,
      cause:
        '该 {api} v{version} 的内容与其版本不符：按 Kafka 的定义读取会剩余或缺少字节。代理读不懂请求时会关闭连接（{how}）。',
      remedy: [
        '把该帧报告给客户端的维护者。0.4.49 之前的 kafka-go 会在 OffsetCommit v5 中多写一个字段。',
      ],
    },
  },
}
