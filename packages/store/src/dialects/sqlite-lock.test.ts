import { afterEach, beforeEach, expect, test } from 'vitest'
import { StoreUnsuitableError, StoreUnwritableError } from '../errors.ts'
import { openStore } from '../open-store.ts'
import { newSqlite, type TestDatabase } from '../testing/test-databases.ts'
import { networkFileSystem, refuseNetworkFileSystem } from './sqlite-lock.ts'

let database: TestDatabase
beforeEach(async () => {
  database = await newSqlite()
})
afterEach(() => database.remove())

test('a database that somebody has open is refused with a sentence, and free again once it is closed', async () => {
  const first = await openStore(database.config)
  const second = openStore(database.config)
  await expect(second).rejects.toThrow(StoreUnwritableError)
  await expect(second).rejects.toThrow(/is in use by another Etape/)
  await first.close()
  const third = await openStore(database.config)
  await third.close()
})

test.runIf(process.platform === 'linux')('a database on a network file system is refused, with its name', () => {
  const onNfs = () => refuseNetworkFileSystem('/mnt/shared/etape.db', () => 0x6969)
  expect(onNfs).toThrow(StoreUnsuitableError)
  expect(onNfs).toThrow(/network file system \(NFS\)/)
  expect(() => refuseNetworkFileSystem('/data/etape.db', () => 0xef53)).not.toThrow()
})

test('numbers of file systems are known whatever their sign', () => {
  expect(networkFileSystem(0xff534d42 | 0)).toBe('CIFS')
  expect(networkFileSystem(0x01021994)).toBeNull()
})
