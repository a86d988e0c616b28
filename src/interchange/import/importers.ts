import { aimock } from "./aimock.ts";
import { azureTestProxy } from "./azure-test-proxy.ts";
import { ddapm } from "./ddapm.ts";
import { goVcr } from "./go-vcr.ts";
import { har } from "./har.ts";
import { hoverfly } from "./hoverfly.ts";
import { httpmock } from "./httpmock.ts";
import { httprr } from "./httprr.ts";
import type { Importer } from "./importer.ts";
import { nock } from "./nock.ts";
import { reqLlm } from "./req-llm.ts";
import { spans } from "./spans.ts";
import { undiciSnapshots } from "./undici-snapshots.ts";
import { vcrTest } from "./vcr-test.ts";
import { vcr } from "./vcr.ts";
import { vcrpy } from "./vcrpy.ts";
import { wiremock } from "./wiremock.ts";

/** The formats that can be imported; a file is read by the first that recognises it. */
export const IMPORTERS: readonly Importer[] = [
  har,
  nock,
  undiciSnapshots,
  azureTestProxy,
  reqLlm,
  httprr,
  vcrpy,
  vcr,
  goVcr,
  vcrTest,
  httpmock,
  wiremock,
  hoverfly,
  ddapm,
  aimock,
  spans,
];
