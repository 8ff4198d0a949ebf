import './ui/base.css'
import { StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { readAhead } from './data/queries.ts'
import { queryClient } from './data/query-client.ts'
import { isSignIn, spoken } from './first-paint.ts'
import { hasFirstPage } from './router.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root to draw in.')
void draw(root)

/** What index.html brought stands until the first page is whole; it is drawn in slices, so that nobody's click waits for it. */
async function draw(into: HTMLElement): Promise<void> {
  await Promise.all([spoken, hasFirstPage(), !isSignIn && readAhead(queryClient, 'readSession', {})])
  startTransition(() =>
    createRoot(into).render(
      <StrictMode>
        <App />
      </StrictMode>,
    ),
  )
}
