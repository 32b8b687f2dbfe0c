import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: 'Broker {node} is at {known} by Metadata and at {endpoint} by {api}',
      cause:
        '{broker} refuses {partition} with NOT_LEADER_OR_FOLLOWER (6), names broker {node} as leader and gives another address for it than Metadata does. Clients that go by the answer (KIP-951) and clients that go by Metadata are sent to different places, and back again.',
      remedy: [
        'Fix the proxy or router that writes the answers: node endpoints need the same address for a node as Metadata. AutoMQ has the fix in pull requests 3546 and 3548.',
        'Until then keep clients below Produce v10 and Fetch v16, which have no such addresses.',
      ],
    },
  },
  zh: {
    main: {
      title: '代理 {node} 在 Metadata 中位于 {known}，在 {api} 中位于 {endpoint}',
      cause:
        '{broker} 以 NOT_LEADER_OR_FOLLOWER (6) 拒绝 {partition}，指明代理 {node} 为首领，却给出与 Metadata 不同的地址。按应答行事的客户端（KIP-951）和按 Metadata 行事的客户端被送往不同的地方，来回往返。',
      remedy: [
        '修复改写应答的代理服务器或路由器：节点端点中的地址必须与 Metadata 相同。AutoMQ 在拉取请求 3546 和 3548 中修复。',
        '在此之前让客户端停留在 Produce v10 和 Fetch v16 以下，这些版本没有此类地址。',
      ],
    },
  },
}
