// Spans on their way to an OpenTelemetry collector. Its packages are loaded only where a collector is set.
import { randomBytes } from 'node:crypto';
import type { Settings } from './settings-table.js';
import { type FinishedSpan, noTracing, type Tracing, traceTo } from './tracing.js';

/** How long the last spans may take to be sent when the process ends, in milliseconds. */
const CLOSE_MS = 3000;

/** Opens tracing by the settings; `noTracing` where no collector is set. A collector that is away is not waited for. */
export async function openTracing(
  settings: Pick<Settings, 'otlpEndpoint' | 'otlpHeaders' | 'traceShare'>,
  about: { version: string },
): Promise<Tracing> {
  const { otlpEndpoint, otlpHeaders, traceShare } = settings;
  if (!otlpEndpoint || traceShare === 0) return noTracing;
  const [api, base, resources, otlp] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace-base'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/exporter-trace-otlp-http'),
  ]);
  const exporter = new otlp.OTLPTraceExporter({
    url: `${otlpEndpoint.replace(/\/+$/, '')}/v1/traces`,
    headers: headersOf(otlpHeaders),
    timeoutMillis: CLOSE_MS,
  });
  const processor = new base.BatchSpanProcessor(exporter);
  // The ids are ours: an article's trace has the same ones in every process.
  let wanted: FinishedSpan | null = null;
  const provider = new base.BasicTracerProvider({
    resource: resources.resourceFromAttributes({ 'service.name': 'cellwire', 'service.version': about.version }),
    spanProcessors: [processor],
    sampler: new base.AlwaysOnSampler(),
    idGenerator: {
      generateTraceId: () => wanted?.traceId ?? randomBytes(16).toString('hex'),
      generateSpanId: () => wanted?.spanId ?? randomBytes(8).toString('hex'),
    },
  });
  const tracer = provider.getTracer('cellwire', about.version);
  const { ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace } = api;
  const send = (finished: FinishedSpan): void => {
    const { name, traceId, parentId, beganAt, endedAt, attributes, error } = finished;
    const parent = parentId && { traceId, spanId: parentId, traceFlags: TraceFlags.SAMPLED, isRemote: true };
    const context = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
    wanted = finished;
    const kind = name.startsWith('HTTP') ? SpanKind.CLIENT : SpanKind.INTERNAL;
    const span = tracer.startSpan(name, { kind, startTime: beganAt, attributes: { ...attributes } }, context);
    wanted = null;
    if (error) span.setStatus({ code: SpanStatusCode.ERROR, message: error });
    span.end(endedAt);
  };
  const close = async (): Promise<void> => {
    const late = new Promise<void>(resolve => setTimeout(resolve, CLOSE_MS).unref());
    await Promise.race([provider.shutdown().catch(() => {}), late]);
  };
  return traceTo({ send, close, percent: traceShare, newId: () => randomBytes(8).toString('hex') });
}

/** `name=value` pairs separated by commas, values percent-encoded: the form of the OpenTelemetry specification. */
function headersOf(pairs: string | null): Record<string, string> {
  const entries = (pairs ?? '').split(',').flatMap(pair => {
    const at = pair.indexOf('=');
    return at > 0 ? [[pair.slice(0, at).trim(), decodeURIComponent(pair.slice(at + 1).trim())] as const] : [];
  });
  return Object.fromEntries(entries);
}
