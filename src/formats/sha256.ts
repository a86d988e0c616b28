/** Gives the SHA-256 of a text's UTF-8 bytes, or of bytes, in 64 hexadecimal digits. */
export const sha256 = (data: string | Uint8Array): string =>
  // Loaded when it is needed: it takes a test runner's worker 8 ms, and few test files need it.
  process.getBuiltinModule("node:crypto").hash("sha256", data, "hex");
