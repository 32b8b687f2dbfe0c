import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    stale: {
      title: '{client} gives {partition} of {group} to a member with an outdated claim',
      cause:
        'Two members say that they own {partition}. The claim of {other} is from a newer generation, and the leader gives the partition to {member} without taking it from {other} first: both consume it and commit for it.',
      remedy: [
        'Upgrade all members to releases that compare generations (KIP-792): franz-go 1.21.4, librdkafka 2.2.0, Java 3.4 or later.',
        'Until then restart the members one by one.',
      ],
    },
    twice: {
      title: '{client} assigns {partition} of {group} to two members',
      cause:
        '{member} and {other} are given the same partition in one SyncGroup. Both consume it and commit for it, so that records are handled twice and commits go back and forth.',
      remedy: [
        'Look at the assignor of the leader; a custom one has to give each partition to one member.',
        'Upgrade the client of the leader.',
      ],
    },
  },
  zh: {
    stale: {
      title: '{client} 把 {group} 的 {partition} 分给了声明已过时的成员',
      cause:
        '两个成员都声明拥有 {partition}。{other} 的声明来自更新的代，而组长没有先从 {other} 收回，就把该分区分给了 {member}：两者都消费它并为它提交。',
      remedy: [
        '把所有成员升级到会比较代的版本（KIP-792）：franz-go 1.21.4、librdkafka 2.2.0、Java 3.4 或更高版本。',
        '在此之前逐个重启成员。',
      ],
    },
    twice: {
      title: '{client} 把 {group} 的 {partition} 分给了两个成员',
      cause:
        '{member} 与 {other} 在同一个 SyncGroup 中得到同一分区。两者都消费它并为它提交，记录被处理两次，提交来回变动。',
      remedy: [
        '检查组长的分配器；自定义分配器必须把每个分区只分给一个成员。',
        '升级组长的客户端。',
      ],
    },
  },
}
