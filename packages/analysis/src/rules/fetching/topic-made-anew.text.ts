import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{client} keeps reading {topic} by the id of its deleted predecessor',
      cause:
        'Metadata gives {topic} the id {newId}: the topic was deleted and created again. {client} still fetches by {oldId} and was refused {count} times since.',
      remedy: [
        'Restart the consumer, or remove the topic from its subscription and add it again (franz-go: PurgeTopicsFromClient).',
        'Do not delete and create topics under running consumers; delete records instead.',
      ],
    },
  },
  zh: {
    main: {
      title: '{client} 仍以已删除的前身 ID 读取 {topic}',
      cause:
        'Metadata 给出 {topic} 的 ID 为 {newId}：该主题被删除后重新创建。{client} 仍用 {oldId} 拉取，此后被拒绝 {count} 次。',
      remedy: [
        '重启消费者，或从订阅中移除该主题后再加入（franz-go：PurgeTopicsFromClient）。',
        '不要在消费者运行时删除并重建主题；请改为删除记录。',
      ],
    },
  },
}
