const WORDS = `
der das und ist nicht ein eine mit auf von zu den dem des im ich sie wir auch für
le la les un une du et est dans que qui pour sur ce il elle je vous nous pas avec aux
el los las del en es por para una su al se lo como
di della dei che da gli sono nel alla
de een van op te zijn niet voor
os em um uma não na ao
och att det som på är av inte
`;

const FOREIGN_WORDS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));

/**
 * Tells a function word of the languages most often met; English corpora hold them, but do not tell what they say. Takes
 * it lower-cased.
 */
export const isForeignWord = (word: string): boolean => FOREIGN_WORDS.has(word);
