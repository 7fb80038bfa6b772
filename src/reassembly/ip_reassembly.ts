import { Registry } from "../dissect/registry.ts";
import { protocols } from "../protocols/mod.ts";
import { IPDatagram } from "./datagrams.ts";
import { type IPCounts, IPFragments, type IPLimits } from "./ip.ts";
import { Reassembly, type ReassemblyOptions } from "./reassembly.ts";

/** What reassembly of IP fragments is made with. */
export interface IPReassemblyOptions extends ReassemblyOptions<IPDatagram> {
  /** Budgets, and which bytes stay where fragments overlap. */
  readonly limits?: IPLimits | undefined;
  /** The protocols that datagrams are dissected with; the built-in ones unless given. */
  readonly registry?: Registry | undefined;
}

/** Puts fragments of one version of IP together. */
export class IPReassembly extends Reassembly<IPDatagram> {
  /** See {@linkcode Reassembly}. */
  readonly protocol: string;
  /**
   * See {@linkcode Reassembly}.
   *
   * @internal
   */
  readonly assembler: IPFragments;

  /** Prepares reassembly of one version. */
  constructor(version: 4 | 6, options: IPReassemblyOptions = {}) {
    super(options);
    this.protocol = `ipv${version}`;
    let { registry } = options;
    const report = this.wanted || options.onDatagram
      ? (f: ConstructorParameters<typeof IPDatagram>[1]) =>
        this.report(
          new IPDatagram(version, f, registry ??= new Registry(protocols)),
        )
      : undefined;
    this.assembler = new IPFragments(version, options.limits, report);
  }

  /** See {@linkcode Reassembly}. */
  end(): void {
    this.assembler.end();
  }

  /** What became of the fragments. */
  get counts(): Readonly<IPCounts> {
    return this.assembler.counts;
  }
}

/**
 * Puts fragments of IPv4 together: RFC 791 §3.2. Of bytes that came twice the
 * first stay, or the last if asked; where they differ, it is told.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { Extractor, IPv4Reassembly } from "@pcapkit/core";
 *
 * const frames = new Extractor({ input: "testdata/captures/recorded/fragments.pcap" });
 * const { datagrams } = new IPv4Reassembly().run(frames);
 * assertEquals(datagrams[0].index, [1, 2, 3]);
 * assertEquals(`${datagrams[0].packet!.chain}`, "IPv4:ICMP:Raw");
 * ```
 */
export class IPv4Reassembly extends IPReassembly {
  /** Makes it, empty. */
  constructor(options: IPReassemblyOptions = {}) {
    super(4, options);
  }
}

/** Puts fragments of IPv6 together: RFC 8200 §4.5. Datagrams whose fragments overlap are discarded: RFC 5722. */
export class IPv6Reassembly extends IPReassembly {
  /** Makes it, empty. */
  constructor(options: IPReassemblyOptions = {}) {
    super(6, options);
  }
}
