/** Words that deny by what they mean: beside one of them, an odd negator in the other text may say the same. */
export const NEGATIVE_WORDS: ReadonlySet<string> = new Set(
  `end stop cease discontinue expire terminate drop remove quit void lose loss lack miss missing avoid prevent deny denial reject
  refuse refusal decline exclude omit skip ignore forbid prohibit ban block fail failure refrain stay remain unchanged keep
  forever only except unless false wrong myth null empty zero too long late free gone absent shut close halt cancel abandon
  forfeit waive exempt spare protect immune contrary opposite instead rather doubt yet`.split(/\s+/),
);
