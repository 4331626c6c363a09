// Files to begin with: each names its schema in the first line, so that an editor completes and checks it.

/** File name → text. */
export const STARTER_FILES: Readonly<Record<string, string>> = {
  'sources.yaml': `# yaml-language-server: $schema=./sources.schema.json
# Feeds and news sitemaps. "cellwire sources check" tries them; "cellwire config apply sources.yaml" adds them.
sources:
  - name: example-wire
    outlet: Example Wire
    feed: "https://news.example.com/rss"
    language: en
    timeZone: Europe/Berlin
    category: wire
    enabled: false
`,
  'subscriptions.yaml': `# yaml-language-server: $schema=./subscriptions.schema.json
# Destinations of alerts. Signing secrets are made by "cellwire config apply" and shown once.
subscriptions:
  - name: exits-to-desk
    filter: jv_exit
    url: "https://hooks.example.com/cellwire"
`,
  'settings.yaml': `# yaml-language-server: $schema=./settings.schema.json
# Read when CELLWIRE_SETTINGS names this file; variables of the environment outrank it.
settings:
  contact: "mailto:you@example.com"
  logLevel: info
`,
};
