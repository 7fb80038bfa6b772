/** The captures that are measured with. */
import { generate } from "./generate.ts";

const CACHE = new URL(".cache", import.meta.url).pathname;

/** Makes a capture, unless it is there already; returns its path. */
export function capture(packets: number): string {
  const path = `${CACHE}/traffic-${packets}.pcap`;
  try {
    Deno.statSync(path);
  } catch {
    Deno.mkdirSync(CACHE, { recursive: true });
    generate(`${path}.part`, packets);
    Deno.renameSync(`${path}.part`, path);
  }
  return path;
}
