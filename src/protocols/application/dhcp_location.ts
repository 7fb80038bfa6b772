/** Options of DHCP that tell a place. */
import {
  bits,
  fixedPoint,
  listToEnd,
  type OptionRules,
  restText,
  type Struct,
  struct,
  text as textOf,
  u8,
  vector,
} from "../../fields/mod.ts";
import {
  ALTITUDE_TYPE,
  CIVIC_TYPE,
  CIVIC_WHAT,
  LOCATION_DATUM,
} from "../../names/dhcp.ts";
import { dhcpSized as sized, type SizedDHCPOption } from "./dhcp_kinds.ts";

/** GEOCONF_CIVIC: RFC 4776 §3.1. */
export interface DHCPCivicOption extends SizedDHCPOption {
  /** Whose place it is. */
  what: number;
  /** Country: ISO 3166, two letters. */
  country: string;
  /** The parts of the address. */
  elements: CivicElement[];
}
/** A part of a civic address. */
export interface CivicElement {
  /** Which part. */
  type: number;
  /** Its text. */
  value: string;
}
/** GeoConf (RFC 3825 §2) and GeoLoc (RFC 6225 §2.2). */
export interface DHCPLocationOption extends SizedDHCPOption {
  /** Bits of the latitude that count, or how uncertain it is. */
  latitudeUncertainty: number;
  /** Degrees to the north. */
  latitude: number;
  /** Bits of the longitude that count, or how uncertain it is. */
  longitudeUncertainty: number;
  /** Degrees to the east. */
  longitude: number;
  /** Unit of the altitude. */
  altitudeType: number;
  /** Bits of the altitude that count, or how uncertain it is. */
  altitudeUncertainty: number;
  /** Altitude. */
  altitude: number;
  /** 1: RFC 6225. */
  version: number;
  /** Reserved. */
  reserved: number;
  /** Datum of the coordinates. */
  datum: number;
}
/** The option of a civic address. */
const civicLocation: Struct<DHCPCivicOption> = struct<DHCPCivicOption>({
  ...sized,
  what: u8({ alias: "dhcp.option.civic_location.what", names: CIVIC_WHAT }),
  country: textOf(2, { alias: "dhcp.option.civic_location.country" }),
  elements: listToEnd(struct<CivicElement>({
    type: u8({
      alias: "dhcp.option.civic_location.ca_type",
      names: CIVIC_TYPE,
    }),
    value: vector(
      1,
      restText({ alias: "dhcp.option.civic_location.ca_value" }),
    ),
  })),
});
/** An option of coordinates. */
const location: Struct<DHCPLocationOption> = struct<DHCPLocationOption>({
  ...sized,
  latitudeUncertainty: bits(6),
  latitude: fixedPoint(34, 25, { signed: true, unit: "degrees" }),
  longitudeUncertainty: bits(6),
  longitude: fixedPoint(34, 25, { signed: true, unit: "degrees" }),
  altitudeType: bits(4, { names: ALTITUDE_TYPE }),
  altitudeUncertainty: bits(6),
  altitude: fixedPoint(30, 8, { signed: true }),
  version: bits(2),
  reserved: bits(3),
  datum: bits(3, { names: LOCATION_DATUM }),
});

/** Options about places, by code. */
export const dhcpLocationOptions: OptionRules<SizedDHCPOption>["cases"] = {
  99: civicLocation,
  123: location,
  144: location,
};
