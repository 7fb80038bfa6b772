/** Times as text; the fields of packets need them too. */
export { civil, isoTime } from "../bytes/time.ts";
