import { differs, type Pair, same } from "./pair.ts";

/** Answers of customer support. */
export const support: readonly Pair[] = [
  same(
    "reworded",
    "You can return any unused item within 30 days of delivery for a full refund.",
    "If the item is unused, send it back within 30 days after it arrives and we will refund the whole amount.",
  ),
  same(
    "number format",
    "Our premium plan costs $1,200 per year and includes five seats.",
    "The premium plan is priced at 1200 USD a year, with 5 seats included.",
  ),
  differs(
    "number",
    "You can return any unused item within 30 days of delivery for a full refund.",
    "If the item is unused, send it back within 14 days after it arrives and we will refund the whole amount.",
  ),
  differs(
    "role",
    "The seller pays the return shipping and the buyer pays the restocking fee.",
    "The buyer pays the return shipping and the seller pays the restocking fee.",
  ),
  same(
    "politeness",
    "Certainly! To reset your password, open Settings, choose Security and click Reset password. Let me know if you need anything else!",
    "Open Settings, choose Security, and click Reset password to reset your password.",
  ),
  same(
    "contractions",
    "I'm afraid we don't ship to PO boxes, so you'll need a street address.",
    "We do not ship to PO boxes, so you will need to give a street address.",
  ),
  differs("negation", "Gift cards can be used on sale items.", "Gift cards can't be used on sale items."),
  differs(
    "condition",
    "We will replace a broken screen free of charge.",
    "We will replace a broken screen free of charge if you bought the extended warranty.",
  ),
  same(
    "reworded",
    "Your order has been shipped and should arrive by Friday.",
    "We have sent out your order, and it should be with you by Friday.",
  ),
  same(
    "voice",
    "Our billing team will review your claim within two business days.",
    "Your claim will be reviewed by our billing team within 2 business days.",
  ),
  differs(
    "weekday",
    "Your order has been shipped and should arrive by Friday.",
    "We have sent out your order, and it should be with you by Monday.",
  ),
  differs(
    "scope",
    "Only account owners can delete a workspace.",
    "Any member of the account can delete a workspace.",
  ),
  same(
    "list layout",
    "To cancel:\n1. Go to **Billing**.\n2. Click **Cancel plan**.\n3. Confirm by e-mail.",
    "To cancel, go to Billing, click Cancel plan, and confirm by e-mail.",
  ),
  same(
    "synonyms",
    "Customers may purchase additional storage at any time.",
    "Customers can buy extra storage whenever they want.",
  ),
  differs(
    "order",
    "First download your data, then close the account.",
    "First close the account, then download your data.",
  ),
  differs(
    "antonym",
    "Upgrading takes effect immediately and your price increases on the next invoice.",
    "Upgrading takes effect immediately and your price decreases on the next invoice.",
  ),
  same(
    "reworded",
    "There is no fee for pausing your subscription.",
    "Pausing your subscription is free of charge.",
  ),
  same(
    "reworded",
    "Support is available around the clock by chat, and by phone on weekdays.",
    "You can reach us by chat 24/7, and by phone Monday to Friday.",
  ),
  differs(
    "label",
    "Your ticket has been assigned to the billing department.",
    "Your ticket has been assigned to the shipping department.",
  ),
  differs(
    "swapped attributes",
    "The basic plan is billed monthly and the pro plan is billed annually.",
    "The basic plan is billed annually and the pro plan is billed monthly.",
  ),
];
