/** Why our reading may differ from tshark's: every difference has a name and a reason, or the test fails. */
import { ASN1_RULES } from "./asn1_rules.ts";
import { APPLICATION_RULES } from "./application_rules.ts";
import { BINARY_RULES } from "./binary_rules.ts";
import { FIELD_RULES } from "./field_rules.ts";
import { FRAME_RULES } from "./frame_rules.ts";
import { INTERNET_RULES } from "./internet_rules.ts";
import { LINK_RULES } from "./link_rules.ts";
import { ROUTING_RULES } from "./routing_rules.ts";
import type { Rule } from "./rule.ts";
import { TEXT_RULES } from "./text_rules.ts";

/** All reasons; the first that explains a difference is told. */
export const RULES: readonly Rule[] = [
  ...FIELD_RULES,
  ...APPLICATION_RULES,
  ...ASN1_RULES,
  ...TEXT_RULES,
  ...BINARY_RULES,
  ...INTERNET_RULES,
  ...LINK_RULES,
  ...ROUTING_RULES,
  ...FRAME_RULES,
];
