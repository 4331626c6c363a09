export * from './article-address.js';
export * from './charset/decode-bytes.js';
export * from './feeds/discover-feeds.js';
export * from './feeds/markup-text.js';
export * from './feeds/opml.js';
export * from './feeds/read-feed.js';
export { recogniseLanguage } from './language/recognise-language.js';
export * from './pages/read-page.js';
export { selectorFault } from './pages/selector-fault.js';
