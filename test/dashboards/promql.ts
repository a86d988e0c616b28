/** A metric that an expression asks for, with the labels that it is filtered by. */
export interface Selector {
  readonly metric: string;
  readonly labels: readonly string[];
}

const NAME = /[a-zA-Z_:][\w:]*/g;
const GROUPING = /\b(?:by|without|on|ignoring)\s*\(([^)]*)\)/g;
const SELECTOR = /([a-zA-Z_:][\w:]*)\s*\{([^}]*)\}/g;
const WORDS = new Set(["sum", "avg", "topk", "histogram_quantile", "vector", "or", "label_values"]);

/** The metrics of a PromQL expression. */
export const selectorsOf = (expression: string): readonly Selector[] => {
  const found = [...expression.matchAll(SELECTOR)].map(([, metric = "", filters = ""]) => ({
    metric,
    labels: [...filters.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = ""]) => label),
  }));
  const rest = expression
    .replaceAll(GROUPING, "")
    .replaceAll(SELECTOR, "")
    .replaceAll(/"[^"]*"/g, "");
  const bare = [...rest.matchAll(NAME)].map(([name]) => name).filter((name) => !WORDS.has(name));
  return [...found, ...bare.map((metric) => ({ metric, labels: [] }))];
};

/** The labels that an expression groups by. */
export const groupedBy = (expression: string): readonly string[] =>
  [...expression.matchAll(GROUPING)].flatMap(([, labels = ""]) =>
    labels.split(/\s*,\s*/).map((each) => each.trim()),
  );
