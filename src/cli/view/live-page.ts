import { servedPage } from "../../reporters/html/html-page.ts";
import type { LiveState, PageData } from "../../reporters/html/page-data.ts";

/** The built page, taken apart for a server. */
export interface LivePage {
  /** Prints the page with what is shown now. */
  readonly print: (data: PageData, state: LiveState) => string;
  /** What the page may load and run: what is in it, and data of the server it came from. */
  readonly policy: string;
}

const POLICY = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">\n?/;

/** In a header a policy can allow more than the page's own, which is for a file and allows no connection. */
const ALLOWED = "connect-src 'self'; frame-ancestors 'none'";

/** Takes the built page's policy out of it, so that it can go before the page. */
export const livePage = (built: string): LivePage => {
  const [, own = "default-src 'none'"] = POLICY.exec(built) ?? [];
  const page = built.replace(POLICY, "");
  return { policy: `${own}; ${ALLOWED}`, print: (data, state) => servedPage(data, state, page) };
};
