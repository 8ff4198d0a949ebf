import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { plainRoutes } from '@etape/contract'
import { Router } from 'express'
import type { Context } from '../context.ts'
import { errorsFile } from '../imports/errors-file.ts'
import { found, readId } from './record-id.ts'
import { admit, expressPath } from './route.ts'

/** The rows of an import that did not go in, as a file to put right and import again. */
export function importErrorsFile(context: Context): Router {
  const router = Router()
  const route = plainRoutes.importErrors
  router.get(expressPath(route.path), admit(context, route), async (request, response) => {
    const job = found(await context.store.imports.get(readId(String(request.params['id']))))
    response.attachment(`import-${job.id}-errors.csv`).type('text/csv')
    const { catalog } = context.definitions.current()
    await pipeline(Readable.from(errorsFile(context.store, job, catalog)), response)
  })
  return router
}
