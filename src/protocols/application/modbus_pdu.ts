/** Functions of Modbus: MODBUS Application Protocol Specification V1.1b3 §6. */
import {
  bits,
  bytes,
  type Field,
  flag,
  list,
  listToEnd,
  oneOf,
  padding,
  rest,
  sized,
  type Struct,
  struct,
  text,
  u16,
  u8,
  when,
  within,
} from "../../fields/mod.ts";
import {
  MODBUS_DIAGNOSTIC,
  MODBUS_EXCEPTION,
  MODBUS_FUNCTION,
  MODBUS_MEI,
  MODBUS_OBJECT,
} from "../../names/modbus.ts";

/** A range of bits: requests to read, responses to write: §6.1, §6.2, §6.11. */
export interface ModbusBits {
  /** Address of the first. */
  address: number;
  /** How many. */
  bitCount: number;
  /** Bytes of the values; only of a request to write. */
  byteCount?: number;
  /** Values, the first in the lowest bit; only of a request to write. */
  values?: Uint8Array;
}
/** A range of registers: §6.3, §6.4, §6.12. */
export interface ModbusRange {
  /** Address of the first. */
  address: number;
  /** How many. */
  wordCount: number;
  /** Bytes of the values; only of a request to write. */
  byteCount?: number;
  /** Values; only of a request to write. */
  registers?: number[];
}
/** Values of bits: §6.1, §6.2. */
export interface ModbusBitValues {
  /** Bytes of the values. */
  byteCount: number;
  /** Values, the first in the lowest bit. */
  values: Uint8Array;
}
/** Values of registers: §6.3, §6.4, §6.17. */
export interface ModbusRegisters {
  /** Bytes of the values. */
  byteCount: number;
  /** Values. */
  registers: number[];
}
/** One coil: §6.5. */
export interface ModbusCoil {
  /** Address. */
  address: number;
  /** 0xff00: on, 0: off. */
  value: Uint8Array;
}
/** One register: §6.6. */
export interface ModbusRegister {
  /** Address. */
  address: number;
  /** Value. */
  value: number;
}
/** Exception status: §6.7. */
export interface ModbusStatus {
  /** Eight outputs. */
  status: Uint8Array;
}
/** Diagnostics: §6.8. */
export interface ModbusDiagnostics {
  /** Sub-function. */
  subfunction: number;
  /** Data. */
  data: Uint8Array;
}
/** Communication event counter: §6.9. */
export interface ModbusCounter {
  /** 0xffff: busy. */
  status: number;
  /** Events. */
  eventCount: number;
}
/** Communication event log: §6.10. */
export interface ModbusLog {
  /** Bytes that follow. */
  byteCount: number;
  /** 0xffff: busy. */
  status: number;
  /** Events. */
  eventCount: number;
  /** Messages. */
  messageCount: number;
  /** Events, the latest first. */
  events: number[];
}
/** Server ID: §6.13. */
export interface ModbusServer {
  /** Bytes that follow. */
  byteCount: number;
  /** What the device makes of it. */
  data: Uint8Array;
}
/** A record of a file, to be read: §6.14. */
export interface ModbusRecord {
  /** 6. */
  referenceType: number;
  /** File. */
  file: number;
  /** Record. */
  record: number;
  /** Registers. */
  length: number;
}
/** A record of a file, to be written: §6.15. */
export interface ModbusWrittenRecord extends ModbusRecord {
  /** Values. */
  data: Uint8Array;
}
/** A record of a file that was read: §6.14. */
export interface ModbusReadRecord {
  /** Bytes that follow. */
  length: number;
  /** 6. */
  referenceType: number;
  /** Values. */
  data: Uint8Array;
}
/** Records: §6.14, §6.15. */
export interface ModbusRecords {
  /** Bytes that follow. */
  byteCount: number;
  /** Records. */
  records: (ModbusRecord | ModbusWrittenRecord | ModbusReadRecord)[];
}
/** A register under masks: §6.16. */
export interface ModbusMask {
  /** Address. */
  address: number;
  /** What is kept of it. */
  andMask: number;
  /** What it gets. */
  orMask: number;
}
/** Registers to be written, and others to be read: §6.17. */
export interface ModbusReadWrite {
  /** Address of the first to be read. */
  readAddress: number;
  /** How many. */
  readCount: number;
  /** Address of the first to be written. */
  writeAddress: number;
  /** How many. */
  writeCount: number;
  /** Bytes of the values. */
  byteCount: number;
  /** Values. */
  registers: number[];
}
/** A queue that is asked for: §6.18. */
export interface ModbusPointer {
  /** Address. */
  address: number;
}
/** A queue: §6.18. */
export interface ModbusQueue {
  /** Bytes that follow. */
  byteCount: number;
  /** How many registers are in it. */
  count: number;
  /** Their values. */
  registers: number[];
}
/** An object of a device's identification: §6.21. */
export interface ModbusObject {
  /** Object. */
  id: number;
  /** Bytes of the value. */
  length: number;
  /** Value. */
  value: string;
}
/** Device identification: §6.21. */
export interface ModbusDevice {
  /** 1: basic, 2: regular, 3: extended, 4: one object. */
  readDeviceId: number;
  /** What the device conforms to; only of a response. */
  conformity?: number;
  /** 0xff: more follows; only of a response. */
  moreFollows?: number;
  /** The object that comes next, or the one that is asked for. */
  objectId: number;
  /** How many objects there are; only of a response. */
  objectCount?: number;
  /** Objects; only of a response. */
  objects?: ModbusObject[];
}
/** Anything that another protocol sends: §6.19. */
export interface ModbusEncapsulated {
  /** What it is. */
  meiType: number;
  /** What it says. */
  body: ModbusDevice | ModbusData;
}
/** Any other data. */
export interface ModbusData {
  /** Bytes. */
  data: Uint8Array;
}
/** Nothing: requests that need no more than the function. */
export interface ModbusNothing {
  /** Bytes that should not be there. */
  data?: Uint8Array;
}
/** What a request or a response holds. */
export type ModbusBody =
  | ModbusBits
  | ModbusRange
  | ModbusBitValues
  | ModbusRegisters
  | ModbusCoil
  | ModbusRegister
  | ModbusStatus
  | ModbusDiagnostics
  | ModbusCounter
  | ModbusLog
  | ModbusServer
  | ModbusRecords
  | ModbusMask
  | ModbusReadWrite
  | ModbusPointer
  | ModbusQueue
  | ModbusEncapsulated
  | ModbusData
  | ModbusNothing;
