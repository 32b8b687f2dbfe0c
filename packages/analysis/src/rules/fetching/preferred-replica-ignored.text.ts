import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{client} does not go to the replica that it is sent to for {partition}',
      cause:
        '{broker} named broker {replica} as the replica to read {partition} from, {count} times, and gives no records meanwhile. The client asks {broker} again each time and makes no progress.',
      remedy: [
        'Use franz-go 1.2.6 or later.',
        'Look whether the client can reach broker {replica}; its Metadata may not list it.',
        'Until then take the client’s rack away (client.rack): without it the leader serves.',
      ],
    },
  },
  zh: {
    main: {
      title: '{client} 没有去读被指定的 {partition} 副本',
      cause:
        '{broker} 已 {count} 次指定从代理 {replica} 读取 {partition}，期间不给出记录。客户端每次都再次询问 {broker}，没有进展。',
      remedy: [
        '使用 franz-go 1.2.6 或更高版本。',
        '检查客户端能否连接代理 {replica}；它的 Metadata 可能没有列出该代理。',
        '在此之前去掉客户端的机架（client.rack）：没有机架时由首领提供数据。',
      ],
    },
  },
}
