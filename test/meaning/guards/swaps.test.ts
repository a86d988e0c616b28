import { expect, test } from "vitest";
import { conflictsOf } from "./conflicts-of.ts";

test.each([
  [
    "The client sends a request to the server.",
    "The server sends a request to the client.",
    'roles: "client … server" against "server … client"',
  ],
  ["Fly from Oslo to Lisbon.", "Fly from Lisbon to Oslo.", 'roles: "Oslo … Lisbon" against "Lisbon … Oslo"'],
  [
    "Canada is larger than Brazil.",
    "Brazil is larger than Canada.",
    'roles: "Canada … Brazil" against "Brazil … Canada"',
  ],
  [
    "Stocks returned 9% and bonds returned 3%.",
    "Stocks returned 3% and bonds returned 9%.",
    'roles: "Stocks … 9%" against "bonds … 9%"',
  ],
  [
    "Alice works in Berlin and Bob works in Madrid.",
    "Alice works in Madrid and Bob works in Berlin.",
    'roles: "Alice … Berlin" against "Bob … Berlin"',
  ],
  ["Plan A is cheaper than Plan B.", "Plan B is cheaper than Plan A.", 'roles: "A … B" against "B … A"'],
])("two things that traded places are named: %s / %s", (actual, expected, conflict) => {
  expect(conflictsOf(actual, expected)).toContain(conflict);
});

test.each([
  ["The SDK supports Python, Go and Rust.", "The SDK supports Rust, Go and Python."],
  ["Alice is tall and Bob is short.", "Bob is short and Alice is tall."],
  ["Canberra is the capital of Australia.", "The capital of Australia is Canberra."],
  ["She was born in Vienna in 1947.", "She was born in 1947 in Vienna."],
  ["The guard arrested the thief.", "The thief was arrested by the guard."],
])("things said in another order are no conflict: %s / %s", (actual, expected) => {
  expect(conflictsOf(actual, expected)).toEqual([]);
});
