import type { RuleText } from '../rule.ts'

const cause =
  'FindCoordinator names {coordinator} for {key}. {client} sent {api} v{version} to {broker}, which is not the coordinator and answered {error}.'
const causeZh =
  'FindCoordinator 指明 {key} 的协调者是 {coordinator}。{client} 却把 {api} v{version} 发给了 {broker}，它不是协调者，于是返回 {error}。'

export const text: RuleText = {
  en: {
    main: {
      title: '{api} for {key} goes to {broker}, its coordinator is {coordinator}',
      cause: `${cause} Nothing was decided: the transaction stays open until its timeout of {timeout}, and holds back the last stable offset of its partitions until then.`,
      remedy: [
        'Use a release of the client that sends {api} to the coordinator.',
        'Until then retry the whole transaction: what was produced is aborted at the timeout.',
      ],
    },
    noTimeout: {
      title: '{api} for {key} goes to {broker}, its coordinator is {coordinator}',
      cause: `${cause} Nothing was decided: the transaction stays open until its timeout.`,
      remedy: ['Use a release of the client that sends {api} to the coordinator.'],
    },
    franzGo: {
      title: '{api} for {key} goes to {broker}, its coordinator is {coordinator}',
      cause: `${cause} franz-go 1.19.2 sends it to any broker, so that one commit in so many succeeds by luck. Nothing was decided: the transaction stays open until its timeout of {timeout}.`,
      remedy: [
        'Use franz-go 1.19.3 or later.',
        'Until then retry the whole transaction: what was produced is aborted at the timeout.',
      ],
    },
  },
  zh: {
    main: {
      title: '{key} 的 {api} 发给了 {broker}，而协调者是 {coordinator}',
      cause: `${causeZh}什么都没有决定：事务会保持打开，直到 {timeout} 超时；在此之前它会压住各分区的最后稳定偏移量。`,
      remedy: [
        '使用会把 {api} 发给协调者的客户端版本。',
        '在此之前请重试整个事务：已写入的数据会在超时后中止。',
      ],
    },
    noTimeout: {
      title: '{key} 的 {api} 发给了 {broker}，而协调者是 {coordinator}',
      cause: `${causeZh}什么都没有决定：事务会保持打开直到超时。`,
      remedy: ['使用会把 {api} 发给协调者的客户端版本。'],
    },
    franzGo: {
      title: '{key} 的 {api} 发给了 {broker}，而协调者是 {coordinator}',
      cause: `${causeZh}franz-go 1.19.2 会把它发给任意节点，因此偶尔有提交碰巧成功。什么都没有决定：事务会保持打开，直到 {timeout} 超时。`,
      remedy: [
        '使用 franz-go 1.19.3 或更高版本。',
        '在此之前请重试整个事务：已写入的数据会在超时后中止。',
      ],
    },
  },
}
