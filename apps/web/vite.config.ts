import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const gateway = 'http://127.0.0.1:7411'

export default defineConfig({
  // Relative, because the same build is served by the gateway, by any static host and from a share listener.
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    // The content security policy knows one inline script, the theme script of index.html.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    proxy: { '/api': { target: gateway, ws: true, changeOrigin: true } },
  },
})
