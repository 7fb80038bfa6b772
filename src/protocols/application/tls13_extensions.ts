/** Extensions that came with TLS 1.3: RFC 8446 §4.2; encrypted hellos: RFC 9849 §5. */
import {
  type Choice,
  choice,
  listToEnd,
  type OptionRules,
  rest,
  struct,
  u16,
  u32,
  u8,
  vector,
} from "../../fields/mod.ts";
import {
  TLS_GROUP,
  TLS_HPKE_AEAD,
  TLS_HPKE_KDF,
  TLS_PSK_MODE,
  TLS_VERSION,
} from "../../names/tls.ts";
import {
  greaseNames,
  tlsEmptyExtension,
  type TLSExtensionHead,
  tlsExtensionHead as head,
} from "./tls_extension.ts";

/** pre_shared_key of a client: RFC 8446 §4.2.11. */
export interface TLSPreSharedKeys extends TLSExtensionHead {
  /** Keys. */
  identities: TLSPskIdentity[];
  /** Proofs that the client has them. */
  binders: Uint8Array[];
}
/** One pre-shared key. */
export interface TLSPskIdentity {
  /** Label of the key: a ticket, say. */
  identity: Uint8Array;
  /** Age of the ticket in ms, plus what the server said; modulo 2^32. */
  obfuscatedTicketAge: number;
}
/** pre_shared_key of a server. */
export interface TLSSelectedIdentity extends TLSExtensionHead {
  /** Which of the client's keys, from 0. */
  selectedIdentity: number;
}
/** early_data of a ticket: RFC 8446 §4.2.10. */
export interface TLSEarlyData extends TLSExtensionHead {
  /** Most early data, in bytes. */
  maxEarlyDataSize: number;
}
/** supported_versions of a client: RFC 8446 §4.2.1. */
export interface TLSSupportedVersions extends TLSExtensionHead {
  /** Versions, the preferred first. */
  versions: number[];
}
/** supported_versions of a server. */
export interface TLSSelectedVersion extends TLSExtensionHead {
  /** The version that the connection has. */
  selectedVersion: number;
}
/** cookie: RFC 8446 §4.2.2. */
export interface TLSCookie extends TLSExtensionHead {
  /** What the client sends back. */
  cookie: Uint8Array;
}
/** psk_key_exchange_modes: RFC 8446 §4.2.9. */
export interface TLSPskModes extends TLSExtensionHead {
  /** Modes. */
  modes: number[];
}
/** certificate_authorities: RFC 8446 §4.2.4. */
export interface TLSAuthorities extends TLSExtensionHead {
  /** Distinguished names, in DER. */
  authorities: Uint8Array[];
}
/** oid_filters: RFC 8446 §4.2.5. */
export interface TLSOIDFilters extends TLSExtensionHead {
  /** What the client's certificate must have. */
  filters: TLSOIDFilter[];
}
/** One filter. */
export interface TLSOIDFilter {
  /** Object identifier of a certificate extension, in DER. */
  oid: Uint8Array;
  /** Its values, in DER. */
  values: Uint8Array;
}
/** key_share of a client: RFC 8446 §4.2.8. */
export interface TLSKeyShares extends TLSExtensionHead {
  /** Keys, the preferred first. */
  shares: TLSKeyShare[];
}
/** A public key. */
export interface TLSKeyShare {
  /** Group that it belongs to. */
  group: number;
  /** The key. */
  keyExchange: Uint8Array;
}
/** key_share of a server. */
export interface TLSServerKeyShare extends TLSExtensionHead, TLSKeyShare {}
/** key_share of a retry request. */
export interface TLSSelectedGroup extends TLSExtensionHead {
  /** Group that the server wants. */
  selectedGroup: number;
}
/** encrypted_client_hello of an inner hello: RFC 9849 §5. */
export interface TLSInnerHello extends TLSExtensionHead {
  /** 0: outer, 1: inner. */
  helloType: number;
}
/** encrypted_client_hello of an outer hello. */
export interface TLSOuterHello extends TLSInnerHello {
  /** HPKE key derivation function. */
  kdf: number;
  /** HPKE cipher. */
  aead: number;
  /** Identifies the server's configuration. */
  configId: number;
  /** Encapsulated key. */
  enc: Uint8Array;
  /** The inner hello, encrypted. */
  payload: Uint8Array;
}

/** Extensions by their type. */
export type TLSExtensionCases = OptionRules<TLSExtensionHead>["cases"];

