// The arrows of docs/architecture.md. tsc already refuses undeclared packages and Node or DOM
// globals in the pure packages; this file covers what tsc cannot see.
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: '[.](test|bench)[.]tsx?$' }, // tests may also use testkit
  to: { path: '^(packages|apps|lab|bench|e2e)/', pathNot: [from, ...allowed] },
})
const [codec, trace, analysis] = ['codec', 'trace', 'analysis'].map(
  (name) => `^packages/${name}/src/`,
)
const web = '^apps/web/src/'
const gateway = '^apps/gateway/src/'

export default {
  forbidden: [
    only('codec-is-a-leaf', codec, ['^packages/codec/schema/'], 'Bytes to messages, nothing else.'),
    only('trace-is-a-leaf', trace, [], 'A trace is bytes plus time; it never decodes.'),
    only('analysis-reads-both', analysis, [codec, trace], 'Pure functions over decoded traces.'),
    only('gateway-is-headless', gateway, [codec, trace, analysis], 'Apps never import apps.'),
    only('ui-knows-no-kafka', `${web}ui/`, [`${web}lib/`], 'Reusable components stay dumb.'),
    {
      name: 'features-are-islands',
      comment: 'Features meet in the store, not in each other.',
      severity: 'error',
      from: { path: `${web}features/([^/]+)/` },
      to: { path: `${web}features/`, pathNot: `${web}features/$1/` },
    },
    {
      name: 'forwarding-knows-no-page',
      comment: 'Capture works without HTTP, storage formats or the command line.',
      severity: 'error',
      from: { path: `${gateway}capture/`, pathNot: '[.]test[.]ts$' },
      to: { path: `${gateway}(http|cli|probe)/` },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle is one module in two files.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage|node_modules|[.]work)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'default'],
    },
  },
}
