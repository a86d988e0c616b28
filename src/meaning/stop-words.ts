const WORDS = `
a an the this that these those
i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
myself yourself himself herself itself ourselves yourselves themselves
who whom whose which what where when why how
am is are was were be been being do does did doing done have has had having
will would shall should can could may might must
of in on at by for from to into onto with as about than then so there here
and or but if because while also just very too not no nor s t
per via upon let please such any each both own same
`;

const STOP_WORDS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));

/** Tells a function word, which carries grammar and hardly any meaning of its own; takes it lower-cased. */
export const isStopWord = (word: string): boolean => STOP_WORDS.has(word);
