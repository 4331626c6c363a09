// Settings, clock, logging, metrics and shutdown of a process.
export { openClock } from './clock.js';
export { type Logger, openLogger } from './logging.js';
export { type Metrics, openMetrics } from './metrics.js';
export { openTracing } from './open-tracing.js';
export { redactText } from './redaction.js';
export {
  adoptSettings,
  describeSettings,
  readSettings,
  type Settings,
  SettingsError,
  settingsFileOf,
  settingsTable,
  terminalEnvironment,
} from './settings-table.js';
export { openShutdown, type Shutdown } from './shutdown.js';
export { noTracing, rootSpanIdOf, type TraceAttributes, type Tracing, traceIdOf } from './tracing.js';
