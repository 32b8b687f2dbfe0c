// The rows behind errors.ts. Sentence case, no full stop; {names} are filled in when it is thrown.

interface Row {
  readonly status: number
  readonly message: string
  /** What the reader can do. */
  readonly remedy: string
}

export const gatewayErrors = {
  USAGE: {
    status: 400,
    message: '{detail}',
    remedy: 'See `brokerscope {verb} --help`',
  },
  CONFIG_INVALID: {
    status: 400,
    message: 'The setting {setting} is not usable: {reason}',
    remedy: 'Correct it where it is set ({source}); docs/configuration.md lists all settings',
  },
  LISTEN_ADDRESS_IN_USE: {
    status: 409,
    message: 'Port {port} on {host} is already in use',
    remedy: 'Stop the program that listens there, or choose another port with {flag}',
  },
  LISTEN_ADDRESS_UNAVAILABLE: {
    status: 409,
    message: 'Cannot listen on {host}:{port}: {reason}',
    remedy: 'Choose an address of this machine, for example 127.0.0.1',
  },
  UPSTREAM_INVALID: {
    status: 400,
    message: '"{upstream}" is not a broker address',
    remedy: 'Write it as host:port, for example broker.example:9092, or [2001:db8::1]:9092',
  },
  UPSTREAM_UNREACHABLE: {
    status: 502,
    message: 'Could not connect to the broker {upstream}: {reason}',
    remedy: 'Check that the broker is up and that this machine may reach that host and port',
  },
  UPSTREAM_TLS_FAILED: {
    status: 502,
    message: 'The TLS handshake with the broker {upstream} failed: {reason}',
    remedy: 'Check that the port speaks TLS, the CA file, and the name in the certificate',
  },
  UPSTREAM_NOT_ALLOWED: {
    status: 403,
    message: 'The address {address} of {upstream} may not be dialled: {reason}',
    remedy: 'If it really is a broker of yours, allow it with --allow-broker {upstream}',
  },
  CERTIFICATE_UNREADABLE: {
    status: 400,
    message: 'The file {path} given as {setting} cannot be used: {reason}',
    remedy: 'Give a PEM file that this user may read',
  },
  STORE_UNUSABLE: {
    status: 500,
    message: 'The folder {path} cannot hold sessions: {reason}',
    remedy: 'Free space there, mend its rights, or choose another folder with --data-dir',
  },
  SESSION_NOT_FOUND: {
    status: 404,
    message: 'There is no session {id}',
    remedy: 'GET /api/sessions lists those that exist; it may have been deleted',
  },
  SESSION_RECORDING: {
    status: 409,
    message: 'Session {id} is still recording',
    remedy: 'Stop it first with POST /api/sessions/{id}/stop',
  },
  SESSION_NOT_RECORDING: {
    status: 409,
    message: 'Session {id} is not recording',
    remedy: 'Nothing needs to be stopped; start a new capture to record again',
  },
  SESSION_BYTES_EVICTED: {
    status: 410,
    message: 'Bytes before {firstOffset} of session {id} were deleted to stay under the quota',
    remedy: 'Ask for bytes from {firstOffset} on',
  },
  RANGE_NOT_SATISFIABLE: {
    status: 416,
    message: 'Session {id} holds the bytes {firstOffset} to {end}, not the range {range}',
    remedy: 'Ask for a range inside, such as bytes={firstOffset}-',
  },
  REQUEST_INVALID: {
    status: 400,
    message: 'The request is not valid: {detail}',
    remedy: '/api/docs describes every request',
  },
  ROUTE_NOT_FOUND: {
    status: 404,
    message: 'Nothing is served at {path}',
    remedy: '/api/docs lists the API; the page is at /',
  },
  PAGE_NOT_BUILT: {
    status: 503,
    message: 'The page is not built: {path} is missing',
    remedy: 'Run `npm start`, which builds it, or `pnpm --filter @brokerscope/web build`',
  },
  ORIGIN_NOT_ALLOWED: {
    status: 403,
    message: 'Requests from the origin {origin} are not answered',
    remedy: 'Open the page at the address that the gateway printed',
  },
  HOST_NOT_ALLOWED: {
    status: 403,
    message: 'Requests to the host name "{host}" are not answered',
    remedy: 'Use the address that the gateway printed, or add the name with --allow-host',
  },
  ACCESS_TOKEN_REQUIRED: {
    status: 401,
    message: 'This gateway is reachable by others, so it wants its access token',
    remedy: 'Send it as "Authorization: Bearer <token>", or open the page and enter it there',
  },
  FILE_UNREADABLE: {
    status: 400,
    message: 'Cannot read {path}: {reason}',
    remedy: 'Check the name and your rights; `-` reads from standard input',
  },
  FILE_UNWRITABLE: {
    status: 400,
    message: 'Cannot write {path}: {reason}',
    remedy: 'Check that the folder exists, that you may write there, and that space is left',
  },
  CAPTURE_UNREADABLE: {
    status: 400,
    message: '{path} is not a capture that can be read: {reason}',
    remedy: 'Give a pcap or pcapng file, as tcpdump, Wireshark or this gateway write it',
  },
  FRAME_NOT_FOUND: {
    status: 404,
    message: '{path} has no frame {frame}; it holds {count}',
    remedy: 'Frames are numbered from 1; `brokerscope decode {path}` lists them',
  },
  FILTER_INVALID: {
    status: 400,
    message: 'The filter is wrong at column {column}: {reason}',
    remedy: 'docs/filters.md has the language, its fields and examples',
  },
  FILTER_NEEDS_FILE: {
    status: 400,
    message:
      'This filter asks for what later frames tell, so standard input cannot be filtered by it',
    remedy: 'Save the capture and give the file, or leave out finding and response.frame',
  },
  MESSAGE_LINE_INVALID: {
    status: 400,
    message: '{path}, line {line}: {reason}',
    remedy: 'See `brokerscope decode --help` for the form of a line',
  },
  BYTES_UNREADABLE: {
    status: 400,
    message: 'The bytes of {path} cannot be read: {reason}',
    remedy:
      'Give hex, a hex dump (xxd, hexdump -C, od, Wireshark) or base64 of one message; see `brokerscope decode --help`',
  },
  TRACE_NOT_PLAYABLE: {
    status: 400,
    message: '{path} cannot be played: {reason}',
    remedy: 'Choose a plaintext capture that shows the connections from their beginning',
  },
  INTERNAL: {
    status: 500,
    message: 'The gateway failed: {reason}',
    remedy: 'Captures go on; please report this with the lines of the log around it',
  },
} as const satisfies Record<string, Row>
