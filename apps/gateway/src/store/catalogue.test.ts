import { mkdtempSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Catalogue } from './catalogue.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'brokerscope-catalogue-'))
  path = join(folder, 'catalogue.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('takes over the node ports of format 1; of two nodes with one port, the later keeps it', () => {
  const old = new DatabaseSync(path)
  old.exec(`
    CREATE TABLE session (id TEXT PRIMARY KEY, entry TEXT NOT NULL) STRICT;
    CREATE TABLE node_port (
      listen_host TEXT NOT NULL, port INTEGER NOT NULL,
      upstream TEXT NOT NULL, listen_port INTEGER NOT NULL, node_id INTEGER NOT NULL,
      broker_host TEXT NOT NULL, broker_port INTEGER NOT NULL,
      PRIMARY KEY (upstream, listen_host, listen_port, node_id)
    ) STRICT;
    INSERT INTO session VALUES ('0123456789ab', '{"id":"0123456789ab"}');
    INSERT INTO node_port VALUES
      ('127.0.0.1', 19093, 'kafka:9092', 19092, 2, 'kafka-2', 9092),
      ('127.0.0.1', 19094, 'kafka:9092', 19092, 3, 'kafka-3', 9092),
      ('127.0.0.1', 19093, 'kafka:9092', 19092, 1, 'kafka-1', 9092);
    PRAGMA user_version = 1;
  `)
  old.close()

  const catalogue = new Catalogue(path)
  const ports = catalogue.nodePorts()
  const sessions = catalogue.sessions()
  catalogue.close()

  expect(ports.map(({ nodeId, port, isRetired }) => [nodeId, port, isRetired])).toEqual([
    [1, 19093, false],
    [3, 19094, false],
  ])
  expect(sessions).toEqual([{ id: '0123456789ab' }])
  const again = new Catalogue(path)
  expect(again.nodePorts()).toEqual(ports)
  again.close()
})

it('refuses a file of a later format', () => {
  const later = new DatabaseSync(path)
  later.exec('PRAGMA user_version = 99')
  later.close()

  expect(() => new Catalogue(path)).toThrow('written by a newer Brokerscope (format 99')
})
