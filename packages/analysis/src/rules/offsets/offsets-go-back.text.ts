import type { RuleText } from '../rule.ts'

const remedy = [
  'Report both answers to whoever runs the brokers: within one leader epoch these offsets only rise.',
  'If a proxy stands between, check that the address of the leader leads to one broker only.',
]
const remedyZh = [
  '向代理的运营方报告这两个应答：在同一首领纪元内这些偏移量只会上升。',
  '如果中间有代理服务器，请检查首领的地址是否只通向一个代理。',
]

export const text: RuleText = {
  en: {
    end: {
      title: 'The end of {partition} goes back from {before} to {after}',
      cause:
        '{Broker} first said {before} ({beforeField}) and then {after} ({afterField}), asked later, with the same leader epoch. Records between them were visible and are not any more, or one of the two APIs is wrong.',
      remedy,
    },
    start: {
      title: 'The start of {partition} goes back from {before} to {after}',
      cause:
        '{Broker} first said {before} ({beforeField}) and then {after} ({afterField}), asked later, with the same leader epoch. A log start never goes back: the two answers are not about the same log.',
      remedy,
    },
  },
  zh: {
    end: {
      title: '{partition} 的末尾从 {before} 退回到 {after}',
      cause:
        '{Broker} 先给出 {before}（{beforeField}），之后询问却给出 {after}（{afterField}），首领纪元相同。两者之间的记录曾经可见，现在却不可见，或两个 API 之一有误。',
      remedy: remedyZh,
    },
    start: {
      title: '{partition} 的起点从 {before} 退回到 {after}',
      cause:
        '{Broker} 先给出 {before}（{beforeField}），之后询问却给出 {after}（{afterField}），首领纪元相同。日志起点从不后退：这两个应答说的不是同一个日志。',
      remedy: remedyZh,
    },
  },
}
