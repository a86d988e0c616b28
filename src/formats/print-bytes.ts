/** Prints a number of bytes: `512 B`, `41 KB`, `3.2 MB`. */
export const printBytes = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
};