/** A request or a response: §4.1. */
export interface ModbusPDU {
  /** The response is an exception. */
  exception: boolean;
  /** Function. */
  function: number;
  /** What went wrong; only of an exception. */
  exceptionCode?: number;
  /** What it holds. */
  body?: ModbusBody;
}

const address = u16({ alias: "modbus.reference_num" });
const bitCount = u16({ alias: "modbus.bit_cnt" });
const wordCount = u16({ alias: "modbus.word_cnt" });
const byteCount = u8({ alias: "modbus.byte_cnt", unit: "bytes" });
const data = rest({ alias: "modbus.data" });
const counted = bytes((h: { byteCount: number }) => h.byteCount, {
  alias: "modbus.data",
});
const register = u16({ alias: "modbus.regval_uint16" });
const registers = list(
  register,
  (h: { byteCount: number }) => h.byteCount >> 1,
);
const plainBits = struct<Pick<ModbusBits, "address" | "bitCount">>({
  address,
  bitCount,
});
const plainRange = struct<Pick<ModbusRange, "address" | "wordCount">>({
  address,
  wordCount,
});
const bitValues = struct<ModbusBitValues>({
  byteCount,
  values: bytes((h: ModbusBitValues) => h.byteCount),
});
const registerValues = struct<ModbusRegisters>({ byteCount, registers });
const coil = struct<ModbusCoil>({
  address,
  value: bytes(2, { alias: "modbus.data" }),
});
const single = struct<ModbusRegister>({ address, value: register });
const mask = struct<ModbusMask>({
  address,
  andMask: u16({ alias: "modbus.and_mask", hex: true }),
  orMask: u16({ alias: "modbus.or_mask", hex: true }),
});
const diagnostics = struct<ModbusDiagnostics>({
  subfunction: u16({
    alias: "modbus.diagnostic_code",
    names: MODBUS_DIAGNOSTIC,
  }),
  data: rest(),
});
const nothing = struct<ModbusNothing>({ data: padding() });
const other = struct<ModbusData>({ data });

const record = {
  referenceType: u8({ alias: "modbus.reference_type" }),
  file: u16(),
  record: u16(),
  length: u16({ alias: "modbus.word_cnt" }),
};
const records = <T extends ModbusRecords["records"][number]>(of: Field<T>) =>
  struct<ModbusRecords>({
    byteCount,
    records: within(
      (h: ModbusRecords) => h.byteCount,
      listToEnd(of),
    ) as Field<ModbusRecords["records"]>,
  });
const writtenRecords = records(struct<ModbusWrittenRecord>({
  ...record,
  data: bytes((h: ModbusRecord) => 2 * h.length, { alias: "modbus.data" }),
}));

