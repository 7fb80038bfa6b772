/** Numbers of GOOSE: IEC 61850-8-1:2011 annex A. */
import type { Names } from "./names.ts";

/** Types of data, by their tags. */
export const GOOSE_DATA: Names = {
  1: "array",
  2: "structure",
  3: "boolean",
  4: "bit-string",
  5: "integer",
  6: "unsigned",
  7: "floating-point",
  8: "real",
  9: "octet-string",
  10: "visible-string",
  12: "binary-time",
  13: "bcd",
  14: "booleanArray",
  15: "objId",
  16: "mMSString",
  17: "utc-time",
};

/** Services of the management, by their tags. */
export const GOOSE_SERVICE: Names = {
  0: "gseMngtNotSupported",
  1: "getGoReference",
  2: "getGOOSEElementNumber",
  3: "getGsReference",
  4: "getGSSEDataOffset",
};

/** Errors of the management. */
export const GOOSE_ERROR: Names = {
  0: "other",
  1: "unknownControlBlock",
  2: "responseTooLarge",
  3: "controlBlockConfigurationError",
};

/** Reasons why one of several results is missing. */
export const GOOSE_REASON: Names = { 0: "other", 1: "notFound" };

/** What one of several results is, by its tag. */
export const GOOSE_RESULT: Names = { 0: "offset", 1: "reference", 2: "error" };
