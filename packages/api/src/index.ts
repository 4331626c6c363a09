// Read API and the page, served by Fastify.
export { type ApiOptions, buildApp } from './build-app.js';
export { Problem, type ProblemBody, problemOf } from './problem.js';
export { publicEvent } from './routes/events.js';
