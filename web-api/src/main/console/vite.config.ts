import { defineConfig } from 'vite';

// `npm run dev` serves the sources and passes everything else on to a running Carillon.
const carillon = 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/',
  build: {
    outDir: 'dist',
    target: 'es2022',
    // the policy of the page allows no script in the page itself
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    reportCompressedSize: false,
  },
  server: {
    proxy: {
      '/api': { target: carillon, ws: true },
      '/openapi': carillon,
      '/sip': { target: carillon, ws: true },
    },
  },
});
