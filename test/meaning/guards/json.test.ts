import { expect, test } from "vitest";
import { conflictsOf } from "./conflicts-of.ts";

test.each([
  ['{"user":{"role":"admin"}}', '{"user":{"role":"viewer"}}', 'json: /user/role: "admin" against "viewer"'],
  ['{"items":["a","b"]}', '{"items":["a","b"],"total":2}', "json: /total: nothing against 2"],
  ['{"ranking":["green","red"]}', '{"ranking":["red","green"]}', 'json: /ranking/0: "green" against "red"'],
  [
    '{"reply":"The parcel arrives within five days."}',
    '{"reply":"The parcel arrives within nine days."}',
    'quantity: /reply: "five days" against "nine days"',
  ],
])("a value that differs is named with its path: %s / %s", (actual, expected, conflict) => {
  expect(conflictsOf(actual, expected)).toContain(conflict);
});

test.each([
  ['{"name": "Ada", "age": 36}', '{"age":36,"name":"Ada"}'],
  ['```json\n{"score":0.9}\n```', '{"score": 0.90}'],
  ['{"status": "approved", "limit": 5000}', "Status: approved. Limit: 5000."],
  ['{"reply":"The parcel arrives within five days."}', '{"reply":"The package arrives within 5 days."}'],
])("one document in two layouts is no conflict: %s / %s", (actual, expected) => {
  expect(conflictsOf(actual, expected)).toEqual([]);
});
