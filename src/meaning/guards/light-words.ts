import { isStopWord } from "../stop-words.ts";

const LIGHT = new Set(
  `up down out off over under again further then once more most some all only even ever still yet already
  before after until till since during through between among within without against toward towards around across along
  beyond near above below inside outside upon whether either neither every any none never always no not nor
  much many few little less least several various certain other another else otherwise however therefore thus hence
  moreover furthermore additionally besides meanwhile instead rather quite really simply actually basically generally
  typically usually often sometimes currently mainly especially particularly specifically etc e g i yes ok okay
  first second third next finally lastly one ones thing something anything everything someone anyone everyone
  way get make like want need use able would example per via that's it's there unless except although though whereas
  be have do can could shall should will may might must let`.split(/\s+/),
);

/** Tells a word that carries grammar, degree or order rather than a subject of its own; takes a stem. */
export const isLight = (word: string): boolean => LIGHT.has(word) || isStopWord(word);
