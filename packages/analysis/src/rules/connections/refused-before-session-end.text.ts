import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{Broker} refuses {client} {left} before its login ends: {error}',
      cause:
        'The login on this connection lasts {lifetime}, {left} of it are left, and {api} is refused although the connection was served before. Services that grant rights for the time of the credentials (MSK with IAM) withdraw them a little earlier.',
      remedy: [
        'Log in again earlier, at 95% of the time at most: franz-go 1.9.1 or later; Java does so between 85 and 95%.',
        'If the refusal stays after a new login, the right is really missing: look at the ACLs or the IAM policy.',
      ],
    },
  },
  zh: {
    main: {
      title: '{Broker} 在登录结束前 {left} 拒绝 {client}：{error}',
      cause:
        '该连接上的登录有效期为 {lifetime}，还剩 {left}，{api} 却被拒绝，而此前该连接是被服务的。按凭据有效期授予权限的服务（使用 IAM 的 MSK）会稍早收回权限。',
      remedy: [
        '更早地重新登录，最晚在有效期的 95%：franz-go 1.9.1 或更高版本；Java 在 85% 到 95% 之间进行。',
        '如果重新登录后仍被拒绝，则确实缺少权限：检查 ACL 或 IAM 策略。',
      ],
    },
  },
}