const objectValue = struct<ModbusObject>({
  id: u8({ alias: "modbus.object_id", names: MODBUS_OBJECT }),
  length: u8({ alias: "modbus.objects_len", unit: "bytes" }),
  value: text((h: ModbusObject) => h.length, {
    alias: "modbus.object_str_value",
  }),
});
const readDeviceId = u8({ alias: "modbus.read_device_id" });
const encapsulated = (device: Field<ModbusDevice>) =>
  struct<ModbusEncapsulated>({
    meiType: u8({ alias: "modbus.mei", names: MODBUS_MEI }),
    body: oneOf<ModbusEncapsulated, ModbusEncapsulated["body"]>(
      (h) => h.meiType,
      { 14: device },
      other,
    ),
  });

/** The functions of requests. */
const REQUESTS: Readonly<Record<number, Field<ModbusBody>>> = {
  1: plainBits,
  2: plainBits,
  3: plainRange,
  4: plainRange,
  5: coil,
  6: single,
  7: nothing,
  8: diagnostics,
  11: nothing,
  12: nothing,
  15: struct<ModbusBits>({ address, bitCount, byteCount, values: counted }),
  16: struct<ModbusRange>({ address, wordCount, byteCount, registers }),
  17: nothing,
  20: records(struct<ModbusRecord>(record)),
  21: writtenRecords,
  22: mask,
  23: struct<ModbusReadWrite>({
    readAddress: u16({ alias: "modbus.read_reference_num" }),
    readCount: u16({ alias: "modbus.read_word_cnt" }),
    writeAddress: u16({ alias: "modbus.write_reference_num" }),
    writeCount: u16({ alias: "modbus.write_word_cnt" }),
    byteCount,
    registers,
  }),
  24: struct<ModbusPointer>({ address }),
  43: encapsulated(
    struct<Pick<ModbusDevice, "readDeviceId" | "objectId">>({
      readDeviceId,
      objectId: u8({ alias: "modbus.object_id", names: MODBUS_OBJECT }),
    }),
  ),
};
/** The functions of responses. */
const RESPONSES: Readonly<Record<number, Field<ModbusBody>>> = {
  1: bitValues,
  2: bitValues,
  3: registerValues,
  4: registerValues,
  5: coil,
  6: single,
  7: struct<ModbusStatus>({ status: bytes(1, { alias: "modbus.data" }) }),
  8: diagnostics,
  11: struct<ModbusCounter>({
    status: u16({ alias: "modbus.ev_status", hex: true }),
    eventCount: u16({ alias: "modbus.ev_count" }),
  }),
  12: struct<ModbusLog>({
    byteCount,
    status: u16({ alias: "modbus.ev_status", hex: true }),
    eventCount: u16({ alias: "modbus.ev_count" }),
    messageCount: u16({ alias: "modbus.ev_msg_count" }),
    events: list(
      u8({ alias: "modbus.event", hex: true }),
      (h: ModbusLog) => h.byteCount - 6,
    ),
  }),
  15: plainBits,
  16: plainRange,
  17: struct<ModbusServer>({ byteCount, data: counted }),
  20: records(sized(
    (c) => 1 + c.peek(),
    struct<ModbusReadRecord>({
      length: u8({ alias: "modbus.byte_cnt", unit: "bytes" }),
      referenceType: u8({ alias: "modbus.reference_type" }),
      data: rest({ alias: "modbus.data" }),
    }),
  )),
  21: writtenRecords,
  22: mask,
  23: registerValues,
  24: struct<ModbusQueue>({
    byteCount: u16({ alias: "modbus.byte_cnt_16", unit: "bytes" }),
    count: u16({ alias: "modbus.word_cnt" }),
    registers: list(register, (h: ModbusQueue) => h.count),
  }),
  43: encapsulated(struct<ModbusDevice>({
    readDeviceId,
    conformity: u8({ alias: "modbus.conformity_level", hex: true }),
    moreFollows: u8({ alias: "modbus.more_follows", hex: true }),
    objectId: u8({ alias: "modbus.next_object_id" }),
    objectCount: u8({ alias: "modbus.num_objects" }),
    objects: list(objectValue, (h: ModbusDevice) => h.objectCount!),
  })),
};

/** A function with what it needs. */
function fieldsOf(
  functions: Readonly<Record<number, Field<ModbusBody>>>,
): Struct<ModbusPDU> {
  return struct<ModbusPDU>({
    exception: flag(),
    function: bits(7, { alias: "modbus.func_code", names: MODBUS_FUNCTION }),
    exceptionCode: when(
      (h: ModbusPDU) => h.exception,
      u8({ alias: "modbus.exception_code", names: MODBUS_EXCEPTION }),
    ),
    body: when(
      (h: ModbusPDU) => !h.exception,
      oneOf<ModbusPDU, ModbusBody>((h) => h.function, functions, other),
    ),
  });
}
/** What a request holds. */
export const modbusRequestFields: Struct<ModbusPDU> = fieldsOf(REQUESTS);
/** What a response holds. */
export const modbusResponseFields: Struct<ModbusPDU> = fieldsOf(RESPONSES);
