import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

const editorFolders = ['src/editor', 'src/runs']
const recordFolders = ['contacts', 'companies', 'deals', 'tasks', 'segments', 'imports', 'conditions', 'records'].map(
  (folder) => `src/${folder}`,
)
const tests = '**/*.test.{ts,tsx}'

/** Three catalogues a language, so that a page's texts stand near those who write it. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'fr', 'sv'],
  orderBy: 'message',
  // Without line numbers, so that an edit elsewhere in a file changes no catalogue.
  format: formatter({ lineNumbers: false }),
  catalogs: [
    {
      path: '<rootDir>/src/text/app/{locale}',
      include: ['<rootDir>/src'],
      exclude: [...editorFolders, ...recordFolders].map((folder) => `<rootDir>/${folder}/**`).concat(tests),
    },
    {
      path: '<rootDir>/src/text/editor/{locale}',
      include: editorFolders.map((folder) => `<rootDir>/${folder}`),
      exclude: [tests],
    },
    {
      path: '<rootDir>/src/text/records/{locale}',
      include: recordFolders.map((folder) => `<rootDir>/${folder}`),
      exclude: [tests],
    },
  ],
})
