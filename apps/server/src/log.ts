import { pino, type Logger } from 'pino'
import type { Config } from './config.ts'

/** To the error output, so that what people are told stands alone; never a name, an address or a text of a contact. */
export const logTo = ({ logLevel }: Pick<Config, 'logLevel'>): Logger =>
  pino({ level: logLevel }, pino.destination({ dest: 2, sync: false }))
