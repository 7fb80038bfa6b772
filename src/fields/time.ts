/** Times, as protocols write them. */
import { isoTime } from "../bytes/time.ts";
import type { Field, Hint } from "./field.ts";
import { readU64 } from "./numbers.ts";

/** Seconds from 1900 to 1970, and from 1970 to the end of era 0 in 2036. */
const ERA_0 = -2208988800, ERA_1 = 2085978496;
const FIRST_BIT = 2 ** 31;

/**
 * The NTP timestamp format: RFC 5905 §6, in ISO 8601 with nanoseconds. Its
 * era is told by the first bit (RFC 4330 §3): times lie between 1968 and
 * 2104. Zero stands for an unknown time: the field is absent.
 */
export function ntpTime(hint: Hint = {}): Field<string> {
  return {
    ...hint,
    bits: 0,
    kind: "string",
    read(c) {
      const time = readU64(c.b, c.take(8));
      if (time === 0n) return undefined;
      const seconds = Number(time >> 32n);
      const fraction = time & 0xffffffffn;
      return isoTime(
        seconds + (seconds >= FIRST_BIT ? ERA_0 : ERA_1),
        Number(fraction * 1000000000n >> 32n),
      );
    },
  };
}
