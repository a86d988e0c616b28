/** What a model says: a text, or the call of a tool. */
export type Reply =
  | { readonly text: string }
  | { readonly call: { readonly name: string; readonly arguments: Readonly<Record<string, unknown>> } };

const says = (text: string): Reply => ({ text });
const calls = (name: string, args: Readonly<Record<string, unknown>>): Reply => ({
  call: { name, arguments: args },
});
const json = (value: object): Reply => says(JSON.stringify(value));

/** What the models of the examples say, by what the last message of a request holds. */
const REPLIES: readonly (readonly [RegExp, Reply])[] = [
  [/"Criteria:/, json({ reason: "The context says so.", score: 1, verdict: "pass" })],
  [/money back/, says("Yes, you can send your books back within 30 days and get a full refund.")],
  [/What does shipping cost/, says("Shipping within Germany costs 3 euros and takes two working days.")],
  [/sent back for a refund/, says("Yes, books can be sent back within 30 days of delivery for a refund.")],
  [/"changed": ?true|"changed\\": ?true/, says("Done: order BK-4712 now goes to Hauptstr. 5 in Bonn.")],
  [/packing/, calls("change_address", { order: "BK-4712", address: "Hauptstr. 5, Bonn" })],
  [/shipped/, says("Order BK-4711 is on its way with DHL and should arrive on Thursday.")],
  [/BK-4712/, calls("track_order", { order: "BK-4712" })],
  [/BK-4711/, calls("track_order", { order: "BK-4711" })],
  [/The Histories/, json({ title: "The Histories", copies: 2, gift: true })],
  [/copy of Emma/, json({ title: "Emma", copies: 1, gift: false })],
  [/copies of Persuasion/, json({ title: "Persuasion", copies: 3, gift: false })],
  [/The Salt Road/, says("A map maker sets out on a road that no map admits, and finds who drew it first.")],
  [/unendliche Geschichte/, says("The Neverending Story")],
  [
    /I liked Emma/,
    says("Try Persuasion, Jane Austen's quietest and most tender novel about second chances."),
  ],
  [/Who wrote Middlemarch/, says("Middlemarch was written by George Eliot.")],
  [/first published/, says("Middlemarch was first published in eight parts, beginning in 1871.")],
  [/as presents/, says("Yes, we wrap books as presents free of charge; just choose it at the checkout.")],
];

const FILED = calls("file_review", { stars: 4, gist: "The maps are gorgeous, but delivery was late." });
const ANSWERED = says(
  "Thank you for your kind words about the maps, and we are sorry that your atlas was late!",
);

/**
 * Gives what the model says to a request whose last message is `last`, in JSON.
 *
 * @throws an `Error` where nobody has thought of such a request.
 */
export const replyTo = (last: string, hasTools: boolean): Reply => {
  if (last.includes("atlas")) return hasTools ? FILED : ANSWERED;
  const found = REPLIES.find(([when]) => when.test(last));
  if (!found) throw new Error(`scripts/examples/replies.ts has no answer to ${last}`);
  return found[1];
};
