import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder everything runs from, whatever folder the command was typed in. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Where these scripts remember what they have done; it goes with node_modules when that is deleted. */
export const memory = join(root, 'node_modules', '.etape')

/** @param {string[]} names */
export const inRoot = (...names) => join(root, ...names)
