import type { Names } from "./names.ts";

/** Function codes: MODBUS Application Protocol Specification V1.1b3 §5.1. */
export const MODBUS_FUNCTION: Names = {
  1: "Read Coils",
  2: "Read Discrete Inputs",
  3: "Read Holding Registers",
  4: "Read Input Registers",
  5: "Write Single Coil",
  6: "Write Single Register",
  7: "Read Exception Status",
  8: "Diagnostics",
  11: "Get Comm Event Counter",
  12: "Get Comm Event Log",
  15: "Write Multiple Coils",
  16: "Write Multiple Registers",
  17: "Report Server ID",
  20: "Read File Record",
  21: "Write File Record",
  22: "Mask Write Register",
  23: "Read/Write Multiple Registers",
  24: "Read FIFO Queue",
  43: "Encapsulated Interface Transport",
};

/** Exception codes: MODBUS Application Protocol Specification V1.1b3 §7. */
export const MODBUS_EXCEPTION: Names = {
  1: "Illegal function",
  2: "Illegal data address",
  3: "Illegal data value",
  4: "Server device failure",
  5: "Acknowledge",
  6: "Server device busy",
  8: "Memory parity error",
  10: "Gateway path unavailable",
  11: "Gateway target device failed to respond",
};

/** Sub-functions of diagnostics: MODBUS Application Protocol Specification V1.1b3 §6.8.1. */
export const MODBUS_DIAGNOSTIC: Names = {
  0: "Return Query Data",
  1: "Restart Communications Option",
  2: "Return Diagnostic Register",
  3: "Change ASCII Input Delimiter",
  4: "Force Listen Only Mode",
  10: "Clear Counters and Diagnostic Register",
  11: "Return Bus Message Count",
  12: "Return Bus Communication Error Count",
  13: "Return Bus Exception Error Count",
  14: "Return Server Message Count",
  15: "Return Server No Response Count",
  16: "Return Server NAK Count",
  17: "Return Server Busy Count",
  18: "Return Bus Character Overrun Count",
  20: "Clear Overrun Counter and Flag",
};

/** MEI types: MODBUS Application Protocol Specification V1.1b3 §6.19. */
export const MODBUS_MEI: Names = {
  13: "CANopen General Reference",
  14: "Read Device Identification",
};

/** Objects of a device identification: MODBUS Application Protocol Specification V1.1b3 §6.21. */
export const MODBUS_OBJECT: Names = {
  0: "VendorName",
  1: "ProductCode",
  2: "MajorMinorRevision",
  3: "VendorUrl",
  4: "ProductName",
  5: "ModelName",
  6: "UserApplicationName",
};
