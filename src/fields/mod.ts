/**
 * Field types: what a protocol's table is made of.
 *
 * @module
 */
export * from "./field.ts";
export * from "./numbers.ts";
export * from "./address.ts";
export * from "./link_address.ts";
export * from "./host_order.ts";
export * from "./bytes.ts";
export * from "./compose.ts";
export * from "./options.ts";
export * from "./chosen.ts";
export * from "./prefix.ts";
export * from "./checksum.ts";
export * from "./trailer.ts";
export * from "./behind.ts";
export * from "./frame_tail.ts";
export * from "./dns_name.ts";
export * from "./netbios_name.ts";
export * from "./lines.ts";
export * from "./header_fields.ts";
export * from "./dialogue.ts";
export * from "./vector.ts";
export * from "./varint.ts";
export * from "./list_until.ts";
export * from "./fixed_point.ts";
export * from "./scaled.ts";
export * from "./part.ts";
export * from "./bitmap.ts";
export * from "./frame_check.ts";
export * from "./dnp_block.ts";
export * from "./xdr.ts";
export * from "./identifier.ts";
export * from "./asn1.ts";
export * from "./asn1_types.ts";
export * from "./time.ts";
export * from "./layout.ts";
export * from "./struct.ts";
export * from "./view.ts";
export * from "./node.ts";
