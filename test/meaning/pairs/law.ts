import { differs, type Pair, same } from "./pair.ts";

/** Answers about law and contracts. */
export const law: readonly Pair[] = [
  same("date format", "The lease ends on March 31, 2026.", "The lease expires on 2026-03-31."),
  same(
    "reworded",
    "The tenant must give three months' notice in writing before moving out.",
    "Before moving out, the tenant has to give written notice of 3 months.",
  ),
  differs("date", "The lease ends on March 31, 2026.", "The lease ends on May 31, 2026."),
  differs(
    "role",
    "The landlord must notify the tenant before entering the apartment.",
    "The tenant must notify the landlord before entering the apartment.",
  ),
  same("voice", "The court dismissed the appeal.", "The appeal was dismissed by the court."),
  same(
    "synonyms",
    "Employees are not permitted to disclose confidential information.",
    "Employees may not reveal confidential information.",
  ),
  differs(
    "modality",
    "The supplier must provide a certificate of origin.",
    "The supplier may provide a certificate of origin.",
  ),
  differs(
    "verdict",
    "The jury found the defendant guilty of fraud.",
    "The jury found the defendant not guilty of fraud.",
  ),
  same(
    "reworded",
    "Either party may terminate the agreement with 30 days' notice.",
    "The agreement can be ended by either party on thirty days' notice.",
  ),
  same(
    "leading yes",
    "Yes, a verbal contract can be binding, although it is harder to prove.",
    "A verbal contract can be binding. It is just harder to prove.",
  ),
  differs(
    "scope",
    "Either party may terminate the agreement with 30 days' notice.",
    "Only the customer may terminate the agreement with 30 days' notice.",
  ),
  differs(
    "jurisdiction",
    "This agreement is governed by the laws of California.",
    "This agreement is governed by the laws of Delaware.",
  ),
  same(
    "reworded",
    "Copyright protection begins automatically when a work is created; registration is not required.",
    "A work is protected by copyright automatically from its creation, without the need to register it.",
  ),
  same(
    "number words",
    "The penalty is a fine of up to ten thousand dollars.",
    "The penalty is a fine of up to $10,000.",
  ),
  differs(
    "amount",
    "The penalty is a fine of up to ten thousand dollars.",
    "The penalty is a fine of up to $100,000.",
  ),
  differs(
    "exception",
    "All documents must be signed by hand.",
    "All documents except invoices must be signed by hand.",
  ),
  same(
    "politeness",
    "Of course. The limitation period for this claim is six years.",
    "The limitation period for this claim is 6 years. Feel free to ask if you have more questions.",
  ),
  same(
    "reworded",
    "Minors cannot sign a contract without the consent of a parent.",
    "Minors need the consent of a parent to sign a contract.",
  ),
  differs(
    "extent",
    "The board approved the merger unanimously.",
    "The board approved the merger by a narrow majority.",
  ),
  differs("tense", "The company has filed for bankruptcy.", "The company will file for bankruptcy."),
];
