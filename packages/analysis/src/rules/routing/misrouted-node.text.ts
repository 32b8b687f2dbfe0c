import type { RuleText } from '../rule.ts'

const remedy = [
  'Give each broker an advertised address of its own, and map each to its own broker, one to one: load balancers, proxies and port forwards are the usual place.',
  'Compare with a client that connects inside, without the balancer.',
]
const remedyZh = [
  '为每个代理设置各自的公布地址，并一一映射到对应的代理：负载均衡器、代理服务器和端口转发是常见的出错处。',
  '与不经过均衡器、在内部连接的客户端对比。',
]

export const text: RuleText = {
  en: {
    main: {
      title: 'The address of node {node} seems to lead to another broker',
      cause:
        'Node {node} is named for {key} again and again, and {address}, which is its address, answers {error} each time: {rounds} rounds over {duration}. A leader or coordinator that moves is named anew within moments.',
      remedy,
    },
    outright: {
      title: 'The address of node {node} leads to another broker',
      cause:
        'The client said in ApiVersions which node it wants; the broker behind {address} is another one and answers {error} (KIP-1242).',
      remedy,
    },
  },
  zh: {
    main: {
      title: '节点 {node} 的地址似乎通向另一个代理',
      cause:
        '{key} 一次次被指明属于节点 {node}，而它的地址 {address} 每次都返回 {error}：{duration} 内共 {rounds} 轮。移动中的首领或协调者片刻之后就会有新的指明。',
      remedy: remedyZh,
    },
    outright: {
      title: '节点 {node} 的地址通向另一个代理',
      cause:
        '客户端在 ApiVersions 中说明了它要连接的节点；{address} 背后却是另一个代理，返回 {error}（KIP-1242）。',
      remedy: remedyZh,
    },
  },
}
