import { pick, type Random } from "../../corpus/random.ts";
import { edited, type Ask, type Tree } from "./case.ts";
import { type Branch, branchesOf, isBranch, leavesOf, otherWord, proseOf, turnsOf } from "./tree.ts";

/** A change after which a request means something else; `undefined` where the request has nothing of the kind. */
export type SemanticChange = (ask: Ask, random: Random) => Ask | undefined;

const onBody =
  (change: (body: Branch, random: Random) => boolean): SemanticChange =>
  (ask, random) =>
    edited(ask, (body) => isBranch(body) && change(body, random));

const MODELS = [
  "gpt-4o-mini-2024-07-18",
  "gpt-5",
  "claude-sonnet-4-20250514",
  "gemini-2.5-flash",
  "llama-3.1-8b-instant",
];

const changeModel: SemanticChange = (ask, random) => {
  const other = pick(random, MODELS);
  const inBody = edited(ask, (body) => {
    if (!isBranch(body) || typeof body["model"] !== "string" || body["model"] === other) return false;
    body["model"] = other;
    return true;
  });
  if (inBody) return inBody;
  const url = ask.url.replace(/(\/models?\/)([^/:?]+)/, (_all, before: string) => before + other);
  return url === ask.url ? undefined : { ...ask, url };
};

const settingsOf = (body: Branch): Branch => {
  const nested = ["generationConfig", "inferenceConfig", "options"].map((name) => body[name]).find(isBranch);
  return nested ?? body;
};

const isCall = (body: Branch): boolean => turnsOf(body) !== undefined || "prompt" in body || "input" in body;

const setting =
  (name: string, other: (value: Tree | undefined, random: Random) => Tree) =>
  (body: Branch, random: Random): boolean => {
    if (!isCall(body)) return false;
    const settings = settingsOf(body);
    settings[name] = other(settings[name], random);
    return true;
  };

const limitNames = [
  "max_tokens",
  "max_completion_tokens",
  "max_output_tokens",
  "maxOutputTokens",
  "maxTokens",
  "num_predict",
];

const changeLimit = (body: Branch): boolean => {
  const settings = settingsOf(body);
  const name = limitNames.find((each) => typeof settings[each] === "number");
  if (name === undefined && !isCall(body)) return false;
  settings[name ?? "max_tokens"] = name === undefined ? 333 : Number(settings[name]) + 1;
  return true;
};

const WORD = /(?<![\w:/.@-])[A-Za-z]{3,}(?![\w:/.@-])/g;
const NUMBER = /(?<![\w.,:/-])\d{1,6}(?![\w.,:/-])/g;

const changePiece =
  (pattern: RegExp, other: (random: Random, piece: string) => string) =>
  (body: Branch, random: Random): boolean => {
    const leaves = proseOf(body).filter(({ text }) => text.match(pattern));
    if (leaves.length === 0) return false;
    const { text, set } = pick(random, leaves);
    const piece = pick(random, [...text.matchAll(pattern)]);
    set(text.slice(0, piece.index) + other(random, piece[0]) + text.slice(piece.index + piece[0].length));
    return true;
  };

const toolsOf = (body: Branch): Branch[] => {
  const config = isBranch(body["toolConfig"]) ? body["toolConfig"]["tools"] : undefined;
  const lists = [body["tools"], body["functions"], config].flatMap((list) =>
    Array.isArray(list) ? list : [],
  );
  return lists.flatMap((tool) => {
    if (!isBranch(tool)) return [];
    const declared = tool["functionDeclarations"] ?? tool["function_declarations"];
    if (Array.isArray(declared)) return declared.filter(isBranch);
    const inner = [tool["function"], tool["toolSpec"]].find(isBranch);
    return [inner ?? tool];
  });
};

const changeToolName = (body: Branch, random: Random): boolean => {
  const named = toolsOf(body).filter(({ name }) => typeof name === "string");
  if (named.length === 0) return false;
  const tool = pick(random, named);
  tool["name"] = random(2) ? `${String(tool["name"])}_v2` : otherWord(random, String(tool["name"]));
  return true;
};

const changeToolSchema = (body: Branch, random: Random): boolean => {
  const schemas = toolsOf(body)
    .flatMap(branchesOf)
    .filter((each) => isBranch(each["properties"]));
  if (schemas.length === 0) return false;
  const properties = pick(random, schemas)["properties"] as Branch;
  const names = Object.keys(properties);
  const kind = random(3);
  const name = names.length > 0 ? pick(random, names) : "";
  if (kind === 0 || names.length === 0) properties["added"] = { type: "boolean" };
  else if (kind === 1) delete properties[name];
  else
    properties[name] = {
      ...(isBranch(properties[name]) ? properties[name] : {}),
      type: "integer",
      minimum: 4711,
    };
  return true;
};

const changeToolText = (body: Branch, random: Random): boolean => {
  const leaves = toolsOf(body)
    .flatMap((tool) => leavesOf(tool))
    .filter(({ key, text }) => key === "description" && WORD.test(text));
  WORD.lastIndex = 0;
  if (leaves.length === 0) return false;
  const { text, set } = pick(random, leaves);
  const [word] = text.match(WORD) ?? [];
  if (word === undefined) return false;
  set(text.replace(word, otherWord(random, word)));
  return true;
};

