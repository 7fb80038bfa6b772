/** Distributed Network Protocol: data link IEEE 1815-2012 §9.2.4, transport function §8.2, application §4.2.2. */
import type { Protocol } from "../../dissect/protocol.ts";
import { tcpPort, udpPort } from "../../dissect/tables.ts";
import {
  bits,
  dnpBlock,
  dnpBlockCrc,
  dnpBlocks,
  dnpBlockStatus,
  dnpFrameSize,
  dnpHeaderStatus,
  dnpRest,
  dnpRoom,
  type Field,
  flag,
  struct,
  u16,
  u16le,
  u8,
  when,
} from "../../fields/mod.ts";
import { CHECKSUM_STATUS } from "../../fields/checksum.ts";
import { DNP3_FUNCTION, DNP3_LINK_FUNCTION } from "../../names/dnp3.ts";
import { type DNP3Object, dnp3Objects } from "./dnp3_objects.ts";

/** Transport header: §8.2.1.1. */
export interface DNP3Transport {
  /** Last segment of a fragment. */
  final: boolean;
  /** First segment of a fragment. */
  first: boolean;
  /** Sequence number. */
  sequence: number;
}
/** Internal indications: §4.2.2.6. */
export interface DNP3Indications {
  /** Somebody wrote to all. */
  broadcast: boolean;
  /** Events of class 1. */
  class1Events: boolean;
  /** Events of class 2. */
  class2Events: boolean;
  /** Events of class 3. */
  class3Events: boolean;
  /** Time must be set. */
  needTime: boolean;
  /** Outputs are operated by hand. */
  localControl: boolean;
  /** The device is in trouble. */
  deviceTrouble: boolean;
  /** The device was restarted. */
  deviceRestart: boolean;
  /** Reserved. */
  reserved: number;
  /** The configuration is damaged. */
  configCorrupt: boolean;
  /** The operation is under way already. */
  alreadyExecuting: boolean;
  /** Events were lost. */
  eventBufferOverflow: boolean;
  /** A parameter is wrong. */
  parameterError: boolean;
  /** An object is not known. */
  objectUnknown: boolean;
  /** The function is not known. */
  functionUnknown: boolean;
}
/** Application header: §4.2.2.4, §4.2.2.5. */
export interface DNP3Application {
  /** First fragment of a message. */
  first: boolean;
  /** Last fragment of a message. */
  final: boolean;
  /** A confirmation is asked for. */
  confirm: boolean;
  /** Unsolicited. */
  unsolicited: boolean;
  /** Sequence number. */
  sequence: number;
  /** Function. */
  function: number;
  /** Internal indications; only of a response. */
  indications?: DNP3Indications;
}
/** A frame of the data link: §9.2.4.1. */
export interface DNP3 {
  /** 0x0564. */
  start: number;
  /** Bytes from the control byte on, without CRCs. */
  length: number;
  /** From a master station. */
  direction: boolean;
  /** From the station that began. */
  primary: boolean;
  /** Frame count bit. */
  frameCount: boolean;
  /** The frame count bit is valid; from the other station: its buffers are full. */
  frameCountValid: boolean;
  /** Function of the data link. */
  linkFunction: number;
  /** Destination. */
  destination: number;
  /** Source. */
  source: number;
  /** CRC of the header. */
  crc: number;
  /** Whether it is right. */
  crcStatus: number;
  /** Blocks of user data. */
  blocks?: Uint8Array[];
  /** CRC of each block. */
  blockCrcs?: number[];
  /** Whether they are right. */
  blockCrcStatus?: number[];
  /** Transport header. */
  transport?: DNP3Transport;
  /** Application header, in the first segment of a fragment. */
  application?: DNP3Application;
  /** Objects, as far as they lie in this frame. */
  objects?: DNP3Object[];
  /** Other user data: a later segment, or what follows an object whose size is not known. */
  data?: Uint8Array;
}

const START = 0x0564, HEADER = 10, COUNTED = 5, PORT = 20000;
const PRIMARY = 16, RESPONSES = 129;

