// Read API, admin API and the page, served by Fastify.
export { correctionItem, eventItem, exitItem } from './answers/event-item.js';
export { mentionItem } from './answers/mention-item.js';
export { buildApp } from './build-app.js';
export { EXPORT_COLUMNS } from './exports/event-columns.js';
export { type ExportFormat, type ExportOptions, eventLine, exportEvents } from './exports/export-events.js';
export { openApiDocument } from './openapi.js';
export type * from './options.js';
export { Problem, type ProblemBody, problemOf } from './problem.js';
export { csvCell, csvLine, csvTable } from './table-file.js';
