/** Numbers of LDAP: RFC 4511, https://www.iana.org/assignments/ldap-parameters (2024). */
import type { Names, OidNames } from "./names.ts";

/** Operations by their tags: RFC 4511 §4.2 to §4.14. */
export const LDAP_OPERATION: Names = {
  0: "bindRequest",
  1: "bindResponse",
  2: "unbindRequest",
  3: "searchRequest",
  4: "searchResEntry",
  5: "searchResDone",
  6: "modifyRequest",
  7: "modifyResponse",
  8: "addRequest",
  9: "addResponse",
  10: "delRequest",
  11: "delResponse",
  12: "modDNRequest",
  13: "modDNResponse",
  14: "compareRequest",
  15: "compareResponse",
  16: "abandonRequest",
  19: "searchResRef",
  23: "extendedReq",
  24: "extendedResp",
  25: "intermediateResponse",
};

/** Result codes. */
export const LDAP_RESULT: Names = {
  0: "success",
  1: "operationsError",
  2: "protocolError",
  3: "timeLimitExceeded",
  4: "sizeLimitExceeded",
  5: "compareFalse",
  6: "compareTrue",
  7: "authMethodNotSupported",
  8: "strongerAuthRequired",
  10: "referral",
  11: "adminLimitExceeded",
  12: "unavailableCriticalExtension",
  13: "confidentialityRequired",
  14: "saslBindInProgress",
  16: "noSuchAttribute",
  17: "undefinedAttributeType",
  18: "inappropriateMatching",
  19: "constraintViolation",
  20: "attributeOrValueExists",
  21: "invalidAttributeSyntax",
  32: "noSuchObject",
  33: "aliasProblem",
  34: "invalidDNSyntax",
  36: "aliasDereferencingProblem",
  48: "inappropriateAuthentication",
  49: "invalidCredentials",
  50: "insufficientAccessRights",
  51: "busy",
  52: "unavailable",
  53: "unwillingToPerform",
  54: "loopDetect",
  60: "sortControlMissing",
  61: "offsetRangeError",
  64: "namingViolation",
  65: "objectClassViolation",
  66: "notAllowedOnNonLeaf",
  67: "notAllowedOnRDN",
  68: "entryAlreadyExists",
  69: "objectClassModsProhibited",
  71: "affectsMultipleDSAs",
  76: "virtualListViewError",
  80: "other",
  112: "assertionFailed (provisional)",
  113: "lcupResourcesExhausted",
  114: "lcupSecurityViolation",
  115: "lcupInvalidData",
  116: "lcupUnsupportedScheme",
  117: "lcupReloadRequired",
  118: "canceled",
  119: "noSuchOperation",
  120: "tooLate",
  121: "cannotCancel",
  122: "assertionFailed",
  123: "authorizationDenied",
  4096: "e-syncRefreshRequired",
};

/** Scopes of a search: RFC 4511 §4.5.1.2; 3: draft-sermersheim-ldap-subordinate-scope. */
export const LDAP_SCOPE: Names = {
  0: "baseObject",
  1: "singleLevel",
  2: "wholeSubtree",
  3: "subordinateSubtree",
};

/** What is done with aliases: RFC 4511 §4.5.1.3. */
export const LDAP_DEREF: Names = {
  0: "neverDerefAliases",
  1: "derefInSearching",
  2: "derefFindingBaseObj",
  3: "derefAlways",
};

/** Ways to authenticate, by their tags: RFC 4511 §4.2; 9 to 11: MS-ADTS §5.1.1.1.3. */
export const LDAP_AUTHENTICATION: Names = {
  0: "simple",
  3: "sasl",
  9: "sicilyPackageDiscovery",
  10: "sicilyNegotiate",
  11: "sicilyResponse",
};

/** Filters by their tags: RFC 4511 §4.5.1. */
export const LDAP_FILTER: Names = {
  0: "and",
  1: "or",
  2: "not",
  3: "equalityMatch",
  4: "substrings",
  5: "greaterOrEqual",
  6: "lessOrEqual",
  7: "present",
  8: "approxMatch",
  9: "extensibleMatch",
};

/** Parts of a substring: RFC 4511 §4.5.1. */
export const LDAP_SUBSTRING: Names = { 0: "initial", 1: "any", 2: "final" };