const same = (a: Tree | undefined, b: Tree | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

const changeOrder = (body: Branch, random: Random): boolean => {
  const turns = turnsOf(body);
  const places = turns?.flatMap((_turn, i) => (i > 0 && !same(turns[i], turns[i - 1]) ? [i] : [])) ?? [];
  if (!turns || places.length === 0) return false;
  const at = pick(random, places);
  [turns[at - 1], turns[at]] = [turns[at]!, turns[at - 1]!];
  return true;
};

const addTurn = (body: Branch, random: Random): boolean => {
  const turns = turnsOf(body);
  if (!turns) return false;
  turns.splice(random(turns.length + 1), 0, structuredClone(pick(random, turns)));
  return true;
};

const removeTurn = (body: Branch, random: Random): boolean => {
  const turns = turnsOf(body);
  if (!turns || turns.length < 2) return false;
  turns.splice(random(turns.length), 1);
  return true;
};

const changeRole = (body: Branch, random: Random): boolean => {
  const turns = turnsOf(body)?.filter(({ role }) => typeof role === "string") ?? [];
  if (turns.length === 0) return false;
  const turn = pick(random, turns);
  turn["role"] = pick(
    random,
    ["user", "assistant", "system", "tool"].filter((role) => role !== turn["role"]),
  );
  return true;
};

const changeSystem = (body: Branch, random: Random): boolean => {
  const turns = turnsOf(body);
  const said = turns?.find(({ role }) => role === "system" || role === "developer");
  const places: [Branch, string][] = [
    ...["system", "instructions", "systemInstruction"]
      .filter((name) => name in body)
      .map((name): [Branch, string] => [body, name]),
    ...(said && "content" in said ? [[said, "content"] as [Branch, string]] : []),
  ];
  if (places.length === 0) return false;
  const [holder, name] = pick(random, places);
  const leaves = leavesOf(holder[name]!, name, (text) => void (holder[name] = text)).filter(
    ({ key }) => key !== "type",
  );
  if (leaves.length === 0) return false;
  const { text, set } = pick(random, leaves);
  set(random(2) ? `${text} Answer in French.` : text.slice(0, Math.floor(text.length / 2)));
  return true;
};

const BASE64 = /^(?:data:[a-z/+-]+;base64,)?[A-Za-z0-9+/]{60,}={0,2}$/;

const changeImage: SemanticChange = (ask, random) => {
  const inJson = edited(ask, (body) => {
    const images = leavesOf(body).filter(
      ({ key, text }) => BASE64.test(text) && !/signature|encrypted/i.test(key),
    );
    if (images.length === 0) return false;
    const { text, set } = pick(random, images);
    const comma = text.indexOf(",") + 1;
    const at = comma + random(text.length - comma - 2);
    set(text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1));
    return true;
  });
  if (inJson || ask.json !== undefined || ask.bytes.length < 200) return inJson;
  const type = ask.headers.find(([name]) => name === "content-type")?.[1] ?? "";
  if (!type.startsWith("multipart/")) return undefined;
  const bytes = Uint8Array.from(ask.bytes);
  // The middle of a form is inside a file where there is a file.
  const at = Math.floor(bytes.length / 2);
  bytes[at] = bytes[at] === 0x41 ? 0x42 : 0x41;
  return { ...ask, bytes };
};

const changeNumber = (body: Branch, random: Random): boolean => {
  const holders = branchesOf(body).flatMap((branch) =>
    Object.entries(branch).flatMap(([name, value]) =>
      typeof value === "number" && Math.abs(value) < 1e9 ? [{ branch, name, value }] : [],
    ),
  );
  if (holders.length === 0) return false;
  const { branch, name, value } = pick(random, holders);
  branch[name] = value + 1;
  return true;
};

const changeText = (ask: Ask, random: Random): Ask | undefined => {
  if (ask.json !== undefined || ask.bytes.length === 0) return undefined;
  const text = Buffer.from(ask.bytes).toString("latin1");
  const words = [...text.matchAll(/(?<=\r\n\r\n|[ "])[a-z]{3,7}(?=[ "\r])/g)].filter(
    ({ index }) => index > 60,
  );
  if (words.length === 0) return undefined;
  const word = pick(random, words);
  const changed =
    text.slice(0, word.index) + otherWord(random, word[0]) + text.slice(word.index + word[0].length);
  return { ...ask, bytes: new Uint8Array(Buffer.from(changed, "latin1")) };
};

const changePath: SemanticChange = (ask) => {
  const url = new URL(ask.url);
  url.pathname += "/extra";
  return { ...ask, url: url.href };
};

const changeQuery: SemanticChange = (ask) => {
  const url = new URL(ask.url);
  url.searchParams.append("limit", "7");
  return { ...ask, url: url.href };
};

const changeVersion: SemanticChange = (ask) => ({
  ...ask,
  headers: [
    ...ask.headers.filter(([name]) => name !== "anthropic-beta"),
    ["anthropic-beta", "context-1m-2030-01-01"],
  ],
});

/** Every kind of change after which a request must not be answered. */
export const SEMANTIC_CHANGES: Readonly<Record<string, SemanticChange>> = {
  model: changeModel,
  temperature: onBody(setting("temperature", (value) => (typeof value === "number" ? value + 0.1 : 0.42))),
  "max tokens": onBody(changeLimit),
  "a word of a message": onBody(changePiece(WORD, otherWord)),
  "a number in a message": onBody(changePiece(NUMBER, (_random, piece) => String(Number(piece) + 1))),
  "a number of the body": onBody(changeNumber),
  "a tool's name": onBody(changeToolName),
  "a tool's schema": onBody(changeToolSchema),
  "a tool's description": onBody(changeToolText),
  "message order": onBody(changeOrder),
  "an added message": onBody(addTurn),
  "a removed message": onBody(removeTurn),
  "a role": onBody(changeRole),
  "the system prompt": onBody(changeSystem),
  "image bytes": changeImage,
  streaming: onBody(setting("stream", (value) => value !== true)),
  "a text that is not JSON": changeText,
  path: changePath,
  query: changeQuery,
  "version header": changeVersion,
  method: (ask) => ({ ...ask, method: ask.method === "PUT" ? "PATCH" : "PUT" }),
};
