import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    leaderMissing: {
      title: 'Metadata names broker {leader} as leader and does not list it',
      cause:
        '{partition} is led by broker {leader}, but the same answer lists only {brokers}, and so did an answer ten seconds and more before. A client has no address for the leader.',
      remedy: [
        'Check the advertised listener of broker {leader}: it must exist under the listener name that clients use.',
        'If broker {leader} is gone for good, move its partitions.',
      ],
    },
    epochBack: {
      title: 'The leader epoch of {partition} goes back from {before} to {after}',
      cause:
        'Two Metadata answers disagree, the later one with the older epoch, and the leader then refuses the client. One of the brokers has stale metadata; a client that believes it keeps asking the old leader.',
      remedy: [
        'Find the broker whose metadata is stale (the evidence names the connections) and restart it if it does not catch up.',
        'Use a client that ignores epochs that go back: franz-go 1.3.0, Java 2.4 and later do.',
      ],
    },
    loopback: {
      title: 'Brokers advertise {host} to a client that connected to {bootstrap}',
      cause:
        'Metadata gives {host} as the address of node {nodes}. The client reaches its own machine there, not the broker, so that only the bootstrap connection works.',
      remedy: [
        'Set advertised.listeners to an address that clients can reach; with Docker or Kubernetes one listener for inside and one for outside.',
      ],
    },
  },
  zh: {
    leaderMissing: {
      title: 'Metadata 指明代理 {leader} 为首领，却没有列出它',
      cause:
        '{partition} 的首领是代理 {leader}，而同一应答只列出 {brokers}，十多秒之前的应答也是如此。客户端没有首领的地址。',
      remedy: [
        '检查代理 {leader} 的公布监听器：它必须存在于客户端使用的监听器名称之下。',
        '如果代理 {leader} 已永久离开，请迁移它的分区。',
      ],
    },
    epochBack: {
      title: '{partition} 的首领纪元从 {before} 退回到 {after}',
      cause:
        '两次 Metadata 应答不一致，后一次的纪元更旧，随后首领拒绝了客户端。其中一个代理的元数据已过时；相信它的客户端会一直询问旧首领。',
      remedy: [
        '找出元数据过时的代理（证据中有连接），若它没有追上，请重启。',
        '使用会忽略倒退纪元的客户端：franz-go 1.3.0、Java 2.4 及更高版本。',
      ],
    },
    loopback: {
      title: '代理向连接到 {bootstrap} 的客户端公布 {host}',
      cause:
        'Metadata 给出节点 {nodes} 的地址为 {host}。客户端在那里只会连到自己的机器，因此只有引导连接可用。',
      remedy: [
        '把 advertised.listeners 设为客户端可达的地址；使用 Docker 或 Kubernetes 时，为内部和外部各设一个监听器。',
      ],
    },
  },
}
