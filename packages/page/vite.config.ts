// Builds the page into dist/: a shell, hashed scripts and one style sheet, nothing inline and nothing from elsewhere.
import { defineConfig } from 'vite';
import { worldMap } from './build/world-map.js';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [worldMap()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    // The content security policy allows no data: or inline resources but images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    reportCompressedSize: false,
  },
});
