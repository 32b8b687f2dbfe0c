import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: 'Quotas hold {clientId} back for {total}',
      cause:
        'The client passed a byte rate or request time quota: {answers} answers told it to be silent, {total} in all, {longest} the longest, the last one to {api}. A client that goes on sending is not read by the broker meanwhile.',
      remedy: [
        'Raise the quota of this client id or user: kafka-configs.sh --describe --entity-type clients.',
        'Or spread the load over more time, or over more client ids.',
      ],
    },
  },
  zh: {
    main: {
      title: '配额使 {clientId} 受限 {total}',
      cause:
        '客户端超过了字节速率或请求时间配额：{answers} 个应答要求它保持静默，共 {total}，最长 {longest}，最近一次是对 {api} 的应答。继续发送的客户端在此期间不会被代理读取。',
      remedy: [
        '提高该客户端 ID 或用户的配额：kafka-configs.sh --describe --entity-type clients。',
        '或把负载分散到更长时间，或更多客户端 ID。',
      ],
    },
  },
}
