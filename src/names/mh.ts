/** Registries of Mobile IPv6: https://www.iana.org/assignments/mobility-parameters (2025). */
import type { Names } from "./names.ts";

/** Mobility header types. */
export const MH_TYPE: Names = {
  0: "Binding Refresh Request",
  1: "Home Test Init",
  2: "Care-of Test Init",
  3: "Home Test",
  4: "Care-of Test",
  5: "Binding Update",
  6: "Binding Acknowledgement",
  7: "Binding Error",
  8: "Fast Binding Update",
  9: "Fast Binding Acknowledgment",
  10: "Fast Neighbor Advertisement",
  11: "Experimental Mobility Header",
  12: "Home Agent Switch Message",
  13: "Heartbeat Message",
  14: "Handover Initiate Message",
  15: "Handover Acknowledge Message",
  16: "Binding Revocation Message",
  17: "Localized Routing Initiation",
  18: "Localized Routing Acknowledgment",
  19: "Update Notification",
  20: "Update Notification Acknowledgement",
  21: "Flow Binding Message",
  22: "Subscription Query",
  23: "Subscription Response",
};

/** Mobility options. */
export const MH_OPTION: Names = {
  0: "Pad1",
  1: "PadN",
  2: "Binding Refresh Advice",
  3: "Alternate Care-of Address",
  4: "Nonce Indices",
  5: "Authorization Data",
  6: "Mobile Network Prefix",
  7: "Mobility Header Link-Layer Address",
  8: "MN-ID",
  9: "AUTH",
  10: "MESG-ID",
  11: "CGA Parameters Request",
  12: "CGA Parameters",
  13: "Signature",
  14: "Permanent Home Keygen Token",
  15: "Care-of Test Init",
  16: "Care-of Test",
  17: "DNS-UPDATE",
  18: "Experimental",
  19: "Vendor Specific",
  20: "Service Selection",
  21: "Binding Authorization Data for FMIPv6",
  22: "Home Network Prefix",
  23: "Handoff Indicator",
  24: "Access Technology Type",
  25: "Mobile Node Link-layer Identifier",
  26: "Link-local Address",
  27: "Timestamp",
  28: "Restart Counter",
  29: "IPv4 Home Address",
  30: "IPv4 Address Acknowledgement",
  31: "NAT Detection",
  32: "IPv4 Care-of Address",
  33: "GRE Key",
  34: "Mobility Header IPv6 Address Prefix",
  35: "Binding Identifier",
  36: "IPv4 Home Address Request",
  37: "IPv4 Home Address Reply",
  38: "IPv4 Default Router Address",
  39: "IPv4 DHCP Support Mode",
  40: "Context Request",
  41: "Local Mobility Anchor Address",
  42: "Mobile Node Link-local Address Interface Identifier",
  43: "Transient Binding",
  44: "Flow Summary",
  45: "Flow Identification",
  46: "Redirect Capability",
  47: "Redirect",
  48: "Load Information",
  49: "Alternate IPv4 Care-of Address",
  50: "Mobile Node Group Identifier",
  51: "MAG IPv6 Address",
  52: "Access Network Identifier",
  53: "IPv4 Traffic Offload Selector",
  54: "Dynamic IP Multicast Selector",
  55: "Delegated Mobile Network Prefix",
  56: "Active Multicast Subscription IPv4",
  57: "Active Multicast Subscription IPv6",
  58: "Quality of Service",
  59: "LMA User Plane Address",
  60: "Multicast",
  61: "Multicast Acknowledgement",
  62: "LMA Controlled MAG Parameters",
  63: "MAG Multipath Binding",
  64: "MAG Identifier",
  65: "Anchored Prefix",
  66: "Local Prefix",
  67: "Previous MAAR",
  68: "Serving MAAR",
  69: "DLIF Link-Local Address",
  70: "DLIF Link-Layer Address",
};