const PREFIX = "tls.handshake.extensions";
const version = {
  alias: PREFIX + ".supported_version",
  hex: true,
  names: greaseNames(TLS_VERSION),
};
const group = { names: greaseNames(TLS_GROUP) };
const keyShare = {
  group: u16({ ...group, alias: PREFIX + "_key_share_group" }),
  keyExchange: vector(2, rest({ alias: PREFIX + "_key_share_key_exchange" })),
};
const cookie = struct<TLSCookie>({
  ...head,
  cookie: vector(2, rest({ alias: PREFIX + ".cookie" })),
});
const authorities = struct<TLSAuthorities>({
  ...head,
  authorities: vector(2, listToEnd(vector(2, rest()))),
});
const selectedVersion = struct<TLSSelectedVersion>({
  ...head,
  selectedVersion: u16(version),
});

const OUTER = 0, HELLO_TYPE = 4;
const outerHello = struct<TLSOuterHello>({
  ...head,
  helloType: u8(),
  kdf: u16({ names: TLS_HPKE_KDF }),
  aead: u16({ names: TLS_HPKE_AEAD }),
  configId: u8(),
  enc: vector(2, rest()),
  payload: vector(2, rest()),
});
const innerHello = struct<TLSInnerHello>({ ...head, helloType: u8() });
const encryptedHello: Choice<TLSExtensionHead> = choice<TLSExtensionHead>(
  [outerHello, innerHello],
  (c) =>
    c.room > HELLO_TYPE && c.peek(HELLO_TYPE) === OUTER
      ? outerHello
      : innerHello,
);

/** Drafts of TLS 1.3 up to 22 had another number for key_share. */
const DRAFT_KEY_SHARE = 40;
const clientShares = struct<TLSKeyShares>({
  ...head,
  shares: vector(2, listToEnd(struct<TLSKeyShare>(keyShare))),
});
const serverShare = struct<TLSServerKeyShare>({ ...head, ...keyShare });
const selectedGroup = struct<TLSSelectedGroup>({
  ...head,
  selectedGroup: u16({ ...group, alias: PREFIX + "_key_share_selected_group" }),
});

/** What a client's hello has. */
export const tls13ClientExtensions: TLSExtensionCases = {
  41: struct<TLSPreSharedKeys>({
    ...head,
    identities: vector(
      2,
      listToEnd(struct<TLSPskIdentity>({
        identity: vector(2, rest({ alias: PREFIX + ".psk.identity.identity" })),
        obfuscatedTicketAge: u32({
          alias: PREFIX + ".psk.identity.obfuscated_ticket_age",
        }),
      })),
    ),
    binders: vector(2, listToEnd(vector(1, rest()))),
  }),
  42: tlsEmptyExtension,
  43: struct<TLSSupportedVersions>({
    ...head,
    versions: vector(1, listToEnd(u16(version))),
  }),
  44: cookie,
  45: struct<TLSPskModes>({
    ...head,
    modes: vector(
      1,
      listToEnd(
        u8({ alias: "tls.extension.psk_ke_mode", names: TLS_PSK_MODE }),
      ),
    ),
  }),
  47: authorities,
  49: tlsEmptyExtension,
  51: clientShares,
  [DRAFT_KEY_SHARE]: clientShares,
  65037: encryptedHello,
};
/** What a server's hello has. */
export const tls13ServerExtensions: TLSExtensionCases = {
  41: struct<TLSSelectedIdentity>({
    ...head,
    selectedIdentity: u16({ alias: PREFIX + ".psk.identity.selected" }),
  }),
  42: tlsEmptyExtension,
  43: selectedVersion,
  51: serverShare,
  [DRAFT_KEY_SHARE]: serverShare,
};
/** What a retry request has. */
export const tls13RetryExtensions: TLSExtensionCases = {
  43: selectedVersion,
  44: cookie,
  51: selectedGroup,
  [DRAFT_KEY_SHARE]: selectedGroup,
};
/** What a certificate request has. */
export const tls13RequestExtensions: TLSExtensionCases = {
  47: authorities,
  48: struct<TLSOIDFilters>({
    ...head,
    filters: vector(
      2,
      listToEnd(struct<TLSOIDFilter>({
        oid: vector(1, rest()),
        values: vector(2, rest()),
      })),
    ),
  }),
};
/** What a ticket has. */
export const tls13TicketExtensions: TLSExtensionCases = {
  42: struct<TLSEarlyData>({
    ...head,
    maxEarlyDataSize: u32({
      alias: "tls.early_data.max_early_data_size",
      unit: "bytes",
    }),
  }),
};
