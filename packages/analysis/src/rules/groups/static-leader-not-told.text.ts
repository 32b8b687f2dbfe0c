import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{client} is back in {group} with other topics, and nobody rebalances',
      cause:
        'Static member {instance} led the group and joins again. The answer names its former member id {leader} as leader and returns the old assignment, as it does up to JoinGroup v8 (v{version} here), so that no member computes a new one. The member had joined with {before} and now wants {topics}.',
      remedy: [
        'Let another member join or leave, or restart a second one: the next rebalance takes the topics up.',
        'Use brokers from Kafka 3.2 on, which have JoinGroup v9, and a client that knows KIP-814: franz-go 1.9.0, Java 3.2 or later.',
      ],
    },
  },
  zh: {
    main: {
      title: '{client} 带着不同的主题回到 {group}，却没有成员重平衡',
      cause:
        '静态成员 {instance} 曾是组长，现在重新加入。应答把它以前的成员 ID {leader} 指为组长并返回旧的分配，直到 JoinGroup v8 都是如此（此处为 v{version}），因此没有成员计算新的分配。该成员以前以 {before} 加入，现在需要 {topics}。',
      remedy: [
        '让另一个成员加入、离开或重启：下一次重平衡会采用这些主题。',
        '使用 Kafka 3.2 及更高版本的代理（具有 JoinGroup v9），以及支持 KIP-814 的客户端：franz-go 1.9.0、Java 3.2 或更高版本。',
      ],
    },
  },
}
