// What bench and e2e use of the lab.
export {
  franzGo,
  franzGoOk,
  runFranzGo,
  type ClientRun,
  type FranzGoVersion,
} from './clients/franz-go.ts'
export { startCluster, type Cluster, type ClusterOptions } from './kafka/cluster.ts'
export { kafkaJars, type KafkaVersion } from './kafka/jars.ts'
export { freePorts } from './kafka/ports.ts'
export { brokersKnownBy } from './kafka/probe.ts'
export { need } from './prerequisites.ts'
export { endAll, run, runOk, start, stop, type Finished } from './process.ts'
export { captureFrames, type KeyedFrame } from './session/frames.ts'
export { startGateway, sessionFile, type Gateway } from './session/gateway.ts'
export { until } from './wait.ts'
