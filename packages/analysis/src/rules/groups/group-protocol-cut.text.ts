import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    subscription: {
      title: '{client} joins {group} with a subscription that breaks off',
      cause:
        'The metadata in {api} is {name} v{version} and ends before {missing}. The coordinator passes these bytes on unread; the member that is elected leader has to read them and fails, so that the group rebalances without end.',
      remedy: [
        'Fix or upgrade the client that sends it: a version of 1 or later needs its owned partitions, also when there are none.',
        'Use franz-go 1.14.1 or later for the other members: it reads such a subscription all the same.',
      ],
    },
    assignment: {
      title: '{client} hands out assignments in {group} that break off',
      cause:
        'The assignment in {api} is {name} v{version} and ends before {missing}. The coordinator passes these bytes on unread; members that read strictly, such as Java, fail to parse their assignment.',
      remedy: [
        'Use @platformatic/kafka 2.0.1 or later.',
        'Other clients: the user data needs its length also when there is none.',
      ],
    },
  },
  zh: {
    subscription: {
      title: '{client} 加入 {group} 时的订阅信息不完整',
      cause:
        '{api} 中的元数据为 {name} v{version}，在 {missing} 之前就结束了。协调者不读这些字节，直接转交；被选为组长的成员必须读取它而失败，组因此不停地重平衡。',
      remedy: [
        '修复或升级发送它的客户端：版本 1 及更高版本必须带有所拥有的分区，即使没有分区。',
        '其他成员使用 franz-go 1.14.1 或更高版本：它仍能读取这样的订阅。',
      ],
    },
    assignment: {
      title: '{client} 在 {group} 中分发的分配不完整',
      cause:
        '{api} 中的分配为 {name} v{version}，在 {missing} 之前就结束了。协调者不读这些字节，直接转交；严格读取的成员（例如 Java）无法解析自己的分配。',
      remedy: [
        '使用 @platformatic/kafka 2.0.1 或更高版本。',
        '其他客户端：用户数据即使为空也必须带有长度。',
      ],
    },
  },
}
