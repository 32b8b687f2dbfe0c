import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    protocol: {
      title: 'Group {what} has no assignor in common with {client}: {error}',
      cause:
        'All members of a group must share one assignor and one protocol; this member shares none with the others.',
      remedy: [
        'Roll the members in two steps: first offer both assignors, then drop the old one.',
        'Do not mix group.protocol=consumer with members of another kind.',
      ],
    },
    timeout: {
      title: 'The session timeout of {client} is out of bounds: {error}',
      cause:
        '{Broker} takes session timeouts between group.min.session.timeout.ms and group.max.session.timeout.ms only.',
      remedy: ['Change session.timeout.ms of the consumer, or the bounds of the brokers.'],
    },
    full: {
      title: 'Group {what} is full: {error}',
      cause:
        'The group has as many members as the broker allows (group.max.size or its counterpart).',
      remedy: ['Run fewer members, or raise the limit of the brokers.'],
    },
    assignor: {
      title: 'The broker does not know the assignor that {client} wants: {error}',
      cause:
        'With KIP-848 the broker assigns, by one of its own assignors (group.consumer.assignors).',
      remedy: ['Set group.remote.assignor to uniform or range, or leave it out.'],
    },
    regex: {
      title: 'The broker cannot read the topic pattern of {client}: {error}',
      cause:
        'With KIP-848 patterns are matched by the broker, with the syntax of RE2J, which lacks look-around and back references.',
      remedy: ['Write the pattern in RE2 syntax, or subscribe by name.'],
    },
    instance: {
      title: 'Another member of {what} uses the same group.instance.id: {error}',
      cause:
        'A static member was fenced or is refused, because a member with the same instance id is in the group.',
      remedy: [
        'Give each running member a group.instance.id of its own.',
        'After a crash, wait for the session timeout.',
      ],
    },
    invalid: {
      title: 'The broker finds a request of {client} for {what} invalid: {error}',
      cause:
        '{api} v{version} breaks a rule of its protocol, for example by saying what may be said only when joining. librdkafka 2.12 to 2.14 does so after a leave that came before the revocation was done.',
      remedy: [
        'Read the error message in the answer.',
        'Upgrade the client (librdkafka 2.15.0 and later).',
      ],
    },
    emptyMember: {
      title: '{client} joins {what} without a member id: {error}',
      cause:
        'From v1 of the heartbeat on the client makes its own member id (KIP-1082); {api} v{version} came with an empty one.',
      remedy: ['Use a release of the client that was built for Kafka 4.0, or let it use v0.'],
    },
    shareAcks: {
      title: '{client} acknowledges records while it opens a share session: {error}',
      cause:
        'A request with session epoch 0 opens the session and may carry no acknowledgements (KAFKA-19485).',
      remedy: ['Use Java 4.1 or later.'],
    },
    shareSessions: {
      title: 'The broker has no share session left for {client}: {error}',
      cause:
        'The limit of share sessions is reached; the answer comes only after the whole wait of the request.',
      remedy: ['Raise group.share.max.share.sessions of the brokers, or run fewer consumers.'],
    },
  },
  zh: {
    protocol: {
      title: '组 {what} 与 {client} 没有共同的分配器：{error}',
      cause: '组内所有成员必须共用一个分配器和一种协议；该成员与其他成员没有共同的。',
      remedy: [
        '分两步滚动成员：先同时提供两个分配器，再去掉旧的。',
        '不要把 group.protocol=consumer 与其他类型的成员混用。',
      ],
    },
    timeout: {
      title: '{client} 的会话超时超出范围：{error}',
      cause:
        '{Broker} 只接受 group.min.session.timeout.ms 与 group.max.session.timeout.ms 之间的会话超时。',
      remedy: ['更改消费者的 session.timeout.ms，或代理的上下限。'],
    },
    full: {
      title: '组 {what} 已满：{error}',
      cause: '组的成员数已达代理允许的上限（group.max.size 或对应配置）。',
      remedy: ['减少成员，或提高代理的上限。'],
    },
    assignor: {
      title: '代理不认识 {client} 想要的分配器：{error}',
      cause: '在 KIP-848 中由代理分配，使用它自己的分配器（group.consumer.assignors）。',
      remedy: ['把 group.remote.assignor 设为 uniform 或 range，或不设置。'],
    },
    regex: {
      title: '代理无法读懂 {client} 的主题模式：{error}',
      cause: '在 KIP-848 中模式由代理匹配，语法为 RE2J，没有环视和反向引用。',
      remedy: ['用 RE2 语法书写模式，或按名称订阅。'],
    },
    instance: {
      title: '{what} 的另一个成员使用相同的 group.instance.id：{error}',
      cause: '静态成员被隔离或被拒绝，因为组内已有相同实例 ID 的成员。',
      remedy: ['为每个运行中的成员设置各自的 group.instance.id。', '崩溃之后请等待会话超时。'],
    },
    invalid: {
      title: '代理认为 {client} 对 {what} 的请求无效：{error}',
      cause:
        '{api} v{version} 违反了其协议的规则，例如说出了只有加入时才能说的内容。librdkafka 2.12 到 2.14 在撤销完成之前就离开时会这样。',
      remedy: ['阅读应答中的错误信息。', '升级客户端（librdkafka 2.15.0 及更高版本）。'],
    },
    emptyMember: {
      title: '{client} 加入 {what} 时没有成员 ID：{error}',
      cause:
        '从心跳的 v1 起，成员 ID 由客户端自行生成（KIP-1082）；{api} v{version} 却带着空的成员 ID。',
      remedy: ['使用为 Kafka 4.0 构建的客户端版本，或让它使用 v0。'],
    },
    shareAcks: {
      title: '{client} 在打开共享会话的同时确认记录：{error}',
      cause: '会话纪元为 0 的请求用于打开会话，不得携带确认（KAFKA-19485）。',
      remedy: ['使用 Java 4.1 或更高版本。'],
    },
    shareSessions: {
      title: '代理没有可供 {client} 使用的共享会话：{error}',
      cause: '共享会话已达上限；应答要等请求的全部等待时间过后才会到来。',
      remedy: ['提高代理的 group.share.max.share.sessions，或减少消费者。'],
    },
  },
}
