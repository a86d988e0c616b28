import { differs, type Pair, same } from "./pair.ts";

/** Answers as JSON, lists and tables. */
export const structured: readonly Pair[] = [
  same(
    "key order",
    '{"name": "Ada", "age": 36, "active": true}',
    '{ "active": true, "name": "Ada", "age": 36 }',
  ),
  same(
    "fence",
    '```json\n{"sentiment":"positive","score":0.9}\n```',
    '{"sentiment": "positive", "score": 0.90}',
  ),
  differs("value", '{"sentiment":"positive","score":0.9}', '{"sentiment":"negative","score":0.9}'),
  differs("missing key", '{"items":["a","b"],"total":2}', '{"items":["a","b"]}'),
  same(
    "bullet style",
    "- Open the app\n- Tap Profile\n- Tap Sign out",
    "* Open the app.\n* Tap Profile.\n* Tap Sign out.",
  ),
  same(
    "table to text",
    "| City | Population |\n|---|---|\n| Bern | 134,000 |\n| Basel | 178,000 |",
    "Bern has a population of 134000 and Basel has a population of 178000.",
  ),
  differs("array order of ranks", '{"ranking":["red","green","blue"]}', '{"ranking":["green","red","blue"]}'),
  differs(
    "boolean",
    '{"eligible": true, "reason": "The customer has been with us for two years."}',
    '{"eligible": false, "reason": "The customer has been with us for two years."}',
  ),
  same(
    "long string",
    '{"answer":"The parcel is delivered within five days.","ok":true}',
    '{"answer":"The package is delivered within 5 days.","ok":true}',
  ),
  same("JSON to text", '{"status": "approved", "limit": 5000}', "Status: approved. Limit: 5000."),
  differs(
    "nested value",
    '{"user":{"name":"Lena","role":"admin"}}',
    '{"user":{"name":"Lena","role":"viewer"}}',
  ),
  differs(
    "bullet dropped in",
    "Supported formats:\n- PNG\n- JPEG\n- WebP",
    "Supported formats:\n- PNG\n- JPEG\n- TIFF",
  ),
  same(
    "bullet order",
    "Advantages:\n- low cost\n- small size\n- long battery life",
    "Advantages:\n1. Small size\n2. Long battery life\n3. Low cost",
  ),
  same("bold", "**Answer:** The invoice was paid on **12 May**.", "The invoice was paid on May 12."),
  differs(
    "table cell",
    "| Plan | Price |\n|---|---|\n| Basic | $10 |\n| Pro | $25 |",
    "| Plan | Price |\n|---|---|\n| Basic | $10 |\n| Pro | $35 |",
  ),
  differs(
    "table swap",
    "| Plan | Price |\n|---|---|\n| Basic | $10 |\n| Pro | $25 |",
    "| Plan | Price |\n|---|---|\n| Basic | $25 |\n| Pro | $10 |",
  ),
  same("heading", "# Result\nThe test passed.", "Result: the test passed."),
  same(
    "null and number",
    '[{"id":1,"parent":null},{"id":2,"parent":1}]',
    '[ {"parent": null, "id": 1}, {"parent": 1, "id": 2} ]',
  ),
  differs("label", "Category: billing\nPriority: high", "Category: technical\nPriority: high"),
  differs("priority", "Category: billing\nPriority: high", "Category: billing\nPriority: low"),
];
