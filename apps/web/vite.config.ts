import { routes } from '@etape/contract'
import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// With the page's own host, or the server takes every write for another site's.
const server = { target: process.env['ETAPE_SERVER'] ?? 'http://127.0.0.1:4000', changeOrigin: false }

const ofOurPackages = /\/packages\/[a-z]+\/src\//

const addresses = Object.entries(routes).map(([name, { method, path, ...rest }]) => [
  name,
  { method, path, ...('bodyType' in rest && { bodyType: rest.bodyType }) },
])

export default defineConfig({
  // Without macroTransform the build is green and the macro imports stay in the bundle, where they throw.
  plugins: [react(), lingui({ macroTransform: true, failOnCompileError: true, cwd: import.meta.dirname })],
  // The browser calls routes by their addresses; their schemas would be a tenth of the first screen.
  define: { routeAddresses: JSON.stringify(Object.fromEntries(addresses)) },
  build: {
    target: 'es2023',
    manifest: true,
    assetsInlineLimit: 0,
    // Our packages do nothing when they are imported, so what a page does not use of them stays out of it.
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !ofOurPackages.test(id) },
      // What every page needs is one file; left alone it is seventy, one for each icon.
      output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
    },
  },
  server: { host: '127.0.0.1', port: 4300, proxy: { '/api': server, '/v1': server } },
})
