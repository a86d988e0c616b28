import { once } from "../once.ts";
import { printCost, printDuration, printTokens } from "../trace/print-figures.ts";

const rounded = once(() => new Intl.NumberFormat("en", { maximumFractionDigits: 3 }));

/** Prints a figure in its unit; `–` where it is not known. */
export const showFigure = (value: number | undefined, unit: string): string => {
  if (value === undefined) return "–";
  if (unit === "usd") return printCost(value);
  if (unit === "ms") return printDuration(value);
  if (unit === "share") return `${rounded().format(value * 100)} %`;
  if (unit === "tokens/s") return `${rounded().format(Math.round(value))} tokens/s`;
  if (unit === "tokens") return `${printTokens(value)} tokens`;
  return unit === "" ? rounded().format(value) : `${rounded().format(value)} ${unit}`;
};

/** Prints by how much a figure changed: `+12 %`, `−3.4 %`, `×12`, `±0 %`; `""` where a share says nothing. */
export const showGrowth = (base: number | undefined, head: number | undefined): string => {
  if (base === undefined || head === undefined) return "";
  if (Math.abs(head - base) < 1e-12) return "±0 %";
  if (base === 0) return "";
  const share = head / base;
  if (share >= 10) return `×${share.toFixed(0)}`;
  const percent = Math.abs(share - 1) * 100;
  return `${share > 1 ? "+" : "−"}${percent < 10 ? percent.toFixed(1) : percent.toFixed(0)} %`;
};

/** Prints a figure before and after: `$0.0012 → $0.0024 (+100 %)`. */
export const showStep = (base: number | undefined, head: number | undefined, unit: string): string => {
  const growth = showGrowth(base, head);
  return `${showFigure(base, unit)} → ${showFigure(head, unit)}${growth && ` (${growth})`}`;
};
