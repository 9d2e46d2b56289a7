/**
 * What a running process of the product is told about its installation: handed by the supervisor to each child, and
 * built directly by tests. Nothing here is read from the environment a second time further down.
 */
export interface Runtime {
  /** Absolute path of the data folder: secrets, keys, journal heads, logs; the database cluster when it is ours. */
  folder: string
  /** Connection strings, one a login role (RIGHTS C-02). */
  database: DatabaseUrls
  /** Address the internal server listens on; a port of 0 takes a free one. */
  host: string
  port: number
  /** Port of the public process, which has its own database role. */
  publicPort: number
  /** PEM texts when the server ends TLS itself; cookies then carry the `__Host-` prefix. */
  tls?: { cert: string; key: string }
  /** Set while no county exists yet: the one-time token that opens the first-run page. */
  firstRunToken?: string
  /** True for the demo county: every person is generated and marked so. */
  demo: boolean
  /** Set while a past time is replayed: which moment the server takes for now. */
  clock?: Clock
  /** Folder of the built web, `dist/web` of the package. */
  webRoot: string
}

/** A clock that began at `simulatedStart` when the real one showed `realStart`, and runs `speed` times as fast. */
export interface Clock {
  /** Milliseconds since 1970. */
  realStart: number
  simulatedStart: number
  speed: number
}

/** One connection string for each login role. */
export interface DatabaseUrls {
  staff: string
  /** For what comes before a session: looking up who signs in, and beginning one. */
  signIn: string
  public: string
  worker: string
  auditor: string
  migrator: string
}
