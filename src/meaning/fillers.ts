const END = String.raw`(?:[.!,:;]+|\s[-–—])\s*`;

/** Phrases that open an answer without being part of it; each takes its punctuation along. */
const OPENINGS: readonly RegExp[] = [
  String.raw`(?:sure(?: thing)?|certainly|of course|absolutely|definitely|gladly|great|okay|ok|alright|no problem|hello|hi|hi there|hey|thanks|thank you|got it|understood|well)${END}`,
  String.raw`(?:(?:that is|what) an? )?(?:great|good|excellent|interesting) question${END}`,
  String.raw`thank(?:s| you) for (?:asking|reaching out|your (?:question|message|patience|interest|inquiry))${END}`,
  String.raw`(?:i would be|i am) (?:happy|glad|delighted|more than happy) to (?:help|assist)[^.!:?]{0,60}${END}`,
  String.raw`(?:the |my )?(?:final |short |correct )?answer(?: is)?:\s*`,
  String.raw`here (?:is|are) [^.!?:]{0,80}:\s*`,
  String.raw`(?:in summary|to summarize|to sum up|in short|in conclusion|overall|in other words|in a nutshell|basically|simply put|to put it simply)[,:]\s*`,
].map((source) => new RegExp(`^${source}`, "i"));

/** Sentences that close an answer without being part of it. */
const CLOSING = new RegExp(
  String.raw`^(?:(?:so )?please )?(?:` +
    [
      "let me know",
      "feel free to",
      "(?:i )?hope (?:this|that|it) helps",
      "do not hesitate to",
      "(?:just )?let us know",
      "is there anything else",
      "would you like me to",
      "do you (?:want|need) me to",
      "if you (?:have|need|want|would like|still have) (?:any |some |more |further |other |additional )+(?:questions?|help|details?|information|assistance|clarification)",
      "if you have questions",
      "i am (?:always )?(?:here|happy|glad) to (?:help|assist)",
      "happy to help",
      "(?:have|enjoy) an? (?:great|nice|good|wonderful) (?:day|one|weekend)",
      "thank you for (?:asking|reaching out|your (?:question|message|patience|understanding))",
    ].join("|") +
    String.raw`)\b`,
  "i",
);

const MOST_OPENINGS = 3;
const MOST_CLOSINGS = 2;

const withoutOpening = (text: string): string => {
  for (const opening of OPENINGS) {
    const rest = text.replace(opening, "");
    if (rest !== text && rest !== "") return rest;
  }
  return text;
};

/** Where the last sentence starts; 0 where there is one alone. */
const lastSentence = (text: string): number => {
  for (let at = text.length - 2; at > 0; at--) {
    if (text[at] === " " && /[.!?]/.test(text[at - 1] ?? "")) return at + 1;
  }
  return 0;
};

const withoutClosing = (text: string): string => {
  const start = lastSentence(text);
  return start > 0 && CLOSING.test(text.slice(start)) ? text.slice(0, start).trimEnd() : text;
};

const repeat = (text: string, times: number, step: (text: string) => string): string => {
  const next = times === 0 ? text : step(text);
  return next === text ? text : repeat(next, times - 1, step);
};

/**
 * Drops the courtesies around an answer ("Sure!", "Great question.", "Let me know if …"), up to three before it and
 * two after; never the whole text.
 */
export const dropFillers = (text: string): string =>
  repeat(repeat(text, MOST_OPENINGS, withoutOpening), MOST_CLOSINGS, withoutClosing);
