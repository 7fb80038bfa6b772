/** Programs that misbehave on purpose, in place of tshark. */

/** A program that answers `--version`, and then does what `script` says, in the words of sh. */
export async function withFake(
  script: string,
  test: (program: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "fake program " });
  const program = `${folder}/tshark`;
  try {
    await Deno.writeTextFile(
      program,
      `#!/bin/sh\n[ "$1" = --version ] && { echo "TShark 9.9.9"; exit 0; }\n${script}\n`,
    );
    await Deno.chmod(program, 0o755);
    await test(program);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** The elements of one packet, as tshark writes them. */
export function packet(number: number): string {
  return `<packet>
<proto name="frame">
<field name="frame.number" show="${number}"/>
<field name="frame.len" show="74"/>
</proto>
<proto name="eth" pos="0" size="14">
<field name="eth.type" pos="12" size="2" show="0x0800" value="0800"/>
</proto>
</packet>
`;
}

/** `text` on standard output, in the words of sh. */
export function say(text: string): string {
  return `cat <<'END'\n${text}END`;
}
