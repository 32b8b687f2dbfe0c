import type { FoundFinding } from '../../engine/overview-messages.ts'
import type { Route } from '../../lib/route.ts'
import type { Catalogue } from '../../text/en.ts'
import { frameLink } from './frame-link.ts'

/** A finding for an issue or a chat: words, frames with links, remedy. */
export function findingMarkdown(
  finding: FoundFinding,
  text: Catalogue['overview'],
  route: Route,
): string {
  const { title, severity, confidence, rule, cause, evidence, remedy } = finding
  const base = globalThis.location?.href.replace(/#.*$/, '') ?? ''
  return [
    `**${title}.** (${text.severities[severity]}, ${text.confidences[confidence]}, \`${rule}\`)`,
    `${text.cause}: ${cause}`,
    `${text.evidence}:`,
    ...evidence.map((each) => {
      const { frame, api, direction, summary, paths } = each
      const link = base + frameLink(route, each, paths[0])
      return `- [${text.frame(frame)}](${link}) ${api ?? ''} ${direction} ${summary}`.trimEnd()
    }),
    `${text.remedy}:`,
    ...remedy.map((line, index) => `${index + 1}. ${line}`),
  ].join('\n')
}
