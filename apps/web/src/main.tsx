import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startEngine } from './engine/engine-client.ts'
import { keepLocalCaptures } from './store/local-captures-store.ts'
import { keepPreferences } from './store/preferences-store.ts'
import { keepTheme } from './store/theme.ts'
import { connectAddressBar, readAddress } from './store/view-store.ts'
import './tokens.css'
import './ui/base.css'

startEngine()
keepPreferences(localStorage)
keepLocalCaptures(localStorage)
keepTheme(document.documentElement, matchMedia('(prefers-color-scheme: dark)'))
connectAddressBar({
  write: (fragment, how) => {
    if (how === 'push') history.pushState(null, '', fragment)
    else history.replaceState(null, '', fragment)
  },
})
readAddress(location.hash)
// popstate covers Back and Forward, hashchange a link that was typed into the address bar.
addEventListener('popstate', () => readAddress(location.hash))
addEventListener('hashchange', () => readAddress(location.hash))

const root = document.querySelector('#root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