/** Status of binding acknowledgements. */
export const MH_STATUS: Names = {
  0: "Binding Update accepted Proxy Binding Update accepted",
  1: "Accepted but prefix discovery necessary",
  2: "GRE KEY OPTION NOT REQUIRED",
  3: "GRE TUNNELING BUT TLV HEADER NOT SUPPORTED",
  4: "MCOA NOTCOMPLETE",
  5: "MCOA RETURNHOME WO NDP",
  6: "PBU ACCEPTED TB IGNORED SETTINGSMISMATCH",
  128: "Reason unspecified",
  129: "Administratively prohibited",
  130: "Insufficient resources",
  131: "Home registration not supported",
  132: "Not home subnet",
  133: "Not home agent for this mobile node",
  134: "Duplicate Address Detection failed",
  135: "Sequence number out of window",
  136: "Expired home nonce index",
  137: "Expired care of nonce index",
  138: "Expired nonces",
  139: "Registration type change disallowed",
  140: "Mobile Router Operation not permitted",
  141: "Invalid Prefix",
  142: "Not Authorized for Prefix",
  143: "Forwarding Setup failed",
  144: "MIPV6 ID MISMATCH",
  145: "MIPV6 MESG ID REQD",
  146: "MIPV6 AUTH FAIL",
  147: "Permanent home keygen token unavailable",
  148: "CGA and signature verification failed",
  149: "Permanent home keygen token exists",
  150: "Non null home nonce index expected",
  151: "SERVICE AUTHORIZATION FAILED",
  152: "PROXY REG NOT ENABLED",
  153: "NOT LMA FOR THIS MOBILE NODE",
  154: "MAG NOT AUTHORIZED FOR PROXY REG",
  155: "NOT AUTHORIZED FOR HOME NETWORK PREFIX",
  156: "TIMESTAMP MISMATCH",
  157: "TIMESTAMP LOWER THAN PREV ACCEPTED",
  158: "MISSING HOME NETWORK PREFIX OPTION",
  159: "BCE PBU PREFIX SET DO NOT MATCH",
  160: "MISSING MN IDENTIFIER OPTION",
  161: "MISSING HANDOFF INDICATOR OPTION",
  162: "MISSING ACCESS TECH TYPE OPTION",
  163: "GRE KEY OPTION REQUIRED",
  164: "MCOA MALFORMED",
  165: "MCOA NON MCOA BINDING EXISTS",
  166: "MCOA PROHIBITED",
  167: "MCOA UNKNOWN COA",
  168: "MCOA BULK REGISTRATION PROHIBITED",
  169: "MCOA SIMULTANEOUS HOME AND FOREIGN PROHIBITED",
  170: "NOT AUTHORIZED FOR IPV4 MOBILITY SERVICE",
  171: "NOT AUTHORIZED FOR IPV4 HOME ADDRESS",
  172: "NOT AUTHORIZED FOR IPV6 MOBILITY SERVICE",
  173: "MULTIPLE IPV4 HOME ADDRESS ASSIGNMENT NOT SUPPORTED",
  174: "Invalid Care-of Address",
  175: "INVALID MOBILE NODE GROUP IDENTIFIER",
  176: "REINIT SA WITH HAC",
  177: "NOT AUTHORIZED FOR DELEGATED MNP",
  178: "REQUESTED DMNP IN USE",
  179: "CANNOT MEET QOS SERVICE REQUEST",
  180: "CANNOT SUPPORT MULTIPATH BINDING",
};

/** Status of binding errors. */
export const MH_BINDING_ERROR: Names = {
  1: "Unknown binding for Home Address destination option",
  2: "Unrecognized MH Type value",
};

/** Codes of Handover Initiate. */
export const MH_INITIATE_CODE: Names = {
  0: "FBU with the PCoA as source IP address",
  1: "FBU whose source IP address is not PCoA",
  2: "Indicate the completion of forwarding",
  3: "All available context transferred",
};

/** Codes of Handover Acknowledge. */
export const MH_ACKNOWLEDGE_CODE: Names = {
  0: "Handover Accepted or Successful",
  1: "Handover Accepted NCoA not valid",
  2: "Handover Accepted NCoA assigned",
  3: "Handover Accepted use PCoA",
  4: "Message sent unsolicited",
  5: "Context Transfer Accepted or Successful",
  6: "All available Context Transferred",
  128: "Handover Not Accepted reason unspecified",
  129: "Administratively prohibited",
  130: "Insufficient resources",
  131: "Requested Context Not Available",
  132: "Forwarding Not Available",
};

/** Binding revocation types. */
export const MH_REVOCATION_TYPE: Names = {
  1: "Binding Revocation Indication",
  2: "Binding Revocation Acknowledgement",
};

/** Revocation triggers. */
export const MH_REVOCATION_TRIGGER: Names = {
  0: "Unspecified",
  1: "Administrative Reason",
  2: "Inter MAG Handover same Access Type",
  3: "Inter MAG Handover different Access Type",
  4: "Inter MAG Handover Unknown",
  5: "User Initiated Session Termination",
  6: "Access Network Session Termination",
  7: "Possible Out of Sync BCE State",
  128: "Per Peer Policy",
  129: "Revoking Mobility Node Local Policy",
};

/** Status of binding revocation acknowledgements. */
export const MH_REVOCATION_STATUS: Names = {
  0: "success",
  1: "partial success",
  128: "Binding Does NOT Exist",
  129: "IPv4 Home Address Option Required",
  130: "Global Revocation NOT Authorized",
  131: "Revoked Mobile Nodes Identity Required",
  132: "Revocation Failed MN is Attached",
  133: "Revocation Trigger NOT Supported",
  134: "Revocation Function NOT Supported",
  135: "Proxy Binding Revocation NOT Supported",
};

