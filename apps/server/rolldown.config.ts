import { defineConfig } from 'rolldown'

/**
 * The server as it is started: our sources and their libraries in a few files, which load in two fifths of the time that 1,500 take
 * (`docs/adr/0017-what-is-started-is-built.md`). Names stay as they are and each piece tells its source: a stack trace can be read.
 */
export default defineConfig({
  input: { main: 'src/main.ts', thread: 'src/runtime/thread.mjs' },
  platform: 'node',
  // What has files beside its code, or is not JavaScript.
  external: ['better-sqlite3', 'pg-native', 'pino', 'swagger-ui-dist'],
  output: {
    dir: 'dist',
    // `begin-thread.ts` names the thread's file by its place beside its own.
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name].mjs',
  },
})
