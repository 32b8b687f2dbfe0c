// The least that a hop can do, in Node: accept, dial, pipe both ways.
import { connect, createServer } from 'node:net'

const [listen = '', upstream = ''] = process.argv.slice(2)

createServer({ noDelay: true, allowHalfOpen: true }, (client) => {
  const [host = '', port = ''] = upstream.split(':')
  const broker = connect({ host, port: Number(port), noDelay: true, allowHalfOpen: true })
  client.pipe(broker)
  broker.pipe(client)
  client.on('error', () => broker.destroy())
  broker.on('error', () => client.destroy())
}).listen({ host: listen.split(':')[0], port: Number(listen.split(':')[1]) })
