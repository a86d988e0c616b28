/**
 * Keeps cassettes in a bucket of S3, or of a storage that speaks its protocol.
 *
 * @module llm-replay/s3
 */
export { s3Store, type S3StoreOptions } from "./s3-store.ts";
export type { BucketOptions } from "./bucket.ts";
export type { S3Answer, S3Client, S3Sdk } from "./sdk.ts";
