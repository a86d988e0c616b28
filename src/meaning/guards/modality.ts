import { against } from "./against.ts";
import type { Guard } from "./comparison.ts";

const LEAST_REST = 0.6;

const FORBIDDEN =
  /\b(?:must|may|can|could|should|shall) not\b|\b(?:is|are|be) not (?:allowed|permitted)\b|\b(?:prohibited|forbidden|banned)\b/;
const EXEMPT =
  /\b(?:do|does|did|will|would) not (?:have|need) to\b|\bneed not\b|\b(?:is|are|be) not (?:required|obliged|necessary|mandatory)\b|\b(?:optional|voluntary|(?:no|without the|without any) need to|without having to)\b/;
const OBLIGED =
  /\b(?:must|shall|has to|have to|had to|(?<!the )needs? to|required to|(?:is|are|be|was|were) obliged to|obligated to|mandatory|compulsory)\b/;
const ALLOWED = /\b(?:may|can|could|allowed to|permitted to|are allowed|is allowed|entitled to|free to)\b/;

const KINDS = { forbidden: FORBIDDEN, exempt: EXEMPT, obliged: OBLIGED, allowed: ALLOWED } as const;
type Duty = keyof typeof KINDS;

/** Duties that can stand together: what need not be done may be done. */
const AGREEING = new Set(["exempt allowed", "allowed exempt"]);

/** "must not exceed" is "may be no larger than": beside a limit, a ban and a permission are one. */
const LIMIT =
  /\b(?:no \p{L}+er than|(?:no|not) (?:more|less|later) than|at most|at least|up to|only|exceed|unless|without|once)\b/iu;

interface Said {
  readonly duty: Duty;
  readonly written: string;
}

/** The only duty a text speaks of; a denied one hides the plain word in it. */
const dutyOf = (text: string): Said | undefined => {
  let rest = text.toLowerCase();
  const said: Said[] = [];
  for (const duty of ["exempt", "forbidden", "obliged", "allowed"] as const) {
    const found = KINDS[duty].exec(rest);
    if (found === null) continue;
    said.push({ duty, written: found[0] });
    rest = rest.replaceAll(new RegExp(KINDS[duty], "g"), " ");
  }
  return said.length === 1 ? said[0] : undefined;
};

/** Finds a duty of one text that is a permission, a ban or an exemption in the other. */
export const contraryDuties: Guard = ({ actual, expected, rest }) => {
  if (rest < LEAST_REST) return [];
  const [mine, theirs] = [dutyOf(actual.read.text), dutyOf(expected.read.text)];
  if (mine === undefined || theirs === undefined || mine.duty === theirs.duty) return [];
  const agree = AGREEING.has(`${mine.duty} ${theirs.duty}`);
  const isLimited = LIMIT.test(actual.read.text) && LIMIT.test(expected.read.text);
  return agree || isLimited ? [] : [against("modality", mine.written, theirs.written)];
};
