import type { RuleText } from '../rule.ts'

const remedy = [
  'Use brokers from Kafka 4.2 on, which accept the repeat (KAFKA-19233).',
  'Until then use the classic protocol (group.protocol=classic), or find out why connections to the coordinator end before the answer.',
]
const remedyZh = [
  '使用 Kafka 4.2 及更高版本的代理，它们接受重复的心跳（KAFKA-19233）。',
  '在此之前使用经典协议（group.protocol=classic），或查明到协调者的连接为何在应答之前结束。',
]

export const text: RuleText = {
  en: {
    fenced: {
      title: '{client} is fenced from {group} for repeating a heartbeat',
      cause:
        'The answer to a heartbeat with member epoch {epoch} was lost with its connection. The client sent it again, as it must, and is answered {error}: the broker had moved the member on and takes the repeat for one from the past.',
      remedy,
    },
    rejoin: {
      title: '{client} is fenced from {group} and cannot join again',
      cause:
        'The answer to a heartbeat with member epoch {epoch} was lost with its connection. The repeat was fenced, and the member that joins anew with epoch 0 is answered {error}.',
      remedy,
    },
  },
  zh: {
    fenced: {
      title: '{client} 因重复心跳被 {group} 隔离',
      cause:
        '成员纪元为 {epoch} 的心跳的应答随连接丢失。客户端按规定再次发送，却得到 {error}：代理已让该成员前进，把重复的心跳当作过时的。',
      remedy: remedyZh,
    },
    rejoin: {
      title: '{client} 被 {group} 隔离，且无法重新加入',
      cause:
        '成员纪元为 {epoch} 的心跳的应答随连接丢失。重复的心跳被隔离，该成员以纪元 0 重新加入时得到 {error}。',
      remedy: remedyZh,
    },
  },
}
