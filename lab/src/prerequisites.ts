// What the lab needs beside Node. A missing program is a failed check with the command that mends
// it, never a skipped one: a check that did not run has proven nothing.
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

const install: Readonly<Record<string, string>> = {
  java: 'a Java 17 or later (Debian: apt-get install openjdk-17-jdk-headless)',
  javac: 'a Java 17 or later with compiler (Debian: apt-get install openjdk-17-jdk-headless)',
  mvn: 'Maven (Debian: apt-get install maven)',
  go: 'Go 1.24 or later (https://go.dev/dl)',
  openssl: 'OpenSSL (Debian: apt-get install openssl)',
  tshark: 'tshark (Debian: apt-get install tshark)',
  kcat: 'kcat (Debian: apt-get install kcat)',
  tcpdump: 'tcpdump (Debian: apt-get install tcpdump)',
}

class MissingPrerequisite extends Error {
  override readonly name = 'MissingPrerequisite'
}

/** Throws with the command that installs the first program which is not on PATH. */
export async function need(...programs: readonly string[]): Promise<void> {
  for (const program of programs) {
    if (await onPath(program)) continue
    throw new MissingPrerequisite(
      `${program} is not on PATH; install ${install[program] ?? program}`,
    )
  }
}

async function onPath(program: string): Promise<boolean> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const found = await access(join(folder, program), constants.X_OK).then(
      () => true,
      () => false,
    )
    if (found) return true
  }
  return false
}
