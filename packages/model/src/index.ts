// The words everybody speaks. Terms are explained where they are defined.
export * from './alerts.js';
export * from './annotation.js';
export * from './article.js';
export * from './contract.js';
export * from './dates.js';
export * from './events.js';
export * from './outcome.js';
export * from './pack.js';
export * from './values.js';
