// Who answers to which command right now. Views register what they can do while they are shown;
// the shell dispatches keys. Not a store: nothing is drawn from it.
import type { Command } from '../lib/shortcuts.ts'

export type Commands = { readonly [Name in Command]?: (() => void) | undefined }

const registered: Commands[] = []

/** Returns the function that takes the commands away again. */
export function registerCommands(commands: Commands): () => void {
  registered.push(commands)
  return () => {
    registered.splice(registered.indexOf(commands), 1)
  }
}

/** Runs the newest registration of a command. False where nobody answers to it. */
export function runCommand(command: Command): boolean {
  for (const commands of registered.toReversed()) {
    const run = commands[command]
    if (run === undefined) continue
    run()
    return true
  }
  return false
}
