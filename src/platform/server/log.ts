import { type DestinationStream, type Logger, pino } from 'pino'

/** Log of a process: JSON lines without personal data; what is logged is named field by field. */
export function createLog(
  name: string,
  destination: DestinationStream = pino.destination({ dest: 2, sync: false }),
): Logger {
  return pino(
    {
      name,
      level: process.env.LIANFANG_LOG ?? 'info',
      base: { name },
      redact: { paths: ['req', 'res', 'body', 'headers'], remove: true },
    },
    destination,
  )
}
