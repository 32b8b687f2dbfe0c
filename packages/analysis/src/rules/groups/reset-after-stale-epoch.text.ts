import type { RuleText } from '../rule.ts'

export const text: RuleText = {
  en: {
    main: {
      title: '{client} begins {partition} at the {where} offset after STALE_MEMBER_EPOCH (113)',
      cause:
        'OffsetFetch was refused because the member epoch in it had just become old. The client has to ask again with the new epoch; it asks ListOffsets for the {where} offset instead, as if nothing were committed, so that records are skipped or read again.',
      remedy: [
        'Use @platformatic/kafka 2.0.0 or later.',
        'Until then use the classic group protocol with it.',
      ],
    },
  },
  zh: {
    main: {
      title: '{client} 在 STALE_MEMBER_EPOCH (113) 之后从 {where} 偏移量开始读取 {partition}',
      cause:
        'OffsetFetch 被拒绝，因为其中的成员纪元刚刚过时。客户端必须用新的纪元再次询问；它却像没有提交过一样用 ListOffsets 询问 {where} 偏移量，记录因此被跳过或重复读取。',
      remedy: ['使用 @platformatic/kafka 2.0.0 或更高版本。', '在此之前让它使用经典组协议。'],
    },
  },
}
