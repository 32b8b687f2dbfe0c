// A real Chromium without any system package: the npm package carries it compressed. Unpacking
// takes seconds and the package's own target folder is not safe for two processes (a second one
// finds half a binary), so it is unpacked once, aside, and renamed to a name with its version.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { tmpdir } from 'node:os'
import { chromium, type Browser } from 'playwright-core'

/** Starts Chromium headless; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await unpackedChromium() })
}

async function unpackedChromium(): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const { version } = JSON.parse(readFileSync(packageJson(manifest), 'utf8')) as { version: string }
  const home = join(tmpdir(), `brokerscope-chromium-${version}`)
  const binary = join(home, 'chromium')
  if (existsSync(binary)) return binary

  const aside = mkdtempSync(join(tmpdir(), 'brokerscope-unpack-'))
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = aside // read by the package when it is asked for the path
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    await packed.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  mkdirSync(dirname(home), { recursive: true })
  if (existsSync(binary)) rmSync(aside, { recursive: true })
  else renameSync(aside, home)
  return binary
}

function packageJson(entry: string): string {
  let folder = dirname(entry)
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return join(folder, 'package.json')
}
