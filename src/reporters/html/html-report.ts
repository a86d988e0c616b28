import type { Report } from "../report.ts";
import { htmlPage } from "./html-page.ts";

/**
 * Prints a report as one HTML file that works offline: `page` is the built page (`loadPage`). What was recorded stays
 * text, whatever it holds.
 */
export const htmlReport = (report: Report, page: string): string => {
  const { title, base, head, gate, totals, findings, notes, prices, tests } = report;
  return htmlPage({ title, base, head, gate, totals, findings, notes, prices, tests }, page);
};
