// What the lab uses to look at the page with real clients and real Kafka behind it.
export { launchBrowser } from './browser.ts'
export {
  fieldRow,
  frameRow,
  framesGrid,
  markedBytes,
  openCapture,
  showFrames,
} from './frames-page.ts'
export { serve, type Served } from './gateway.ts'
