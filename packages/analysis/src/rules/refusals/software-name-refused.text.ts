import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{Broker} refuses ApiVersions because of the client’s name or version',
      cause:
        'The client calls itself "{name}", version "{softwareVersion}". Kafka allows letters, digits, dots and hyphens there, with a letter or digit at both ends; "{bad}" is answered {error}, and many clients then report only a closed connection.',
      remedy: [
        'Set a name and version of that form in the client, or build it with a proper version.',
        'Sarama 1.47.0 and later keeps to the form by itself.',
      ],
    },
  },
  zh: {
    main: {
      title: '{Broker} 因客户端的名称或版本而拒绝 ApiVersions',
      cause:
        '客户端自称 “{name}”，版本 “{softwareVersion}”。Kafka 只允许字母、数字、点和连字符，且首尾须为字母或数字；“{bad}” 得到 {error}，许多客户端随后只报告连接被关闭。',
      remedy: [
        '在客户端中设置符合该形式的名称和版本，或用正规的版本号构建。',
        'Sarama 1.47.0 及更高版本会自行遵守该形式。',
      ],
    },
  },
}
