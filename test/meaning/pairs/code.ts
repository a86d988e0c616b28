import { differs, type Pair, same } from "./pair.ts";

/** Answers about programs and interfaces. */
export const code: readonly Pair[] = [
  same(
    "reworded",
    "`Array.prototype.map` returns a new array and leaves the original unchanged.",
    "Calling `map` gives you a new array; the original array is not modified.",
  ),
  same(
    "voice",
    "The garbage collector frees objects that are no longer referenced.",
    "Objects that are no longer referenced are freed by the garbage collector.",
  ),
  differs(
    "role",
    "The client sends a heartbeat to the server every 15 seconds.",
    "The server sends a heartbeat to the client every 15 seconds.",
  ),
  differs(
    "identifier",
    "Use `JSON.parse` to convert the response body.",
    "Use `JSON.stringify` to convert the response body.",
  ),
  same("unit", "The request times out after 2 minutes.", "Requests time out after 120 seconds."),
  same(
    "markdown",
    "## Fix\n\nRun `npm ci` **before** the build so that the lock file is respected.",
    "Fix: run npm ci before the build, so that the lock file is respected.",
  ),
  differs(
    "negation",
    "The iterator is lazy and does not load the whole file into memory.",
    "The iterator is lazy but loads the whole file into memory.",
  ),
  differs(
    "HTTP method",
    "Send a PUT request to /users/42 to change the address.",
    "Send a DELETE request to /users/42 to change the address.",
  ),
  same(
    "synonyms",
    "The function throws an exception when the argument is missing.",
    "If the argument is absent, the function raises an exception.",
  ),
  same(
    "reworded",
    "Binary search runs in O(log n) time because it halves the search range at every step.",
    "Because each step cuts the range in half, binary search takes O(log n) time.",
  ),
  differs(
    "complexity",
    "Inserting at the head of a linked list takes constant time.",
    "Inserting at the head of a linked list takes linear time.",
  ),
  differs(
    "antonym",
    "Set the flag to true to make the parameter mandatory.",
    "Set the flag to true to make the parameter optional.",
  ),
  same(
    "reworded",
    "A 404 status means that the resource could not be found on the server.",
    "The server answers with 404 when it cannot find the resource.",
  ),
  same(
    "contractions",
    "You shouldn't mutate state directly; it won't trigger a re-render.",
    "Do not mutate state directly, since that will not trigger a re-render.",
  ),
  differs(
    "status code",
    "The endpoint returns 401 when the token has expired.",
    "The endpoint returns 403 when the token has expired.",
  ),
  differs(
    "comparative",
    "Rust programs usually start faster than Java programs.",
    "Java programs usually start faster than Rust programs.",
  ),
  same(
    "list order",
    "The SDK supports Python, Go and TypeScript.",
    "TypeScript, Python and Go are supported by the SDK.",
  ),
  same(
    "reworded",
    "Wrap the call in try/catch so the error is handled.",
    "To handle the error, put the call inside a try/catch block.",
  ),
  differs("label", "The cache is stored in Redis.", "The cache is stored in Postgres."),
  differs(
    "default",
    "By default the compiler emits warnings and continues.",
    "By default the compiler emits errors and stops.",
  ),
];
