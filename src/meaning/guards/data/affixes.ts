/** Words that begin like a negated word and are none. */
export const NO_NEGATED_WORDS: ReadonlySet<string> = new Set(
  `under understand until unit unite union unique united universal universe university unless unlike uncle unfold
  unto include income increase indeed index indicate individual industry infant inform information input inside insist
  inspect install instance instead institute instruct insure integrate intend intent interest internal into introduce invent
  invest investigate invite involve inbound inhabit inherit inject inland inner innovate inquire inscribe insert insight
  inspire instant insult intact intake intense interact invade invoice invoke image imagine impact implement import
  important impose impress improve immune immerse impart imply impair impulse discover discuss distance distribute
  display dispose district disease dish disk disc discount discipline discharge dismiss dispatch distill distort district
  disturb disco noncommittal nonetheless illustrate illness irritate irrigate dispute disguise distress dissolve
  discourse discern distract discrete discretion insist invaluable inflame inflammable indent indebted infamous
  incorporate inline incoming inventory innate insurance inset inlet infuse indoors inward unanimous unanimously
  uncover uncovered incredible incredibly inevitable invaluable unlikely regardless nevertheless doubtless unveil underline undergo inception incentive incident incline income inn disregard
  dispense display impress impression inclusive incense inflate invert invariably infer inform intone intern`.split(
    /\s+/,
  ),
);

/** Words in -less that do not deny what stands before the ending. */
export const NO_LESS_WORDS: ReadonlySet<string> = new Set(
  "unless uncover uncovered incredible incredibly inevitable invaluable unlikely regardless nevertheless nonetheless bless doubtless less countless endless serverless stainless priceless".split(
    " ",
  ),
);
