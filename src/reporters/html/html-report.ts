import type { Report } from "../report.ts";
import { htmlPage, type PageSource } from "./html-page.ts";

/** Takes out of a report what a page shows. */
export const reportSource = (report: Report): PageSource => {
  const { title, base, head, gate, totals, findings, notes, prices, tests } = report;
  return { title, base, head, gate, totals, findings, notes, prices, tests };
};

/**
 * Prints a report as one HTML file that works offline: `page` is the built page (`loadPage`). What was recorded stays
 * text, whatever it holds.
 */
export const htmlReport = (report: Report, page: string): string => htmlPage(reportSource(report), page);
