import { differs, type Pair, same } from "./pair.ts";

/** Answers of several sentences. */
export const long: readonly Pair[] = [
  same(
    "support mail",
    "Thank you for contacting us. I checked your order and it left our warehouse on 3 June. It normally takes four days to arrive. If it has not arrived by 10 June, please write to us again and we will send a replacement at no cost.",
    "I looked up your order: it left the warehouse on June 3 and usually arrives after four days. Please contact us again if it hasn't reached you by June 10; we will then send you a free replacement.",
  ),
  same(
    "explanation",
    "A hash map stores pairs of keys and values. It computes a hash of the key to find the bucket, so lookups take constant time on average. In the worst case, when all keys land in the same bucket, a lookup takes linear time.",
    "Hash maps hold key-value pairs. To find the bucket they compute the key's hash, which makes lookups constant-time on average. If every key ends up in one bucket, though, lookups degrade to linear time, which is the worst case.",
  ),
  differs(
    "support mail",
    "Thank you for contacting us. I checked your order and it left our warehouse on 3 June. It normally takes four days to arrive. If it has not arrived by 10 June, please write to us again and we will send a replacement at no cost.",
    "I looked up your order: it left the warehouse on June 3 and usually arrives after four days. Please contact us again if it hasn't reached you by June 20; we will then send you a free replacement.",
  ),
  differs(
    "explanation",
    "A hash map stores pairs of keys and values. It computes a hash of the key to find the bucket, so lookups take constant time on average. In the worst case, a lookup takes linear time.",
    "A hash map stores pairs of keys and values. It computes a hash of the key to find the bucket, so lookups take linear time on average. In the worst case, a lookup takes constant time.",
  ),
  same(
    "steps",
    "1. Turn off the water.\n2. Unscrew the old tap.\n3. Wrap the thread with tape.\n4. Screw in the new tap.\n5. Turn the water back on.",
    "First turn off the water and unscrew the old tap. Then wrap tape around the thread and screw in the new tap. Finally, turn the water on again.",
  ),
  same(
    "summary",
    "The report finds that sales rose by 8% in the north but fell by 3% in the south. The authors recommend opening two more shops in the north and closing the one in Exeter.",
    "According to the report, sales increased 8% in the north and declined 3% in the south. It recommends closing the Exeter shop and opening two more in the north.",
  ),
  differs(
    "summary, swapped",
    "The report finds that sales rose by 8% in the north but fell by 3% in the south. The authors recommend opening two more shops in the north and closing the one in Exeter.",
    "The report finds that sales rose by 3% in the north but fell by 8% in the south. The authors recommend opening two more shops in the north and closing the one in Exeter.",
  ),
  differs(
    "steps",
    "1. Turn off the water.\n2. Unscrew the old tap.\n3. Wrap the thread with tape.\n4. Screw in the new tap.",
    "1. Unscrew the old tap.\n2. Turn off the water.\n3. Wrap the thread with tape.\n4. Screw in the new tap.",
  ),
  same(
    "medical",
    "Take one tablet twice a day with a glass of water. Do not drink alcohol during the treatment. If you miss a dose, take it as soon as you remember, but never take two doses at once.",
    "The dose is one tablet two times a day, taken with a glass of water. Avoid alcohol while you are being treated. A missed dose should be taken as soon as you remember it; never double the dose.",
  ),
  same(
    "history",
    "The canal was opened in 1869. It connects the Mediterranean with the Red Sea, and ships no longer have to sail around Africa. It is about 193 km long.",
    "Opened in 1869, the canal links the Red Sea and the Mediterranean, which spares ships the way around Africa. Its length is roughly 193 kilometres.",
  ),
  differs(
    "medical",
    "Take one tablet twice a day with a glass of water. Do not drink alcohol during the treatment. If you miss a dose, take it as soon as you remember, but never take two doses at once.",
    "Take one tablet twice a day with a glass of water. You may drink alcohol during the treatment. If you miss a dose, take it as soon as you remember, but never take two doses at once.",
  ),
  differs(
    "history",
    "The canal was opened in 1869. It connects the Mediterranean with the Red Sea, and ships no longer have to sail around Africa. It is about 193 km long.",
    "The canal was opened in 1869. It connects the Mediterranean with the Black Sea, and ships no longer have to sail around Africa. It is about 193 km long.",
  ),
  same(
    "review",
    "The reviewer likes the camera and the screen, but finds the phone too heavy and the battery disappointing. Overall she recommends it to people who take many pictures.",
    "She praises screen and camera. On the downside, she thinks the phone weighs too much and the battery is a letdown. All in all she recommends it for people who take a lot of photos.",
  ),
  same(
    "policy",
    "Employees accrue 1.5 days of leave per month. Up to ten unused days can be carried over to the next year. Days carried over expire at the end of March.",
    "You earn one and a half days of leave each month. At most 10 unused days may be carried over into the following year, and they expire on March 31.",
  ),
  differs(
    "review",
    "The reviewer likes the camera and the screen, but finds the phone too heavy and the battery disappointing. Overall she recommends it to people who take many pictures.",
    "The reviewer likes the camera and the screen, but finds the phone too heavy and the battery disappointing. Overall she does not recommend it to people who take many pictures.",
  ),
  differs(
    "policy",
    "Employees accrue 1.5 days of leave per month. Up to ten unused days can be carried over to the next year. Days carried over expire at the end of March.",
    "Employees accrue 1.5 days of leave per month. Up to ten unused days can be carried over to the next year. Days carried over never expire.",
  ),
  same(
    "comparison",
    "PostgreSQL is the better choice here: it supports transactions across tables and has richer types. SQLite is simpler to run, but allows only one writer at a time.",
    "I would choose PostgreSQL, since it has richer types and supports transactions across tables. SQLite is easier to operate but permits just one writer at a time.",
  ),
  same(
    "physics",
    "When you heat a gas at constant volume, its pressure rises in proportion to the absolute temperature. Doubling the temperature doubles the pressure.",
    "At constant volume, the pressure of a gas is proportional to its absolute temperature: if the temperature doubles, so does the pressure.",
  ),
  differs(
    "comparison",
    "PostgreSQL is the better choice here: it supports transactions across tables and has richer types. SQLite is simpler to run, but allows only one writer at a time.",
    "SQLite is the better choice here: it supports transactions across tables and has richer types. PostgreSQL is simpler to run, but allows only one writer at a time.",
  ),
  differs(
    "physics",
    "When you heat a gas at constant volume, its pressure rises in proportion to the absolute temperature. Doubling the temperature doubles the pressure.",
    "When you heat a gas at constant pressure, its volume rises in proportion to the absolute temperature. Doubling the temperature doubles the volume.",
  ),
  same(
    "JSON",
    '{"summary": "The customer wants to cancel the order because it is late.", "sentiment": "negative", "tags": ["cancel", "delay"]}',
    '```json\n{\n  "sentiment": "negative",\n  "tags": ["cancel", "delay"],\n  "summary": "The customer would like to cancel the order, since it is late."\n}\n```',
  ),
  same(
    "legal",
    "The author keeps the copyright. The publisher receives an exclusive licence to print and sell the book for seven years. After that all rights return to the author.",
    "Copyright stays with the author. For seven years the publisher has an exclusive licence to print and sell the book; afterwards all rights go back to the author.",
  ),
  differs(
    "JSON",
    '{"summary": "The customer wants to cancel the order because it is late.", "sentiment": "negative", "tags": ["cancel", "delay"]}',
    '{"summary": "The customer wants to keep the order although it is late.", "sentiment": "negative", "tags": ["cancel", "delay"]}',
  ),
  differs(
    "legal",
    "The author keeps the copyright. The publisher receives an exclusive licence to print and sell the book for seven years. After that all rights return to the author.",
    "The publisher keeps the copyright. The author receives an exclusive licence to print and sell the book for seven years. After that all rights return to the publisher.",
  ),
];
