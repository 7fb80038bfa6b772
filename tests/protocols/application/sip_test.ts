import { assertEquals } from "@std/assert";
import { sdp, sip } from "../../../mod.ts";
import { tcpFrame, udpFrame } from "../../../testdata/make/build.ts";
import { crlf, talk, type Turn } from "../../../testdata/make/conversation.ts";
import { assembledOf } from "../../assembled.ts";
import { frameOf } from "../../dissect.ts";

const frame = (text: string, port = 5060) =>
  frameOf(udpFrame(port, port, crlf(text)));
const chain = (text: string, port = 5060) =>
  `${frame(text, port).chain}`.split(":").slice(3).join();

Deno.test("sip reads header fields in their compact forms", () => {
  const h = frame(
    "BYE sip:a SIP/2.0\nv: SIP/2.0/UDP b;branch=x;rport\nf: sip:c@d;tag=1\nt: E <sip:f>;tag=2\ni: g\nCSeq: 7 BYE\nm: <h>\nl: 0\n\n",
  ).get(sip)!;
  assertEquals(
    [h.via, h.branch, h.fromURI, h.fromTag, h.toURI, h.toTag, h.callID],
    [["SIP/2.0/UDP b;branch=x;rport"], "x", "sip:c@d", "1", "sip:f", "2", "g"],
  );
  assertEquals(
    [h.cseq, h.cseqMethod, h.contact, h.contentLength, h.body],
    [7, "BYE", ["<h>"], 0, undefined],
  );
});

Deno.test("sip finds addresses behind names in quotes", () => {
  const h = frame(
    'SIP/2.0 200\nFrom: "x <sip:no>;tag=0" <sip:a;tag=1>;q=1;TAG = 2\nTo: <sip:b>\n\n',
  ).get(sip)!;
  assertEquals(
    [h.response?.reasonPhrase, h.fromURI, h.fromTag, h.toTag],
    ["", "sip:a;tag=1", "2", undefined],
  );
});

Deno.test("sip is known by its start line on any port, and by nothing else", () => {
  assertEquals(chain("OPTIONS sip:a SIP/2.0\n\n", 40000), "SIP");
  assertEquals(chain("SIP/2.0 100 Trying\n\n", 40000), "SIP");
  assertEquals(chain("SIP/2.0 Trying\n\n"), "Raw");
  assertEquals(chain("INVITE sip:a", 40000), "Raw");
  assertEquals(chain("INVITE sip:a"), "SIP");
  assertEquals(chain("hello SIP/2.0\n\n"), "Raw");
  assertEquals(chain("GET / HTTP/1.1\n\n"), "Raw");
});

Deno.test("sip leaves descriptions of sessions to their own protocol", () => {
  const text = "SIP/2.0 200 OK\nContent-Type: Application/SDP;x\n\n";
  assertEquals(chain(text + "v=0\n"), "SIP,SDP");
  assertEquals(chain(text + "what"), "SIP,Raw");
  assertEquals(chain("SIP/2.0 200 OK\nc: text/plain\n\nv=0\n"), "SIP");
});

Deno.test("sip finds messages in a stream by their length", () => {
  const turns: Turn[] = [
    [">", "MESSAGE sip:a SIP/2.0\nl: 4\n\nab\nBYE sip:a SIP/2.0\n\n"],
    ["<", "\nSIP/2.0 200 OK\nContent-Length : 3\n\nxyz"],
  ];
  for (const size of [1460, 20, 70]) {
    const got = assembledOf(talk({ port: 5060, size }, turns)).flatMap((f) =>
      f.all(sip).map((h) =>
        `${h.request?.method ?? h.response?.statusCode ?? "alive"} ${
          h.body?.length ?? 0
        }`
      )
    );
    assertEquals(got, ["MESSAGE 4", "BYE 0", "alive 0", "200 3"]);
  }
  const [a, b] = frameOf(
    tcpFrame(
      40000,
      5060,
      crlf("BYE sip:a SIP/2.0\nl: 2\n\nxxBYE sip:b SIP/2.0\n\n"),
    ),
  ).all(sip);
  assertEquals([a.body?.length, b.request?.requestURI], [2, "sip:b"]);
});

Deno.test("sdp reads the lines of a session and of its media", () => {
  const f = frame(
    "SIP/2.0 200 OK\nc: application/sdp\n\nv=0\no=a 1 2 IN IP6 ::1\ns=-\nc=IN IP4 224.0.0.1/9/2\nt=0 0\nr=1 2\nt=3 4\na=x\nm=audio 5/2 RTP/AVP 0 8\na=y:z:1\nq=?\nm=video 6 udp a\n",
  );
  const d = JSON.parse(JSON.stringify(f.get(sdp)));
  assertEquals(d.connection, {
    networkType: "IN",
    addressType: "IP4",
    connectionAddress: "224.0.0.1/9/2",
    address: "224.0.0.1",
    ttl: 9,
  });
  assertEquals(d.times, [
    { start: "0", stop: "0", repeats: ["1 2"] },
    { start: "3", stop: "4", repeats: [] },
  ]);
  assertEquals(d.attributes, [{ name: "x" }]);
  const [audio, video] = d.media;
  assertEquals(
    [audio.port, audio.ports, audio.formats, audio.attributes, audio.others],
    [5, 2, ["0", "8"], [{ name: "y", value: "z:1" }], ["q=?"]],
  );
  assertEquals([video.port, video.proto, video.formats], [6, "udp", ["a"]]);
  assertEquals(f.problems, []);
});

Deno.test("sdp keeps what it could read of a medium without a port", () => {
  const f = frame(
    "SIP/2.0 200 OK\nc: application/sdp\n\nv=0\nm=audio x RTP/AVP 0\n",
  );
  assertEquals(f.get(sdp)!.version, "0");
  assertEquals(f.problems.map((p) => p.kind), ["malformed"]);
});
