import { routes } from '@etape/contract'
import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { firstPaintFirst } from './first-paint.config.ts'

// With the page's own host, or the server takes every write for another site's.
const server = { target: process.env['ETAPE_SERVER'] ?? 'http://127.0.0.1:4000', changeOrigin: false }

const ofOurPackages = /\/packages\/[a-z]+\/src\//

const addresses = Object.entries(routes).map(([name, { method, path, ...rest }]) => [
  name,
  { method, path, ...('bodyType' in rest && { bodyType: rest.bodyType }) },
])

export default defineConfig({
  // Without macroTransform the build is green and the macro imports stay in the bundle, where they throw.
  plugins: [
    react(),
    lingui({ macroTransform: true, failOnCompileError: true, cwd: import.meta.dirname }),
    firstPaintFirst(),
  ],
  // The browser calls routes by their addresses; their schemas would be a tenth of the first screen.
  define: { routeAddresses: JSON.stringify(Object.fromEntries(addresses)) },
  build: {
    target: 'es2023',
    manifest: true,
    assetsInlineLimit: 0,
    // Our packages do nothing when they are imported, so what a page does not use of them stays out of it.
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !ofOurPackages.test(id) },
      // Left alone, each icon and each part that two pages share is a file of its own, and a line carries six at a time.
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', test: /[\\/]src[\\/]first-paint\.ts$/, priority: 2 },
            { name: 'start', tags: ['$initial'], priority: 1 },
            {
              name: 'parts',
              test: /[\\/](@mantine|@tabler|web[\\/]src[\\/](ui|text|data|records))[\\/]/,
              minShareCount: 12,
            },
            { name: 'icons', test: /[\\/]@tabler[\\/]/, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', port: 4300, proxy: { '/api': server, '/v1': server } },
})
