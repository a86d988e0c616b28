import { createRequire } from "node:module";
import { join } from "node:path";
import { failure } from "../errors.ts";

/** What S3 answers, as far as it is looked at. */
export interface S3Answer {
  readonly ETag?: string;
  readonly Body?: {
    /** Reads the object's bytes to their end. */
    readonly transformToByteArray: () => Promise<Uint8Array>;
  };
}

/** A client of `@aws-sdk/client-s3`, as far as it is used. */
export interface S3Client {
  /** Sends a command and gives what is answered. */
  readonly send: (command: object) => Promise<S3Answer>;
}

/** @inline */
type Command = new (input: Readonly<Record<string, unknown>>) => object;

/** The module `@aws-sdk/client-s3`, as far as it is used. */
export interface S3Sdk {
  readonly S3Client: new (settings: object) => S3Client;
  readonly GetObjectCommand: Command;
  readonly PutObjectCommand: Command;
  readonly DeleteObjectCommand: Command;
}

const PACKAGE = "@aws-sdk/client-s3";

/**
 * Loads the client where it is first needed, from the project's own packages, else from beside this one.
 *
 * @throws `s3ClientMissing`.
 */
export const loadSdk = (cwd: string = process.cwd()): S3Sdk => {
  let reason = "";
  for (const base of [join(cwd, "noop.js"), import.meta.url]) {
    try {
      return createRequire(base)(PACKAGE) as S3Sdk;
    } catch (error) {
      reason = (error as NodeJS.ErrnoException).code ?? String(error);
    }
  }
  throw failure("s3ClientMissing", reason);
};
