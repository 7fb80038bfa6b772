/** SIP and SDP: what the goldens in captures/sip show. */
import { type Case, tcpFrame, udpFrame } from "./build.ts";
import { crlf, talk } from "./conversation.ts";

const of = (text: string, port = 5060) => udpFrame(port, port, crlf(text));
const length = (text: string) => crlf(text).length;

const offer = `v=0
o=alice 2890844526 2890844526 IN IP4 host.atlanta.example.com
s=A call
i=About nothing
u=http://www.example.com/call
e=alice@example.com (Alice)
p=+1 617 555-6011
c=IN IP4 224.2.17.12/127
b=AS:128
t=2873397496 2873404696
r=7d 1h 0 25h
z=2882844526 -1h
k=prompt
a=recvonly
a=charset:ISO-8859-1
m=audio 49170/2 RTP/AVP 0 8 97
i=voice
c=IN IP4 10.0.0.1
b=TIAS:64000
a=rtpmap:97 iLBC/8000
a=ptime:20
m=video 0 RTP/SAVPF 99
a=rtpmap:99 H264/90000
x=no such line
`;
const invite = `INVITE sip:bob@biloxi.example.com SIP/2.0
Via: SIP/2.0/UDP bigbox3.site3.example.com;branch=z9hG4bK77ef4c2312983.1
Via: SIP/2.0/UDP pc33.atlanta.example.com;branch=z9hG4bKnashds8;received=192.0.2.1
Max-Forwards: 69
To: Bob <sip:bob@biloxi.example.com>
From: "Alice \\"A\\" <x>" <sip:alice@atlanta.example.com>;tag=1928301774
Call-ID: a84b4c76e66710
CSeq: 314159 INVITE
Contact: <sip:alice@pc33.atlanta.example.com>
User-Agent: Phone 1.0
Content-Type: application/sdp
Content-Length: ${length(offer)}

${offer}`;
const compact = `OPTIONS sip:carol@chicago.example.com SIP/2.0
v: SIP/2.0/TCP pc33.example.com:5060;branch=z9hG4bKhjhs8ass877
f: sip:alice@example.com;tag=88sja8x
t: <sip:carol@chicago.example.com>
i: 987asjd97y7atg
CSeq: 986759 OPTIONS
m: <sip:alice@pc33.example.com>,
 <sip:alice@pc34.example.com>
Expires: 3600
c: text/plain
l: 6

body
`;
const ringing = `SIP/2.0 180 Ringing
Via: SIP/2.0/UDP server10.biloxi.example.com;branch=z9hG4bK4b43c2ff8.1
To: Bob <sip:bob@biloxi.example.com>;tag=a6c85cf
From: Alice <sip:alice@atlanta.example.com>;tag=1928301774
Call-ID: a84b4c76e66710
CSeq: 314159 INVITE
Server: Exchange 2.0
Content-Length: 0

`;

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  udp: {
    link: 1,
    packets: [
      of(invite),
      of(ringing),
      of(compact),
      of(ringing, 40000), // known by its start line on any port
      of(invite.slice(0, 200)), // a head without an end
      of("SIP is no message\n\n"),
    ],
  },
  tcp: {
    link: 1,
    packets: [
      ...talk({ port: 5060 }, [
        [">", "\n\n"],
        ["<", "\n"],
        [">", invite + compact],
        ["<", ringing + ringing],
      ]),
      ...talk({ port: 5062, size: 700, client: 40001 }, [
        [">", invite],
        ["<", ringing],
      ]),
      tcpFrame(40002, 5060, crlf(ringing.slice(0, 100))),
    ],
  },
};
