/** Times as text; the fields of packets need them too. */
export { civil, isoTime, parseIsoTime } from "../bytes/time.ts";
