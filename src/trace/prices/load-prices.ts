import type { calcPrice, findProvider } from "@pydantic/genai-prices";

/** Node's own, past the one that Vitest's vm pools put in its place. */
const require = process.getBuiltinModule("node:module").createRequire(import.meta.url);

interface PriceLibrary {
  readonly calcPrice: typeof calcPrice;
  readonly findProvider: typeof findProvider;
}

/** Loads the price library, synchronously: it takes 40 ms, so only where a cost is asked for. */
export const loadPrices = (): PriceLibrary => require("@pydantic/genai-prices") as PriceLibrary;
