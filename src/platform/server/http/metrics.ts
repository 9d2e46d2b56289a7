import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Figures of the running process for Prometheus. Labels are names of routes and commands; no person, place or address. */
export interface Metrics {
  registry: Registry
  requests: Histogram<'route' | 'method' | 'status'>
  commands: Counter<'name' | 'status'>
  viewers: Gauge
}

/** One registry a server, so that several can live in one test process. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'lianfang_' })
  return {
    registry,
    requests: new Histogram({
      name: 'lianfang_http_request_seconds',
      help: 'Time to answer, by route',
      labelNames: ['route', 'method', 'status'],
      buckets: [0.002, 0.005, 0.015, 0.05, 0.15, 0.5, 1.5, 5],
      registers: [registry],
    }),
    commands: new Counter({
      name: 'lianfang_commands_total',
      help: 'Commands by name and outcome',
      labelNames: ['name', 'status'],
      registers: [registry],
    }),
    viewers: new Gauge({ name: 'lianfang_live_viewers', help: 'Open live connections', registers: [registry] }),
  }
}
