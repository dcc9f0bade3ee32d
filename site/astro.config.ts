import node from '@astrojs/node';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, fontProviders, sessionDrivers } from 'astro/config';
import icon from 'astro-icon';

const fonts = '../node_modules/@fontsource-variable';
const MEGABYTES = 1024 * 1024;

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone', bodySizeLimit: 11 * MEGABYTES }),
  integrations: [icon()],
  prefetch: { prefetchAll: false, defaultStrategy: 'hover' },
  devToolbar: { enabled: false },
  // Astro's sessions are not used: the opaque token in our own cookie is the only session.
  session: { driver: sessionDrivers.memory() },
  markdown: { syntaxHighlight: false },
  security: {
    // CSRF: our middleware compares the Origin header itself, because it knows the public URL of the site behind a proxy.
    checkOrigin: false,
    // The limit for pictures; the middleware limits all other bodies to 1 MB.
    actionBodySizeLimit: 11 * MEGABYTES,
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "media-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        // The other hosts of films: their players in iframes, and nothing else of theirs.
        'frame-src https://player.vimeo.com https://www.youtube-nocookie.com',
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
      ],
    },
  },
  vite: { plugins: [tailwindcss()] },
  fonts: [
    {
      provider: fontProviders.local(),
      name: 'Bricolage Grotesque',
      cssVariable: '--font-display',
      fallbacks: ['Verdana', 'sans-serif'],
      options: {
        variants: [
          { src: [`${fonts}/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2`], weight: '200 800', style: 'normal' },
        ],
      },
    },
    {
      provider: fontProviders.local(),
      name: 'Atkinson Hyperlegible Next',
      cssVariable: '--font-text',
      fallbacks: ['Verdana', 'sans-serif'],
      options: {
        variants: [
          {
            src: [`${fonts}/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2`],
            weight: '200 800',
            style: 'normal',
          },
          {
            src: [`${fonts}/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-italic.woff2`],
            weight: '200 800',
            style: 'italic',
          },
        ],
      },
    },
  ],
});
