import type { TrafficPattern } from "./traffic-pattern.ts";

/** Ports at which every address belongs to a local model. */
export const MODEL_PORTS: ReadonlySet<string> = new Set([
  "11434", // Ollama
  "1234", // LM Studio
]);

/** Ports at which local models are served beside all kinds of other programs; the path decides. */
export const SHARED_MODEL_PORTS: ReadonlySet<string> = new Set([
  "8000", // vLLM
  "8080", // llama.cpp, LocalAI, llamafile
  "30000", // SGLang
  "4000", // LiteLLM
  "1337", // Jan
  "4891", // GPT4All
  "5001", // KoboldCpp
]);

/** Paths of the model APIs that local servers copy; `/api/chat` is not among them, web applications use it. */
export const MODEL_PATHS: readonly string[] = [
  "/v1/chat/completions",
  "/v1/completions",
  "/v1/responses",
  "/v1/messages",
  "/v1/embeddings",
  "/v1/rerank",
  "/v1/audio/",
  "/v1/images/",
  "/v1/models",
];

/** Ports at which no HTTP is spoken: databases, brokers, mail, shells. */
export const OTHER_PROTOCOL_PORTS: ReadonlySet<string> = new Set([
  "21", // FTP
  "22", // SSH
  "23", // Telnet
  "25", // SMTP
  "53", // DNS
  "110", // POP3
  "143", // IMAP
  "389", // LDAP
  "465", // SMTP over TLS
  "587", // SMTP submission
  "636", // LDAP over TLS
  "993", // IMAP over TLS
  "995", // POP3 over TLS
  "1433", // SQL Server
  "1521", // Oracle
  "1883", // MQTT
  "3306", // MySQL
  "4222", // NATS
  "5432", // PostgreSQL
  "5433", // PostgreSQL, second instance
  "5671", // AMQP over TLS
  "5672", // AMQP
  "6379", // Redis
  "6380", // Redis over TLS
  "6432", // PgBouncer
  "6543", // PgBouncer of Supabase
  "7687", // Neo4j
  "8883", // MQTT over TLS
  "9042", // Cassandra
  "9092", // Kafka
  "9093", // Kafka over TLS
  "11211", // Memcached
  "25060", // managed databases of DigitalOcean
  "26257", // CockroachDB
  "27017", // MongoDB
]);

/** Names that lead into a private network; so does every name without a dot. */
export const PRIVATE_SUFFIXES: readonly string[] = [
  ".localhost", // RFC 6761
  ".test", // RFC 6761
  ".local", // RFC 6762, and Kubernetes' cluster.local
  ".internal", // reserved by ICANN in 2024; Docker, cloud metadata
  ".home.arpa", // RFC 8375
  ".lan", // common in routers
];

/** Addresses that take telemetry and give nothing a program acts on. */
export const TELEMETRY: readonly TrafficPattern[] = [
  "*.sentry.io", // errors
  "sentry.io", // errors
  "*.bugsnag.com", // errors
  "api.rollbar.com", // errors
  "*/v1/traces", // OTLP over HTTP
  "*/v1/metrics", // OTLP over HTTP
  "*/v1/logs", // OTLP over HTTP
  "*:4317", // OTLP over gRPC
  "*:4318", // OTLP over HTTP
  "*.smith.langchain.com", // LangSmith
  "*.langfuse.com", // Langfuse
  "api.traceloop.com", // OpenLLMetry
  "*.arize.com", // Arize, Phoenix
  "api.honeyhive.ai", // HoneyHive
  "logfire-*.pydantic.dev", // Logfire
  "trace.wandb.ai", // Weave
  "api.wandb.ai", // Weights & Biases
  "api.braintrust.dev/logs3*", // Braintrust
  "api.braintrust.dev/otel/*", // Braintrust
  "api.hconeai.com", // Helicone's log
  "api.honeycomb.io", // traces
  "api.axiom.co", // traces
  "*.datadoghq.com", // metrics, logs
  "*.datadoghq.eu", // metrics, logs
  "*.nr-data.net", // New Relic
  "*.grafana.net", // Grafana Cloud
  "*.logtail.com", // logs
  "*.i.posthog.com", // product analytics
  "app.posthog.com", // product analytics
  "api.segment.io", // product analytics
  "api.mixpanel.com", // product analytics
  "*.amplitude.com", // product analytics
  "*.google-analytics.com", // product analytics
  "events.launchdarkly.com", // product analytics
  "telemetry.*", // named so: Next.js, Vercel, CrewAI, Hugging Face
  "huggingface.co/api/telemetry*", // library usage
];
