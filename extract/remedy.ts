import { FileNotFoundError, PermissionError } from "@pcapkit/core";
import { UsageError } from "./args.ts";

/** What to do about an error, by what it says. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [/is a folder, not a capture$/, "name the files in it"],
  [/: empty file$/, "nothing was captured, or it is not written yet"],
  [/: permission denied$/, "another user may read or write it"],
  [
    /: not a pcap or pcapng file: /,
    "the command file FILE may tell what it is",
  ],
];

/** Extensions that are left out easily. */
const EXTENSIONS = [".pcap", ".pcapng", ".pcap.gz", ".pcapng.gz"];

/** A file that may have been meant by `path`; looked for only where that is permitted. */
function meant(path: string): string | undefined {
  return EXTENSIONS.map((e) => path + e).find((p) => {
    if (
      Deno.permissions.querySync({ name: "read", path: p }).state !== "granted"
    ) {
      return false;
    }
    try {
      return Deno.statSync(p).isFile;
    } catch {
      return false;
    }
  });
}

/** One line that says what is wrong, and what to do about it. */
export function remedy(e: unknown): string {
  const { message } = e as Error;
  if (e instanceof UsageError) return `${message} (extract --help)`;
  if (e instanceof PermissionError) {
    const flag = e.access === "read" ? "-R" : "-W";
    return `${message}; run again with ${flag} or ${flag}=${e.path}`;
  }
  if (e instanceof FileNotFoundError) {
    const other = meant(e.path);
    return other === undefined
      ? `${message}; look at its name`
      : `${message}; did you mean ${other}?`;
  }
  const found = REMEDIES.find(([says]) => says.test(message));
  return found ? `${message}; ${found[1]}` : message;
}
