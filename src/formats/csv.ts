/** What a spreadsheet would run as a formula (https://owasp.org/www-community/attacks/CSV_Injection). */
const FORMULA = /^[=+\-@\t\r]/;

const cellText = (cell: string | number | undefined): string => {
  if (typeof cell !== "string") return cell === undefined ? "" : String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/**
 * Prints rows as CSV, each line ended (https://www.rfc-editor.org/rfc/rfc4180). A text that a spreadsheet would take for a
 * formula gets an apostrophe before it; numbers stay numbers.
 */
export const formatCsv = (rows: readonly (readonly (string | number | undefined)[])[]): string =>
  rows.map((row) => `${row.map(cellText).join(",")}\r\n`).join("");
