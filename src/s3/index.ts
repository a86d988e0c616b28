export { s3Store, type S3StoreOptions } from "./s3-store.ts";
export type { BucketOptions } from "./bucket.ts";
export type { S3Answer, S3Client, S3Sdk } from "./sdk.ts";
