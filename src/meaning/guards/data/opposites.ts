/** Opposites beyond WordNet's direct antonyms: each word before the slash against each behind it; base forms. */
const OPPOSITES = `
allow permit enable let authorize / forbid prohibit ban deny block refuse disallow bar
approve accept grant confirm endorse / reject deny refuse decline disapprove dismiss veto
public open / private confidential; open / close shut; locked lock / unlock; lock / unlock; push / pull; import / export
encrypt / decrypt; encode / decode; compress / decompress expand; serialize / deserialize; upload / download
sync synchronous synchronously / async asynchronous asynchronously; install / uninstall; subscribe / unsubscribe
enable activate start / disable deactivate stop; connect attach / disconnect detach; load mount / unload unmount
add insert append include / remove delete drop exclude omit; create build / delete destroy; grow expand rise increase / shrink decline decrease fall drop
rise increase climb gain improve raise grow surge soar jump up / fall decrease drop decline lose worsen lower reduce plunge plummet sink down shrink
strengthen / weaken; accelerate / slow decelerate; gain profit win surplus / loss lose deficit; win / lose; succeed pass success / fail failure
mandatory required compulsory obligatory require necessary / optional voluntary; true / false; valid / invalid; correct right / incorrect wrong
accurate / inaccurate; legal / illegal; safe harmless / dangerous unsafe hazardous harmful; guilty / innocent; alive / dead; present / absent
hot warm / cold cool; early / late; earlier / later; first / last; before / after; always / never; often frequently / rarely seldom
good great excellent / bad poor terrible; best / worst; better / worse; love like enjoy / hate dislike; agree / disagree; happy / sad unhappy
visible show / hidden hide invisible; empty / full; old / new young; long / short; deprecated / supported current; read / write; ascending / descending
horizontal / vertical; horizontally / vertically; left / right; north / south; east / west; northern / southern; eastern / western
northward northwards / southward southwards; eastward eastwards / westward westwards; up above upward upwards / down below downward downwards
upper / lower; top / bottom; front / back rear; inside internal inner indoor / outside external outer outdoor; man boy male / woman girl female
higher high / lower low; faster fast quick / slower slow; cheaper cheap affordable inexpensive / pricier expensive costly; bigger big large larger / small smaller
more most / less least fewer; maximum max / minimum min; major / minor; majority / minority; strong / weak; heavy / light; thick / thin; wide / narrow
deep / shallow; hard difficult demanding challenging tough / easy simple; complex complicated / simple; rich high plenty / poor low little; wet / dry; clean / dirty; hard / soft
positive / negative; directly / inversely indirectly; proportional / inverse; direct / indirect; active / passive inactive; temporary / permanent
manual manually / automatic automatically; local locally / remote remotely global globally; online / offline; static / dynamic; mutable / immutable
stable / unstable; stateful / stateless; eager / lazy; linear / constant exponential quadratic; free / paid fee charge cost price payment; paid / unpaid; credit / debit; buy purchase / sell
lend / borrow; give / receive; send / receive; arrive / leave depart; enter / exit leave; begin start / end finish stop; ahead / behind
import / export; ancestor / descendant; parent / child; teacher / student; employer / employee; buyer / seller; lender / borrower; landlord / tenant
plaintiff / defendant; doctor / patient; supplier / customer; sender / receiver recipient; host / guest; winner / loser; input / output; source / target destination
client / server; frontend / backend; primary / secondary standby replica; master / slave; owner / tenant; import / export; question / answer; supply / demand
asset / liability; income revenue / expense; deposit / withdrawal withdraw; increase / reduction; hire / fire; admit / deny; attack / defend; succeed precede / follow
merge / split; combine / separate; union / intersection; even / odd; prime / composite; domestic / foreign international; urban / rural; natural / artificial synthetic
acute / chronic; benign / malignant; systolic / diastolic; arterial / venous; artery / vein; bacterial / viral; bacteria / virus; acid acidic / alkaline basic base
summer / winter; day / night; morning / evening; yesterday / tomorrow; sunrise / sunset; past / future; previous former / next latter; oldest / newest
voluntary / mandatory; verbal oral / written; sufficient enough / insufficient; likely / unlikely; definitely certainly / possibly perhaps maybe; unanimous unanimously / narrow
gross / net; fixed / variable; exclude / include; inclusive / exclusive; include / lack; rural / urban; sharp sharply / slight slightly; experienced expert advanced / beginner novice inexperienced
protect / expose; prevent / cause allow; store retain keep / discard delete; remember / forget; hold / release; lift / impose; tighten / loosen ease; shorten / lengthen extend
`;

const pairsOf = (line: string): string[] => {
  const [left = "", right = ""] = line.split("/");
  return left
    .trim()
    .split(/\s+/)
    .flatMap((a) =>
      right
        .trim()
        .split(/\s+/)
        .flatMap((b) => [`${a} ${b}`, `${b} ${a}`]),
    );
};

/** Opposite words as "a b", in both orders. */
export const OPPOSITE_PAIRS: ReadonlySet<string> = new Set(OPPOSITES.trim().split(/[;\n]/).flatMap(pairsOf));

const byWord = new Map<string, string[]>();
for (const pair of OPPOSITE_PAIRS) {
  const [word = "", opposite = ""] = pair.split(" ");
  byWord.set(word, [...(byWord.get(word) ?? []), opposite]);
}

/** The opposites of each word. */
export const OPPOSITES_BY_WORD: ReadonlyMap<string, readonly string[]> = byWord;

/** Opposites that say the same once their two sides change places: "A is larger than B", "B is smaller than A". */
export const CONVERSES: ReadonlySet<string> = new Set(
  "before after above below buy sell purchase lend borrow give take receive send precede follow ahead behind inside outside north south east west left right parent child owner employer employee win lose over under earlier later".split(
    " ",
  ),
);
