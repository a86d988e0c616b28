/** Irregular forms by their base: past, participle, plural, and words that only look inflected (base alone). */
const FORMS = `
be|am is are was were been being; have|has had having; do|does did done doing; go|goes went gone
arise|arose arisen; awake|awoke; bear|bore borne; beat|beaten; become|became; begin|began begun; bend|bent
bind|bound; bite|bit bitten; bleed|bled; blow|blew blown; break|broke broken; bring|brought; build|built
burn|burnt; buy|bought; catch|caught; choose|chose chosen; cling|clung; come|came; creep|crept; deal|dealt
die|died dying; dig|dug; draw|drew drawn; dream|dreamt; drink|drank drunk; drive|drove driven; eat|ate eaten
fall|fell fallen; feed|fed; feel|felt; fight|fought; find|found; flee|fled; fly|flew flown flies; forbid|forbade forbidden
forget|forgot forgotten; forgive|forgave forgiven; freeze|froze frozen; get|got gotten; give|gave given
grind|ground; grow|grew grown; hang|hung; hear|heard; hide|hid hidden; hold|held; keep|kept; kneel|knelt
know|knew known; lay|laid; lead|led; lean|leant; leap|leapt; learn|learnt; leave|left; lend|lent; lie|lain lying lied
light|lit; lose|lost; make|made; mean|meant; meet|met; mistake|mistook mistaken; overcome|overcame; pay|paid
prove|proven; quit|quitting; ride|rode ridden; ring|rang rung; rise|rose risen; run|ran running; say|said; see|saw seen
seek|sought; sell|sold; send|sent; sew|sewn; shake|shook shaken; shine|shone; shoot|shot; show|shown; shrink|shrank shrunk
sing|sang sung; sink|sank sunk; sit|sat; sleep|slept; slide|slid; speak|spoke spoken; speed|sped; spend|spent
spin|spun; spring|sprang sprung; stand|stood; steal|stole stolen; stick|stuck; sting|stung; strike|struck stricken
swear|swore sworn; sweep|swept; swell|swollen; swim|swam swum; swing|swung; take|took taken; teach|taught
tear|tore torn; tell|told; think|thought; throw|threw thrown; tie|tied tying; understand|understood; undo|undid undone
wake|woke woken; wear|wore worn; weave|wove woven; weep|wept; win|won; wind|wound; withdraw|withdrew withdrawn
withhold|withheld; write|wrote written; overwrite|overwrote overwritten; rewrite|rewrote rewritten
man|men; woman|women; child|children; person|persons people; foot|feet; tooth|teeth; goose|geese; mouse|mice
ox|oxen; life|lives; wife|wives; knife|knives; half|halves; shelf|shelves; wolf|wolves; leaf|leaves; thief|thieves
loaf|loaves; calf|calves; datum|data; criterion|criteria; phenomenon|phenomena; index|indices; matrix|matrices
vertex|vertices; appendix|appendices; analysis|analyses; basis|bases; crisis|crises; axis|axes; thesis|theses
hypothesis|hypotheses; diagnosis|diagnoses; parenthesis|parentheses; synthesis|syntheses; medium|media
bacterium|bacteria; curriculum|curricula; fungus|fungi; stimulus|stimuli; nucleus|nuclei; movie|movies; cookie|cookies
always; news; series; species; lens; gas; bus|buses; plus; minus; alias; canvas; atlas; bias; chaos; perhaps; besides
sometimes; afterwards; towards; physics; mathematics; economics; politics; electronics; headquarters; means
during; morning; evening; ceiling; string; spring; thing; nothing; something; anything; everything; wedding; king; ring
sibling; pudding; bed; red; need; seed; speed; indeed; hundred; sacred; naked; wicked; exceed; proceed; succeed; feed
breed; weed; greed; united; states; kubernetes; redis; postgres; aws; dns; agree|agreed; free|freed; guarantee|guaranteed; decree|decreed; https; tls; css; js; ios; macos
`;

const readEntry = (entry: string): (readonly [string, string])[] => {
  const [base = "", forms = ""] = entry.trim().split("|");
  return [[base, base], ...forms.split(" ").map((form) => [form, base] as const)];
};

/** The base of each irregular form of English, by the form; a word that only looks inflected is its own base. */
export const IRREGULAR_FORMS: ReadonlyMap<string, string> = new Map(
  FORMS.trim().split(/[;\n]/).flatMap(readEntry),
);
