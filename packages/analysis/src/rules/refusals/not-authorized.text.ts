import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{client} is not authorized for {what}: {error}',
      cause: '{Broker} knows who the client is and its ACLs do not allow {api} on {what}.',
      remedy: [
        'Add the ACL for the principal that this connection logged in as: kafka-acls.sh --list shows what there is.',
        'Managed clusters: check the role or policy of the user (for MSK the kafka-cluster actions).',
      ],
    },
    idempotence: {
      title: '{client} may not be an idempotent producer: {error}',
      cause:
        'InitProducerId without a transactional id asks for an idempotent producer, the default of Java 3.0 and other new clients. {Broker} allows it only with IdempotentWrite on the cluster, or from Kafka 2.8 on with Write on any topic.',
      remedy: [
        'Grant IdempotentWrite on the cluster (MSK: kafka-cluster:WriteDataIdempotently).',
        'Or set enable.idempotence=false in the producer.',
      ],
    },
  },
  zh: {
    main: {
      title: '{client} 对 {what} 没有权限：{error}',
      cause: '{Broker} 已识别客户端身份，其 ACL 不允许在 {what} 上执行 {api}。',
      remedy: [
        '为此连接登录的主体添加 ACL：kafka-acls.sh --list 可查看现有的 ACL。',
        '托管集群：检查用户的角色或策略（MSK 为 kafka-cluster 操作）。',
      ],
    },
    idempotence: {
      title: '{client} 不被允许作为幂等生产者：{error}',
      cause:
        '不带事务 ID 的 InitProducerId 请求成为幂等生产者，这是 Java 3.0 及其他新客户端的默认行为。{Broker} 只在集群上有 IdempotentWrite 权限时允许，Kafka 2.8 起在任一主题上有 Write 权限也可。',
      remedy: [
        '授予集群上的 IdempotentWrite（MSK：kafka-cluster:WriteDataIdempotently）。',
        '或在生产者中设置 enable.idempotence=false。',
      ],
    },
  },
}
