import type { RuleText } from '../rule.ts'

const title = '{Broker} advertises {api} {range} but refuses v{version}'
const titleZh = '{Broker} 公布 {api} {range}，却拒绝 v{version}'

export const text: RuleText = {
  en: {
    main: {
      title,
      cause:
        '{api} v{version} lies inside the advertised range, and the answer is {error}. The range is not the only condition: the request uses something that this broker has not enabled.',
      remedy: [
        'Look into the broker’s log for the reason.',
        'Let the client use an older version of {api}.',
      ],
    },
    level: {
      title,
      cause:
        '{api} v{version} needs {feature} at level {needed}, and level {level} is finalized. Brokers advertise the API whatever the level, and answer {error} below it.',
      remedy: [
        'Finalize the feature: kafka-features.sh upgrade --feature {feature}={needed}.',
        'Or let the client use the older protocol (for consumers: group.protocol=classic).',
      ],
    },
    unknownLevel: {
      title,
      cause:
        '{api} v{version} needs {feature} at level {needed}; the level of this cluster is not in the capture. The answer {error} is what a broker gives below it.',
      remedy: [
        'Look at the level: kafka-features.sh describe; finalize {feature}={needed}.',
        'Or let the client use the older protocol (for consumers: group.protocol=classic).',
      ],
    },
    switchedOff: {
      title,
      cause:
        '{feature} is finalized at level {level}, which is enough for {api} v{version}; the answer is {error}. So the protocol is switched off by configuration, for groups by group.coordinator.rebalance.protocols.',
      remedy: [
        'Add the protocol to group.coordinator.rebalance.protocols on all brokers.',
        'Or let the client use the older protocol (for consumers: group.protocol=classic).',
      ],
    },
    outside: {
      title: '{Broker} advertises {api} {range}; {client} uses v{version} and is refused',
      cause:
        'The version lies outside the advertised range. Kafka would close the connection; this broker, or a proxy before it, answers {error}.',
      remedy: ['Use a release of the client that stays inside the advertised range.'],
    },
    timestamp: {
      title: 'ListOffsets v{version} asks for a timestamp that the version does not have',
      cause:
        'Each special timestamp came with a version of ListOffsets: -3 with v7, -4 with v8, -5 with v9, -6 with v11. Asked with an older one, the partition is answered {error}.',
      remedy: ['Ask with a newer version of ListOffsets, or with -1 (latest) or -2 (earliest).'],
    },
  },
  zh: {
    main: {
      title: titleZh,
      cause:
        '{api} v{version} 在公布的范围之内，回答却是 {error}。版本范围不是唯一条件：请求用到了该代理没有启用的功能。',
      remedy: ['在代理日志中查找原因。', '让客户端使用较旧版本的 {api}。'],
    },
    level: {
      title: titleZh,
      cause:
        '{api} v{version} 需要 {feature} 达到级别 {needed}，而最终确定的级别是 {level}。无论级别如何代理都会公布该 API，级别不足时返回 {error}。',
      remedy: [
        '最终确定该特性：kafka-features.sh upgrade --feature {feature}={needed}。',
        '或让客户端使用旧协议（消费者：group.protocol=classic）。',
      ],
    },
    unknownLevel: {
      title: titleZh,
      cause:
        '{api} v{version} 需要 {feature} 达到级别 {needed}；此抓包中没有该集群的级别。{error} 正是级别不足的代理给出的回答。',
      remedy: [
        '查看级别：kafka-features.sh describe；最终确定 {feature}={needed}。',
        '或让客户端使用旧协议（消费者：group.protocol=classic）。',
      ],
    },
    switchedOff: {
      title: titleZh,
      cause:
        '{feature} 的最终级别是 {level}，足以支持 {api} v{version}；回答却是 {error}。说明该协议被配置关闭，对消费者组即 group.coordinator.rebalance.protocols。',
      remedy: [
        '在所有代理上把该协议加入 group.coordinator.rebalance.protocols。',
        '或让客户端使用旧协议（消费者：group.protocol=classic）。',
      ],
    },
    outside: {
      title: '{Broker} 公布 {api} {range}；{client} 使用 v{version} 而被拒绝',
      cause: '该版本在公布的范围之外。Kafka 会关闭连接；该代理或其前面的代理服务器返回 {error}。',
      remedy: ['使用会停留在公布范围内的客户端版本。'],
    },
    timestamp: {
      title: 'ListOffsets v{version} 询问了该版本没有的时间戳',
      cause:
        '每个特殊时间戳都随 ListOffsets 的某个版本出现：-3 自 v7，-4 自 v8，-5 自 v9，-6 自 v11。用更旧的版本询问时，该分区返回 {error}。',
      remedy: ['用更新版本的 ListOffsets 询问，或使用 -1（最新）或 -2（最早）。'],
    },
  },
}