/** Changes of an attribute: RFC 4511 §4.6; 3: RFC 4525. */
export const LDAP_MODIFICATION: Names = {
  0: "add",
  1: "delete",
  2: "replace",
  3: "increment",
};

/** Modes of content synchronization: RFC 4533 §2.2. */
export const LDAP_SYNC_MODE: Names = {
  1: "refreshOnly",
  3: "refreshAndPersist",
};

/** States of entries: RFC 4533 §2.3. */
export const LDAP_SYNC_STATE: Names = {
  0: "present",
  1: "add",
  2: "modify",
  3: "delete",
};

/** Object identifiers of controls, extended operations and intermediate responses. */
export const LDAP_OID: OidNames = {
  "1.2.826.0.1.3344810.2.3": "Matched Values",
  "1.2.840.113556.1.4.319": "Paged Results",
  "1.2.840.113556.1.4.417": "Show Deleted",
  "1.2.840.113556.1.4.473": "Sort Request",
  "1.2.840.113556.1.4.474": "Sort Response",
  "1.2.840.113556.1.4.521": "Cross-Domain Move Target",
  "1.2.840.113556.1.4.528": "Server Search Notification",
  "1.2.840.113556.1.4.529": "Extended DN",
  "1.2.840.113556.1.4.619": "Lazy Commit",
  "1.2.840.113556.1.4.801": "SD Flags",
  "1.2.840.113556.1.4.805": "Tree Delete",
  "1.2.840.113556.1.4.841": "DirSync",
  "1.2.840.113556.1.4.970": "Statistics",
  "1.2.840.113556.1.4.1338": "Verify Name",
  "1.2.840.113556.1.4.1339": "Domain Scope",
  "1.2.840.113556.1.4.1340": "Search Options",
  "1.2.840.113556.1.4.1341": "RODC DCPromo",
  "1.2.840.113556.1.4.1413": "Permissive Modify",
  "1.2.840.113556.1.4.1504": "ASQ",
  "1.2.840.113556.1.4.1781": "Fast Bind",
  "1.2.840.113556.1.4.1852": "Quota",
  "1.2.840.113556.1.4.2064": "Show Recycled",
  "1.3.6.1.1.8": "Cancel",
  "1.3.6.1.1.12": "Assertion",
  "1.3.6.1.1.13.1": "Pre-Read",
  "1.3.6.1.1.13.2": "Post-Read",
  "1.3.6.1.1.21.1": "Start Transactions",
  "1.3.6.1.1.21.2": "Transaction Specification",
  "1.3.6.1.1.21.3": "End Transactions",
  "1.3.6.1.1.22": "Don't Use Copy",
  "1.3.6.1.4.1.42.2.27.8.5.1": "Password Policy",
  "1.3.6.1.4.1.1466.101.119.1": "Dynamic Refresh",
  "1.3.6.1.4.1.1466.20036": "Notice of Disconnection",
  "1.3.6.1.4.1.1466.20037": "Start TLS",
  "1.3.6.1.4.1.4203.1.9.1.1": "Sync Request",
  "1.3.6.1.4.1.4203.1.9.1.2": "Sync State",
  "1.3.6.1.4.1.4203.1.9.1.3": "Sync Done",
  "1.3.6.1.4.1.4203.1.9.1.4": "Sync Info",
  "1.3.6.1.4.1.4203.1.10.1": "Subentries",
  "1.3.6.1.4.1.4203.1.11.1": "Modify Password",
  "1.3.6.1.4.1.4203.1.11.3": "Who Am I?",
  "2.16.840.1.113730.3.4.2": "ManageDsaIT",
  "2.16.840.1.113730.3.4.3": "Persistent Search",
  "2.16.840.1.113730.3.4.4": "Password Expired",
  "2.16.840.1.113730.3.4.5": "Password Expiring",
  "2.16.840.1.113730.3.4.7": "Entry Change Notification",
  "2.16.840.1.113730.3.4.9": "Virtual List View Request",
  "2.16.840.1.113730.3.4.10": "Virtual List View Response",
  "2.16.840.1.113730.3.4.15": "Authorization Identity Response",
  "2.16.840.1.113730.3.4.16": "Authorization Identity Request",
  "2.16.840.1.113730.3.4.18": "Proxied Authorization",
};
