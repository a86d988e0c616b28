import { caused, failure, LlmReplayError } from "../errors.ts";
import { once } from "../once.ts";
import { bypassed } from "../wire/bypass.ts";
import { loadSdk, type S3Answer, type S3Sdk } from "./sdk.ts";

/** Which bucket, and how it is reached. */
export interface BucketOptions {
  readonly bucket: string;
  /**
   * Settings of the client: `region`, `endpoint`, `forcePathStyle`, `credentials`; default: as AWS's own tools find them.
   *
   * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/s3/
   */
  readonly client?: object;
  /** The module `@aws-sdk/client-s3`, where it is not to be found by its name. */
  readonly sdk?: S3Sdk;
}

/** An object as it stands in the bucket. */
interface Stored {
  readonly bytes: Uint8Array;
  /** Names this very content of it: its ETag. */
  readonly tag: string | undefined;
}

/** What must stand in an object's place for it to be written: nothing, or the content of a tag. */
export type Expected = "nothing" | { readonly tag: string };

/** The objects of a bucket. */
interface Bucket {
  /** Reads an object; `undefined` where there is none. */
  readonly get: (key: string) => Promise<Stored | undefined>;
  /** Writes an object, wholly or not at all; gives its tag, or `undefined` where something else stood there than expected. */
  readonly put: (key: string, bytes: Uint8Array, expected?: Expected) => Promise<{ tag: string } | undefined>;
  readonly remove: (key: string) => Promise<void>;
}

interface ServiceError extends Error {
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

const MISSING = new Set(["NoSuchKey", "NotFound"]);
const FORBIDDEN = new Set<number | undefined>([401, 403]);
const OVERTAKEN = 412;
/** Another conditional write of the same object was under way: whoever was first, asking again tells. */
const CONFLICT = 409;
const TRIES = 5;
const CREDENTIALS = /Credential/;

const statusOf = (error: unknown): number | undefined => (error as ServiceError).$metadata?.httpStatusCode;

const reasonOf = ({ name, message, code }: ServiceError): string =>
  [name === "Error" ? code : name, message].filter((part) => part !== undefined && part !== "").join(": ");

const conditionOf = (expected: Expected | undefined): Readonly<Record<string, string>> => {
  if (expected === undefined) return {};
  return expected === "nothing" ? { IfNoneMatch: "*" } : { IfMatch: expected.tag };
};

const failed = (bucket: string, key: string, error: unknown): Error => {
  if (error instanceof LlmReplayError) return error;
  const { name } = error as ServiceError;
  if (name === "NoSuchBucket") return failure("bucketMissing", bucket, key);
  const isRefused = CREDENTIALS.test(name) || FORBIDDEN.has(statusOf(error));
  const code = isRefused ? "bucketRefused" : "bucketUnreachable";
  return caused(failure(code, bucket, key, reasonOf(error as ServiceError)), error);
};

/**
 * Opens a bucket of S3, or of a storage that speaks its protocol. What is sent goes past every cassette. Conditional writes
 * need a storage that knows them; one that does not writes whatever stands there.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export const openBucket = ({ bucket, client: settings = {}, sdk }: BucketOptions): Bucket => {
  const loaded = once(() => {
    const found = sdk ?? loadSdk();
    return { sdk: found, client: new found.S3Client(settings) };
  });

  const send = (name: Exclude<keyof S3Sdk, "S3Client">, input: object): Promise<S3Answer> => {
    const { sdk, client } = loaded();
    return bypassed(() => client.send(new sdk[name]({ Bucket: bucket, ...input })));
  };

  return {
    put: async (key, bytes, expected) => {
      const input = { Key: key, Body: bytes, ...conditionOf(expected) };
      for (let tries = 1; ; tries++) {
        try {
          const { ETag = "" } = await send("PutObjectCommand", input);
          return { tag: ETag };
        } catch (error) {
          const status = statusOf(error);
          if (status === OVERTAKEN) return undefined;
          if (status !== CONFLICT || tries === TRIES) throw failed(bucket, key, error);
        }
      }
    },
    get: async (key) => {
      try {
        const { Body, ETag } = await send("GetObjectCommand", { Key: key });
        return Body && { bytes: await bypassed(() => Body.transformToByteArray()), tag: ETag };
      } catch (error) {
        if (MISSING.has((error as Error).name)) return undefined;
        throw failed(bucket, key, error);
      }
    },
    remove: async (key) => {
      try {
        await send("DeleteObjectCommand", { Key: key });
      } catch (error) {
        throw failed(bucket, key, error);
      }
    },
  };
};
