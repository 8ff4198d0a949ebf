import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { StoreConfig } from '@etape/store'
import { z } from 'zod'
import { StartError } from './start-error.ts'

/** Everything that can be set from outside, read once. */
export interface Config {
  port: number
  host: string
  dataDir: string
  /** No demo data at the first start. */
  empty: boolean
  /** `null` keeps everything in a SQLite file in the data folder. */
  databaseUrl: string | null
  /** `virtual` stands still until told, for tests. */
  clock: 'real' | 'virtual'
  /** Where people reach it, when that is not the host and port it listens on. */
  baseUrl: string | null
  /** How many proxies stand in front of it; their headers are believed. */
  proxies: number
  /** `null` keeps messages in the outbox to read. */
  smtpUrl: string | null
  mailFrom: string
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  /** The built web app. */
  webDir: string
}

type Setting = 'port' | 'host' | 'data' | 'database' | 'clock' | EnvironmentSetting
type EnvironmentSetting = 'baseUrl' | 'proxies' | 'smtpUrl' | 'mailFrom' | 'logLevel'

/** How each is given, with an example that works. */
const examples: Readonly<Record<Setting, string>> = {
  port: '--port 4000',
  host: '--host 127.0.0.1',
  data: '--data ./data',
  database: '--database postgres://etape:secret@localhost:5432/etape',
  clock: '--clock virtual --host 127.0.0.1',
  baseUrl: 'ETAPE_BASE_URL=https://etape.example.com',
  proxies: 'ETAPE_PROXIES=1',
  smtpUrl: 'ETAPE_SMTP_URL=smtp://user:secret@mail.example.com:587',
  mailFrom: 'ETAPE_MAIL_FROM="Etape <etape@example.com>"',
  logLevel: 'ETAPE_LOG_LEVEL=info',
}

const portError = 'A port is a whole number from 0 to 65535; 0 picks a free one.'
const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost'])
const wholeNumber = /^\d{1,6}$/

const settings = z
  .object({
    port: z
      .string()
      .regex(wholeNumber, portError)
      .default('4000')
      .transform(Number)
      .pipe(z.int().max(65_535, portError)),
    host: z.string().min(1, 'A host is a name or an address.').default('127.0.0.1'),
    data: z.string().min(1, 'The data folder needs a name.').default('data'),
    database: addressOf(['postgres:', 'postgresql:'], 'A database is the address of a PostgreSQL database.').optional(),
    clock: z.enum(['real', 'virtual'], 'The clock is real or virtual.').default('real'),
    baseUrl: addressOf(['http:', 'https:'], 'The base address starts with http:// or https://.').optional(),
    proxies: z.string().regex(wholeNumber, 'The number of proxies is a whole number.').default('0').transform(Number),
    smtpUrl: addressOf(['smtp:', 'smtps:'], 'The mail server’s address starts with smtp:// or smtps://.').optional(),
    mailFrom: z.string().includes('@', 'The sender is an e-mail address.').default('Etape <etape@localhost>'),
    logLevel: z.enum(['silent', 'error', 'warn', 'info', 'debug'], 'There is no such log level.').default('warn'),
  })
  .refine(({ clock, host }) => clock === 'real' || loopback.has(host), {
    path: ['clock'],
    error: 'A virtual clock is for tests and needs a loopback host.',
    when: () => true,
  })

function addressOf(protocols: readonly string[], error: string) {
  return z.string().refine((text) => protocols.includes(URL.parse(text)?.protocol ?? ''), error)
}

/** The configuration, or a `StartError` that names every fault at once. */
export function readConfig(argv: readonly string[], environment: Readonly<Record<string, string | undefined>>): Config {
  const { flags, faults } = readFlags(argv)
  const read = settings.safeParse({ ...flags, ...fromEnvironment(environment) })
  const all = [...faults, ...(read.error?.issues ?? []).map(faultOf)]
  if (!read.success || all.length > 0) throw new StartError(all.join('\n'))
  const { data, database, baseUrl, smtpUrl, ...rest } = read.data
  return {
    ...rest,
    empty: flags.empty ?? false,
    dataDir: resolve(data),
    databaseUrl: database ?? null,
    baseUrl: baseUrl?.replace(/\/+$/, '') ?? null,
    smtpUrl: smtpUrl ?? null,
    webDir: fileURLToPath(new URL('../../web/dist', import.meta.url)),
  }
}

export const readOwnEnvironment = (): Readonly<Record<string, string | undefined>> => process.env

/** Where the SQLite file is. */
export const databaseFile = ({ dataDir }: Pick<Config, 'dataDir'>): string => join(dataDir, 'etape.sqlite')

export function storeConfigOf(config: Config): StoreConfig {
  const { databaseUrl } = config
  return databaseUrl === null ? { type: 'sqlite', path: databaseFile(config) } : { type: 'postgres', url: databaseUrl }
}

const text = { type: 'string' } as const
const options = { port: text, host: text, data: text, database: text, clock: text, empty: { type: 'boolean' } } as const

function readFlags(argv: readonly string[]) {
  const { values, tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true })
  const { empty, ...given } = values
  const faults = tokens.flatMap((token) => {
    if (token.kind === 'positional') return [`“${token.value}” is not a flag. ${knownFlags}`]
    if (token.kind !== 'option') return []
    if (!Object.hasOwn(options, token.name)) return [`There is no flag ${token.rawName}. ${knownFlags}`]
    return token.value === undefined && token.name !== 'empty' ? [`The flag ${token.rawName} needs a value.`] : []
  })
  const flags = Object.fromEntries(Object.entries(given).filter(([, value]) => typeof value === 'string'))
  return { flags: { ...flags, empty: empty === true }, faults }
}

const knownFlags = 'Flags: --port --host --data --empty --database --clock.'

function fromEnvironment(environment: Readonly<Record<string, string | undefined>>) {
  const names = {
    baseUrl: 'ETAPE_BASE_URL',
    proxies: 'ETAPE_PROXIES',
    smtpUrl: 'ETAPE_SMTP_URL',
    mailFrom: 'ETAPE_MAIL_FROM',
    logLevel: 'ETAPE_LOG_LEVEL',
  } satisfies Record<EnvironmentSetting, string>
  const given = Object.entries(names).map(([setting, name]) => [setting, environment[name]])
  return Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== ''))
}

function faultOf({ path, message }: { path: PropertyKey[]; message: string }): string {
  const setting = path[0] as Setting
  return `${message} For example: ${examples[setting]}`
}
