import { differs, type Pair, same } from "./pair.ts";

/** Longer answers, refusals and verdicts. */
export const assistant: readonly Pair[] = [
  same(
    "refusal",
    "I'm sorry, but I can't help with that request.",
    "Unfortunately I am not able to assist with this.",
  ),
  same(
    "long",
    "Photosynthesis converts sunlight into chemical energy. It takes place in the chloroplasts, uses water and carbon dioxide, and produces glucose and oxygen.",
    "Plants turn the energy of sunlight into chemical energy by photosynthesis. The process happens in the chloroplasts: water and carbon dioxide go in, glucose and oxygen come out.",
  ),
  differs(
    "refusal",
    "To pick the lock, insert a tension wrench and rake the pins.",
    "I'm sorry, but I can't help with picking locks.",
  ),
  differs(
    "long, one number",
    "The treaty was signed in 1951 by six countries. It created a common market for coal and steel, and it laid the ground for the European Union.",
    "Six countries signed the treaty in 1957. It created a common market for coal and steel and laid the ground for the European Union.",
  ),
  same("verdict", "Yes. The number 17 is prime.", "17 is a prime number."),
  same(
    "verdict in words",
    "Correct, the meeting has been moved to Thursday.",
    "That's right: the meeting was moved to Thursday.",
  ),
  differs("verdict", "Yes, the file can be recovered.", "No, the file is gone for good."),
  differs(
    "long, negation",
    "You can use the API key in the browser. It is public and only identifies your project. Usage is limited by referrer.",
    "The API key must not be used in the browser. It is public and only identifies your project. Usage is limited by referrer.",
  ),
  same(
    "summary",
    "In summary, the author argues that cities should invest in public transport rather than in roads.",
    "The author's argument is that cities should put money into public transport instead of roads.",
  ),
  same(
    "email",
    "Dear Ms Lopez, thank you for your message. We have received your application and will reply within ten days.",
    "Dear Ms Lopez,\n\nThank you for writing to us. Your application has been received, and we will answer within 10 days.",
  ),
  differs(
    "summary swapped",
    "The author argues that cities should invest in public transport rather than in roads.",
    "The author argues that cities should invest in roads rather than in public transport.",
  ),
  differs(
    "recipient",
    "Dear Ms Lopez, thank you for your message. We will reply within ten days.",
    "Dear Ms Kim, thank you for your message. We will reply within ten days.",
  ),
  same("translation note", 'The word "Hund" means "dog" in German.', '"Hund" is the German word for "dog".'),
  same(
    "not enough information",
    "The text does not say when the company was founded.",
    "It is not stated in the text when the company was founded.",
  ),
  differs(
    "not enough information",
    "The company was founded in 1998.",
    "The text does not say when the company was founded.",
  ),
  differs(
    "sentiment",
    "The review is mostly positive: the customer praises the battery.",
    "The review is mostly negative: the customer praises the battery.",
  ),
  same(
    "spelling",
    "The colour of the centre line was analysed.",
    "The color of the center line was analyzed.",
  ),
  same(
    "hedge",
    "As far as I know, Mars has two moons, Phobos and Deimos.",
    "Mars has 2 moons: Deimos and Phobos.",
  ),
  differs("cause and effect", "Poverty causes illness.", "Illness causes poverty."),
  differs(
    "certainty",
    "The symptoms are definitely caused by the virus.",
    "The symptoms are possibly caused by the virus.",
  ),
];
