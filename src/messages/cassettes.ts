import { quoted } from "./in-words.ts";

/** Messages about what is wrong with a cassette, or with where it is kept. */
export const cassettes = {
  cassetteCorrupt: (file: string, place: string, reason: string) =>
    `Cannot read cassette ${file}${place}: ${reason}. ` +
    `Restore the file from version control, or delete it and record again with LLM_REPLAY_MODE=record.`,
  cassetteStale: (path: string, age: string, maxAge: string) =>
    `Cassette ${path} is ${age} old, more than maxAge ${maxAge}. ` +
    `Record it again with LLM_REPLAY_MODE=record, or with llm-replay record --stale.`,
  cassetteInUse: (path: string, title: string) =>
    `Cassette ${path} is being recorded by ${quoted(title)} already. Give each recording a name of its own.`,
  variableMissing: (name: string, path: string) =>
    `Cassette ${path} holds no variable ${quoted(name)}. Record it again with LLM_REPLAY_MODE=record.`,
  noCassette: (what: string) =>
    `${what} was called where no cassette is in use. Call it inside a test or inside withCassette(…).`,
  cassetteForeign: (file: string) =>
    `${file} is not a cassette of llm-replay: it has no "version" with "interactions" at its top. ` +
    `Move the file elsewhere, or give the cassette another name or folder (option "dir").`,
  cassetteTooNew: (file: string, version: number, known: number) =>
    `Cassette ${file} has format version ${version}; this llm-replay reads versions up to ${known}. ` +
    `Update llm-replay, or delete the file and record again with LLM_REPLAY_MODE=record.`,
  cassetteNotReadable: (file: string, reason: string) =>
    `Cannot open cassette ${file}: ${reason}. Check that it is a file and that you may read it.`,
  cassetteNotWritable: (file: string, reason: string) =>
    `Cannot write cassette ${file}: ${reason}. What the file held before is unchanged. ` +
    `Check that the folder may be written and the disk has room, then run again.`,
  recordingNotKept: (path: string, reason: string) =>
    `Cannot keep the recording for cassette ${path}: ${reason}. Nothing was written. ` +
    `Look at what the options redact and match.normalize do with its interactions.`,
  cassetteOutsideFolder: (path: string, dir: string) =>
    `Cassette path ${path} lies outside the cassette folder ${dir}. Choose a name without "..", or another "dir".`,
  cassetteMissing: (name: string, dir: string) =>
    `There is no cassette ${quoted(name)}: neither a file of that name, nor a folder that holds cassettes, nor one in ${dir}. ` +
    `Look at the spelling, or name its folder with --dir.`,
  cassetteUnnamed: (command: string) =>
    `llm-replay ${command} needs a cassette: a file, a folder, or a name, such as llm-replay ${command} cassettes.`,
  cassetteOvertaken: (path: string, bucket: string) =>
    `Cassette ${path} in bucket ${quoted(bucket)} was written by another process after it was read here; this recording was ` +
    `not kept. Run again: what the other process recorded is replayed.`,
  bucketMissing: (bucket: string, key: string) =>
    `Cannot reach ${key}: there is no bucket ${quoted(bucket)}. ` +
    `Make it, or look at bucket, endpoint and region of s3Store().`,
  bucketRefused: (bucket: string, key: string, reason: string) =>
    `Bucket ${quoted(bucket)} refuses access to ${key}: ${reason}. ` +
    `Look at the credentials, and at what they may do with the bucket: get, put and delete objects.`,
  bucketUnreachable: (bucket: string, key: string, reason: string) =>
    `Cannot reach ${key} in bucket ${quoted(bucket)}: ${reason}. What the bucket held before is unchanged. ` +
    `Look at the endpoint and the network, then run again.`,
  s3ClientMissing: (reason: string) =>
    `s3Store() needs the package @aws-sdk/client-s3, which was not found (${reason}). Install it: npm i -D @aws-sdk/client-s3.`,
};
