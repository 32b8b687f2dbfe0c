import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{api} for {key} goes to {broker}, its coordinator is broker {coordinator}',
      cause:
        'FindCoordinator had named broker {coordinator} for {key} before {client} sent {api} v{version} to {broker}, which answers {error}.',
      remedy: [
        'Use a release of the client that sends {api} to the coordinator that FindCoordinator names.',
        'If a proxy or load balancer stands between, check that each advertised address leads to its own broker.',
      ],
    },
  },
  zh: {
    main: {
      title: '{key} 的 {api} 发给了 {broker}，而协调者是节点 {coordinator}',
      cause:
        'FindCoordinator 已指明 {key} 的协调者是节点 {coordinator}，此后 {client} 仍把 {api} v{version} 发给 {broker}，后者返回 {error}。',
      remedy: [
        '使用会把 {api} 发给 FindCoordinator 所指协调者的客户端版本。',
        '如果中间有代理服务器或负载均衡器，请检查每个公布的地址是否通向对应的代理。',
      ],
    },
  },
}
