const CONTRASTS = `
and or; to from; by to; in out; into from; on off; up down; over under; above below; with without; before after; until after; since until
all some; all few; every some; some no; can must; may must; should must; should may; his her; he she; him her; and but; both either
from until; before during; after during; in under; inside outside; more less; most least; many few; much little; always sometimes; always often
sometimes never; often never; often rarely; always rarely; first last; ever never; same other; same different; each some; any all
`;

const pairs = CONTRASTS.trim()
  .split(/[;\n]/)
  .map((pair) => pair.trim());

/** Words of grammar that turn a sentence when one replaces the other, as "a b" in both orders. */
export const CONTRASTING_PAIRS: ReadonlySet<string> = new Set(
  pairs.flatMap((pair) => [pair, pair.split(" ").toReversed().join(" ")]),
);

const PREFIXES = `
over under; up down; in out; in ex; im ex; pre post; pro anti; hyper hypo; macro micro; inter intra; en de; de re; mono poly; multi single; uni multi
max min; super sub; sub super; homo hetero; inner outer; inside outside; top bottom; front back; north south
endo exo; ante post; kilo milli; mega kilo; giga mega; milli micro; micro nano; up low; left right
`;

const SUFFIXES = "ful less; er ee; or ee; able less; philic phobic; philia phobia";

const readPairs = (text: string): readonly (readonly [string, string])[] =>
  text
    .trim()
    .split(/[;\n]/)
    .map((pair) => pair.trim().split(" "))
    .flatMap(([a = "", b = ""]) => (a === b ? [] : [[a, b] as const, [b, a] as const]));

/** Beginnings that make opposites of one stem ("upload", "download"), in both orders. */
export const OPPOSITE_PREFIXES = readPairs(PREFIXES);

/** Endings that make opposites of one stem ("careful", "careless"), in both orders. */
export const OPPOSITE_SUFFIXES = readPairs(SUFFIXES);