/** Reasons of update notifications. */
export const MH_UPDATE_REASON: Names = {
  1: "FORCE REREGISTRATION",
  2: "UPDATE SESSION PARAMETERS",
  3: "VENDOR SPECIFIC REASON",
  4: "ANI PARAMS REQUESTED",
  5: "QOS SERVICE REQUEST",
  6: "PGW TRIGGERED PCSCF RESTORATION PCO",
  7: "PGW TRIGGERED PCSCF RESTORATION DHCP",
  8: "FLOW MOBILITY",
};

/** Status of update notification acknowledgements. */
export const MH_UPDATE_STATUS: Names = {
  0: "SUCCESS",
  128: "FAILED TO UPDATE SESSION PARAMETERS",
  129: "MISSING VENDOR SPECIFIC OPTION",
  130: "CANNOT MEET QOS SERVICE REQUEST",
  131: "Reason unspecified",
  132: "MN not attached",
};

/** Option codes of link-layer addresses. */
export const MH_LLA_CODE: Names = {
  0: "Wilcard",
  1: "New Access Point",
  2: "MH",
  3: "NAR",
  4: "RtSolPr or PrRtAdv",
  5: "access point",
  6: "no prefix information",
  7: "no fast handover support",
};

/** Subtypes of MN-ID. */
export const MH_MN_ID: Names = {
  1: "NAI",
  2: "IPv6 Address",
  3: "IMSI",
  4: "P TMSI",
  5: "EUI 48 address",
  6: "EUI 64 address",
  7: "GUTI",
  8: "DUID",
};

/** Subtypes of AUTH. */
export const MH_AUTH: Names = {
  1: "MN HA",
  2: "MN AAA",
};

/** Status of DNS-UPDATE. */
export const MH_DNS_STATUS: Names = {
  0: "DNS update performed",
  128: "Reason unspecified",
  129: "Administratively prohibited",
  130: "DNS Update Failed",
};

/** Handoff indicators. */
export const MH_HANDOFF: Names = {
  1: "Attachment over a new interface",
  2: "Handoff between two different interfaces of the mobile node",
  3: "Handoff between mobile access gateways for the same interface",
  4: "Handoff state unknown",
  5: "Handoff state not changed",
  6: "Attachment over a new interface sharing prefixes",
};

/** Access technology types. */
export const MH_ACCESS_TECHNOLOGY: Names = {
  1: "Virtual",
  2: "PPP",
  3: "IEEE 802 3",
  4: "IEEE 802 11a b g",
  5: "IEEE 802 16e",
  6: "3GPP GERAN",
  7: "3GPP UTRAN",
  8: "3GPP E UTRAN",
  9: "3GPP2 eHRPD",
  10: "3GPP2 HRPD",
  11: "3GPP2 1xRTT",
  12: "3GPP2 UMB",
  13: "3GPP NB IOT",
};

/** Status of IPv4 address acknowledgements. */
export const MH_IPV4_ADDRESS_STATUS: Names = {
  0: "Success",
  128: "Failure reason unspecified",
  129: "Administratively prohibited",
  130: "Incorrect IPv4 home address",
  131: "Invalid IPv4 address",
  132: "Dynamic IPv4 home address assignment not available",
  133: "Prefix allocation unauthorized",
};

/** Status of IPv4 home address replies. */
export const MH_HOME_ADDRESS_REPLY: Names = {
  0: "Success",
  128: "Failure Reason Unspecified",
  129: "Administratively prohibited",
  130: "Incorrect IPv4 home address",
  131: "Invalid IPv4 address",
  132: "Dynamic IPv4 home address assignment not available",
};

/** Sub-options of access network identifiers. */
export const MH_ANI: Names = {
  1: "Network Identifier",
  2: "Geo Location",
  3: "Operator Identifier",
  4: "Civic Location",
  5: "MAG Group Identifier",
  6: "ANI Update Timer",
};

/** Types of operator identifiers. */
export const MH_OPERATOR_ID: Names = {
  1: "Operator Identifier as a variable length Private Enterprise Number",
  2: "Realm of the Operator",
};

/** Types of mobile node groups. */
export const MH_GROUP: Names = {
  1: "Bulk Binding Update Group",
};

/** Extensions of CGA parameters. */
export const CGA_EXTENSION: Names = {
  18: "Multi Prefix",
  65533: "Exp FFFD",
  65534: "Exp FFFE",
  65535: "Exp FFFF",
};
