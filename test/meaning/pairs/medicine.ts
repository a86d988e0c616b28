import { differs, type Pair, same } from "./pair.ts";

/** Answers about medicine. */
export const medicine: readonly Pair[] = [
  same(
    "unit",
    "Adults should take 500 mg every 6 hours, and no more than 4 g a day.",
    "The adult dose is 0.5 g every six hours, up to a maximum of 4000 mg per day.",
  ),
  same(
    "reworded",
    "Ibuprofen should be taken with food to avoid an upset stomach.",
    "Take ibuprofen together with food so that it does not upset your stomach.",
  ),
  differs("unit", "The recommended dose is 50 mg once daily.", "The recommended dose is 50 mcg once daily."),
  differs("timing", "Take the tablet before meals.", "Take the tablet after meals."),
  same(
    "synonyms",
    "Common side effects include nausea, headache and fatigue.",
    "Headache, tiredness and nausea are common side effects.",
  ),
  same("voice", "Mosquitoes transmit malaria.", "Malaria is transmitted by mosquitoes."),
  differs("role", "The virus infects the bacteria.", "The bacteria infect the virus."),
  differs(
    "negation",
    "This vaccine is recommended during pregnancy.",
    "This vaccine is not recommended during pregnancy.",
  ),
  same(
    "reworded",
    "Call an ambulance if chest pain lasts longer than 15 minutes.",
    "If the chest pain goes on for more than fifteen minutes, call an ambulance.",
  ),
  same(
    "reworded",
    "Type 1 diabetes is an autoimmune disease in which the body attacks cells of the pancreas.",
    "In type 1 diabetes, an autoimmune disease, the body attacks pancreatic cells.",
  ),
  differs(
    "type",
    "Type 1 diabetes is usually diagnosed in childhood.",
    "Type 2 diabetes is usually diagnosed in childhood.",
  ),
  differs(
    "side",
    "The appendix lies in the lower right part of the abdomen.",
    "The appendix lies in the lower left part of the abdomen.",
  ),
  same(
    "temperature",
    "A body temperature above 38 °C counts as fever.",
    "Fever means a body temperature of more than 38 degrees Celsius.",
  ),
  same(
    "reworded",
    "Antibiotics do not work against viral infections such as the flu.",
    "Antibiotics are ineffective against viral infections like the flu.",
  ),
  differs("entity", "Vitamin C deficiency causes scurvy.", "Vitamin D deficiency causes scurvy."),
  differs("quantifier", "Some patients need a second operation.", "All patients need a second operation."),
  same(
    "refusal",
    "I'm sorry, but I can't give a diagnosis. Please see a doctor.",
    "I am unable to provide a diagnosis; please consult a doctor.",
  ),
  same(
    "reworded",
    "The drug lowers blood pressure by relaxing the blood vessels.",
    "By relaxing blood vessels, the drug reduces blood pressure.",
  ),
  differs(
    "antonym",
    "The drug lowers blood pressure by relaxing the blood vessels.",
    "By relaxing blood vessels, the drug raises blood pressure.",
  ),
  differs(
    "condition",
    "You may drive after the procedure.",
    "You may drive after the procedure, unless you were given a sedative.",
  ),
];
