/** Words of degree, duty and certainty: in a group, two texts that each show one class only contradict each other. */
export interface WordGroup {
  readonly kind: "quantifier" | "modality";
  readonly classes: Readonly<Record<string, RegExp>>;
}

/** The groups; patterns run over the lower-cased normalised text. */
export const WORD_GROUPS: readonly WordGroup[] = [
  {
    kind: "quantifier",
    classes: {
      nearly: /\b(?:almost|nearly|virtually|practically) (?:all|every\w*|always|no|none|nobody)\b/,
      all: /(?<!almost |nearly |virtually |practically |not |at |in )\b(?:all|every|each|everyone|everybody|everything|entire|whole|100 ?%)\b/,
      none: /\b(?:none|nobody|no one|nothing|neither)\b/,
      some: /\b(?:some|several|a few|a minority|certain)\b/,
      few: /(?<!a )\bfew\b(?! more)/,
      most: /\b(?:most of|most (?!of\b)\p{L}+s\b|(?<!narrow )majority)\b/u,
    },
  },
  {
    kind: "quantifier",
    classes: {
      only: /\b(?:only|solely|exclusively)\b(?! (?:\d|one|two|three|a|an|if|when|after)\b)/,
      any: /\b(?:any|all|every|either|everyone|anyone|everybody|anybody|each)\b/,
    },
  },
  {
    kind: "quantifier",
    classes: {
      always: /\b(?:always|every time|invariably|without exception)\b/,
      usually: /\b(?:usually|often|frequently|generally|mostly|in most cases)\b/,
      sometimes: /\b(?:sometimes|occasionally|now and then)\b/,
      rarely: /\b(?:rarely|seldom|hardly ever)\b/,
      never: /\bnever\b/,
    },
  },
  {
    kind: "quantifier",
    classes: {
      full: /\b(?:fully|completely|entirely|totally|in full)\b/,
      part: /\b(?:partly|partially|in part|somewhat)\b/,
    },
  },
  {
    kind: "quantifier",
    classes: {
      both: /\bboth\b/,
      either: /\beither\b(?! way)/,
      neither: /\bneither\b/,
    },
  },
  {
    kind: "modality",
    classes: {
      certain: /\b(?:definitely|certainly|undoubtedly|surely|guaranteed|without (?:a )?doubt)\b/,
      possible: /\b(?:possibly|perhaps|maybe|might|presumably|potentially)\b/,
      probable: /\b(?:probably|most likely|in all likelihood)\b/,
    },
  },
];
