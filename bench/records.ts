/** Reads every record, as a program that dissects nothing: `deno run -A bench/records.ts FILE`. */
import { CaptureReader, CaptureRecord } from "../src/capture/mod.ts";

const reader = new CaptureReader(Deno.args[0], { reuse: true });
const record = new CaptureRecord();
let bytes = 0;
while (reader.nextSync(record)) bytes += record.length;
reader.close();
if (bytes < 0) throw new Error("lengths are positive");