const iin = (name: string) => flag({ alias: `dnp3.al.iin.${name}` });
const indications = struct<DNP3Indications>({
  deviceRestart: iin("rst"),
  deviceTrouble: iin("dt"),
  localControl: iin("dol"),
  needTime: iin("tsr"),
  class3Events: iin("cls3d"),
  class2Events: iin("cls2d"),
  class1Events: iin("cls1d"),
  broadcast: iin("bmsg"),
  reserved: bits(2),
  configCorrupt: iin("cc"),
  alreadyExecuting: iin("oae"),
  eventBufferOverflow: iin("ebo"),
  parameterError: iin("pioor"),
  objectUnknown: iin("obju"),
  functionUnknown: iin("fcni"),
});
const transport = struct<DNP3Transport>({
  final: flag({ alias: "dnp3.tr.fin" }),
  first: flag({ alias: "dnp3.tr.fir" }),
  sequence: bits(6, { alias: "dnp3.tr.seq" }),
});
const application = struct<DNP3Application>({
  first: flag({ alias: "dnp3.al.fir" }),
  final: flag({ alias: "dnp3.al.fin" }),
  confirm: flag({ alias: "dnp3.al.con" }),
  unsolicited: flag({ alias: "dnp3.al.uns" }),
  sequence: bits(4, { alias: "dnp3.al.seq" }),
  function: u8({ alias: "dnp3.al.func", names: DNP3_FUNCTION }),
  indications: when(
    (h: DNP3Application) => h.function >= RESPONSES,
    indications,
  ),
});

/** A field that is there when user data remains. */
function ifUserData<T>(field: Field<T>): Field<T> {
  const { read } = field;
  return {
    inside: [field],
    bits: 0,
    read: (c, h) => dnpRoom(c) > 0 ? read!(c, h) : undefined,
  };
}

/** Function of the data link, from a primary station or the other. */
const linkFunctionName = (value: number, h: DNP3): string | undefined =>
  DNP3_LINK_FUNCTION[h.primary ? PRIMARY + value : value];

function summary(h: DNP3): string {
  const from = `from ${h.source} to ${h.destination}, `;
  if (h.application?.function !== undefined) {
    const { function: f } = h.application;
    return from + (DNP3_FUNCTION[f] ?? `function ${f}`);
  }
  return from + (linkFunctionName(h.linkFunction, h) ??
    `link function ${h.linkFunction}`);
}

/** Distributed Network Protocol. */
export const dnp3: Protocol<DNP3> = {
  id: "dnp3",
  label: "DNP3",
  name: "Distributed Network Protocol",
  spec: "IEEE 1815-2012",
  depth:
    "data link, transport and application headers, CRCs verified, object headers, points of the usual objects; a frame at a time",
  alias: "dnp3",
  layer: "application",
  on: [[tcpPort, PORT], [udpPort, PORT]],
  fields: struct<DNP3>({
    start: u16({ alias: "dnp3.start", hex: true }),
    length: u8({ alias: "dnp3.len", unit: "bytes" }),
    direction: flag({ alias: "dnp3.ctl.dir" }),
    primary: flag({ alias: "dnp3.ctl.prm" }),
    frameCount: flag({ alias: "dnp3.ctl.fcb" }),
    frameCountValid: flag({ alias: "dnp3.ctl.fcv" }),
    linkFunction: bits(4, {
      alias: "dnp3.ctl.prifunc",
      names: linkFunctionName,
    }),
    destination: u16le({ alias: "dnp3.dst" }),
    source: u16le({ alias: "dnp3.src" }),
    crc: u16le({ alias: "dnp3.hdr.CRC", hex: true }),
    crcStatus: dnpHeaderStatus({ alias: "dnp.hdr.CRC.status" }),
    blocks: dnpBlocks(dnpBlock, { alias: "dnp.data_chunk" }),
    blockCrcs: dnpBlocks(dnpBlockCrc, {
      alias: "dnp.data_chunk.CRC",
      hex: true,
    }),
    blockCrcStatus: dnpBlocks(dnpBlockStatus, {
      alias: "dnp.data_chunk.CRC.status",
      names: CHECKSUM_STATUS,
    }),
    transport: ifUserData(transport),
    application: when((h: DNP3) => h.transport?.first === true, application),
    objects: when((h: DNP3) => h.application !== undefined, dnp3Objects),
    data: dnpRest(),
  }),
  pduSize: (h) => dnpFrameSize(h.length),
  accepts: (b, p, end) =>
    b[p] === START >> 8 && (end - p < 2 || b[p + 1] === (START & 255)) &&
    (end - p < 3 || b[p + 2] >= COUNTED),
  guess: (b, p, end) =>
    end - p >= HEADER && b[p] === START >> 8 && b[p + 1] === (START & 255) &&
    b[p + 2] >= COUNTED && dnpFrameSize(b[p + 2]) <= end - p &&
    dnpBlockStatus(b, p, p + HEADER - 2) === 1,
  summary,
};
