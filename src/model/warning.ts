/** Categories of warnings, named as in PyPCAPKit. */
export type WarningName =
  | "AttributeWarning"
  | "DeprecatedFormatWarning"
  | "EngineWarning"
  | "ExtractionWarning"
  | "FileWarning"
  | "FormatWarning"
  | "LayerWarning"
  | "ProtocolWarning"
  | "RegistryWarning";

/** Something that a caller should know and that stops nothing. */
export interface Warning {
  /** Its category. */
  readonly name: WarningName;
  /** For a person. */
  readonly message: string;
}
