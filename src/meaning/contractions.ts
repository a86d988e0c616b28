const WHOLE: readonly (readonly [RegExp, string])[] = [
  [/\bcan(?:'t|not)\b/gi, "can not"],
  [/\bwon't\b/gi, "will not"],
  [/\bshan't\b/gi, "shall not"],
  [/\bain't\b/gi, "is not"],
  [/\blet's\b/gi, "let us"],
];

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z])n't\b/gi, " not"],
  [/(?<=\bi)'m\b/gi, " am"],
  [/(?<=[a-z])'re\b/gi, " are"],
  [/(?<=[a-z])'ll\b/gi, " will"],
  [/(?<=[a-z])'ve\b/gi, " have"],
  [/(?<=[a-z])'d\b/gi, " would"],
  [/(?<=\b(?:it|that|there|he|she|what|here|who|where|how))'s\b/gi, " is"],
];

const CONTRACTED = /'|cannot/i;

const keepingCase = (written: string, full: string): string =>
  /^\p{Lu}/u.test(written) ? full.charAt(0).toUpperCase() + full.slice(1) : full;

/** Writes English contractions out ("can't" → "can not", "it's" → "it is"); takes straight apostrophes. */
export const expandContractions = (text: string): string => {
  if (!CONTRACTED.test(text)) return text;
  const whole = WHOLE.reduce(
    (done, [short, full]) => done.replace(short, (written) => keepingCase(written, full)),
    text,
  );
  return ENDINGS.reduce((done, [short, full]) => done.replace(short, full), whole);
};
