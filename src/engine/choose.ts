/** Which engine reads, and what it cannot do of what is asked for: the one place that says so. */
import type { Warning } from "../model/warning.ts";
import type { Engine, EngineArguments } from "./engine.ts";

/** What an extractor is asked for, as far as engines differ in it. */
export interface Asked {
  /** The engine. */
  readonly engine?: string | undefined;
  /** What is handed on to it. */
  readonly engineArguments?: EngineArguments | undefined;
  /** See `ExtractorOptions`. */
  readonly layer?: string | undefined;
  /** See `ExtractorOptions`. */
  readonly protocol?: unknown;
  /** See `ExtractorOptions`. */
  readonly ipv4?: boolean | undefined;
  /** See `ExtractorOptions`. */
  readonly ipv6?: boolean | undefined;
  /** See `ExtractorOptions`. */
  readonly ip?: boolean | undefined;
  /** See `ExtractorOptions`. */
  readonly tcp?: boolean | undefined;
  /** See `ExtractorOptions`. */
  readonly trace?: boolean | object | undefined;
  /** See `ExtractorOptions`. */
  readonly tail?: boolean | undefined;
}

/** Formats that hold the bytes of packets. */
const CAPTURES = ["pcap", "pcapng"];

/** The engine of this name, the last of several. */
export function engineNamed(
  engines: readonly Engine[],
  name: string,
): Engine | undefined {
  return engines.findLast((e) => e.names.includes(name.toLowerCase()));
}

/** The engine that is asked for; the first where there is none, or it cannot run here. */
export function chooseEngine(
  asked: Asked,
  engines: readonly Engine[],
  warn: (warning: Warning) => void,
): Engine {
  const { engine: name = engines[0].names[0], engineArguments } = asked;
  const found = engineNamed(engines, name);
  if (found?.isAvailable(engineArguments?.program)) return found;
  const what = found === undefined
    ? `unsupported extraction engine: ${name}`
    : `extraction engine '${name}' not available`;
  const remedy = found?.remedy === undefined ? "" : ` (${found.remedy})`;
  const message = `${what}; using default engine instead${remedy}`;
  warn({ name: "EngineWarning", message });
  return engines[0];
}

/** What is asked for without what the engine cannot do, each told once. */
export function within<T extends Asked>(
  asked: T,
  engine: Engine,
  warn: (warning: Warning) => void,
): T {
  const { gives, names: [name] } = engine;
  const who = `'Extractor(engine=${name})'`;
  let rest = asked;
  const { layer, protocol, ipv4, ipv6, ip, tcp, trace } = asked;
  if (!gives.thresholds && (layer !== undefined || isGiven(protocol))) {
    const message =
      `${who} does not support protocol and layer threshold; 'layer=${layer}' and 'protocol=${
        namesOf(protocol)
      }' ignored`;
    warn({ name: "AttributeWarning", message });
    rest = { ...rest, layer: undefined, protocol: undefined };
  }
  if (!gives.reassembly && (ipv4 || ipv6 || ip || tcp)) {
    const [a, b, c] = [ipv4 || ip, ipv6 || ip, tcp].map((x) => Boolean(x));
    const message =
      `${who} object does not support reassembly; so 'ipv4=${a}', 'ipv6=${b}' and 'tcp=${c}' will be ignored`;
    warn({ name: "AttributeWarning", message });
    const none = { ipv4: false, ipv6: false, ip: false, tcp: false };
    rest = { ...rest, ...none };
  }
  if (trace && !gives.trace) {
    const message = `${who} object does not support tracing of flows; ignored`;
    warn({ name: "AttributeWarning", message });
    rest = { ...rest, trace: false };
  } else if (typeof trace === "object" && !gives.bytes) {
    const { output, format = "pcap" } = trace as Record<string, string>;
    if (output !== undefined && CAPTURES.includes(format)) {
      const message =
        `${who} does not support 'trace_format=${format}'; using 'trace_format=None' instead`;
      warn({ name: "FormatWarning", message });
      rest = {
        ...rest,
        trace: { ...trace, output: undefined, format: undefined },
      };
    }
  }
  if (asked.tail && !gives.tail) {
    const message = `${who} does not wait for files to grow; 'tail' ignored`;
    warn({ name: "AttributeWarning", message });
    rest = { ...rest, tail: false };
  }
  return rest;
}

function isGiven(protocol: unknown): boolean {
  return Array.isArray(protocol) ? protocol.length > 0 : protocol !== undefined;
}

/** Protocols by name. */
function namesOf(protocol: unknown): string {
  return [protocol ?? "None"].flat()
    .map((p) => typeof p === "string" ? p : (p as { id: string }).id)
    .join(",");
}
