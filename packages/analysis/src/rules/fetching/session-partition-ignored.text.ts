import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{client} gets {partition} in each Fetch and has no use for it',
      cause:
        '{broker} sent the records of {partition} from offset {offset} on in {count} answers of one fetch session. The client never moved its offset on and never named the partition as forgotten, as it must when it stops reading it.',
      remedy: [
        'Use franz-go 1.15.3, @platformatic/kafka 2.3.1 or later.',
        'Or switch incremental fetch sessions off in the client; a restart helps until the next change of its partitions.',
      ],
    },
  },
  zh: {
    main: {
      title: '{client} 在每次 Fetch 中都得到 {partition}，却不使用它',
      cause:
        '{broker} 在同一拉取会话的 {count} 个应答中发送了 {partition} 自偏移量 {offset} 起的记录。客户端从未推进其偏移量，也没有在停止读取时按规定声明放弃该分区。',
      remedy: [
        '使用 franz-go 1.15.3、@platformatic/kafka 2.3.1 或更高版本。',
        '或在客户端中关闭增量拉取会话；重启只在其分区再次变化之前有效。',
      ],
    },
  },
}
