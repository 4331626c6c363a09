// Shapes and routes of the API for whoever calls it: @cellwire/api/schema.
export * from './analysis.js';
export * from './articles.js';
export * from './events.js';
export * from './formats.js';
export * from './keeping.js';
export * from './names.js';
export * from './operations.js';
export type { RouteContract } from './route.js';
export * from './routes.js';
export { ProblemDetails } from './shared.js';
