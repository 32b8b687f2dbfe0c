// `brokerscope findings`: what is wrong in a capture, why, on which frames, and what to do.
import { whatIf } from '@brokerscope/analysis'
import { choiceOr, optionalText, portList, toggle } from '../settings/kinds.ts'
import { openInput } from './decode/input.ts'
import { clientNamed } from './findings/client-named.ts'
import { examine } from './findings/examine.ts'
import { findingJson } from './findings/finding-json.ts'
import { findingLines, totalLine } from './findings/finding-text.ts'
import { whatIfJson, whatIfLines } from './findings/what-if-text.ts'
import { defineVerb } from './verb.ts'

const flags = {
  format: choiceOr(['text', 'json'], 'text', { help: 'For people, or one line of JSON a finding' }),
  lang: choiceOr(['en', 'zh'], 'en', { help: 'Language of the findings' }),
  fail: toggle({ help: 'Exit with 1 if there is an error or a warning' }),
  as: optionalText({ help: 'What this client would have done instead', value: 'CLIENT@VERSION' }),
  port: portList({ help: 'A broker listens here, where the capture does not show it' }),
}

export const findingsVerb = defineVerb({
  name: 'findings',
  usage: [
    'findings [FILE|-] [--format json] [--lang en|zh] [--fail] [--port PORT]',
    'findings --as franz-go@1.19.3 [FILE|-]',
  ],
  summary: 'Says what is wrong in a capture, why, on which frames, and what to do.',
  settings: {},
  flags,
  mostPositionals: 1,
  notes: [
    'FILE is a pcap or pcapng file, also gzipped; - is standard input, whose end is waited for.',
    'One finding for each rule and subject, gravest first; repeats are counted. Of the frames that',
    'show it, those of the first three times and of the last are kept. `brokerscope decode --frame N`',
    'shows one of them, `brokerscope explain RULE` the rule.',
    '',
    'With --as no findings are printed but what that client would have done with these answers:',
    '{"question","outcome":"harmed|unharmed|unknown","sentence","source","evidence"} as JSON.',
    '',
    'Exit code: 0 done, 1 an error or a warning (with --as: harm) was found and --fail is given, 2 wrong usage or input.',
  ],
  async run({ values, positionals, out, err }) {
    const { format, lang, fail } = values
    const other = values.as === undefined ? undefined : clientNamed(values.as)
    const input = await openInput(positionals[0], 'findings')
    const examined = await examine(input, values.port ?? [], err)
    const { findings, failed } = examined
    if (other !== undefined) {
      const { profile, release } = other
      const answers = whatIf(profile, release, examined.models, findings, lang)
      if (format === 'json') for (const each of answers) await out.line(whatIfJson(each))
      else for (const line of whatIfLines(answers, examined, lang)) await out.line(line)
      return fail && answers.some(({ outcome }) => outcome === 'harmed') ? 1 : 0
    }
    for (const finding of findings) {
      if (format === 'json') await out.line(findingJson(finding, examined, lang))
      else for (const line of findingLines(finding, examined, lang)) await out.line(line)
    }
    if (format === 'text') await out.line(totalLine(examined, lang))
    for (const { id, message, frame } of failed) {
      const reason = `the rule ${id} failed at frame ${frame}: ${message}`
      await err.line(`${reason}. The others went on; please report this capture`)
    }
    await err.flush()
    const isTrouble = findings.some(({ severity }) => severity !== 'info')
    return fail && isTrouble ? 1 : 0
  },
})
