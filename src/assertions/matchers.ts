export { costLessThan } from "./cost-less-than.ts";
