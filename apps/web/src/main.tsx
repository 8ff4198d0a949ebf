import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { speak } from './text/catalogues.ts'
import { preferredLanguage } from './text/languages.ts'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root to draw in.')

await speak(preferredLanguage())
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
