/** XMPP: what the goldens in captures/xmpp show. */
import { type Case, tcpFrame } from "./build.ts";
import { crlf, talk } from "./conversation.ts";

const head = (attributes: string) =>
  `<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0' ${attributes}>`;

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  // RFC 6120, RFC 6121
  session: {
    link: 1,
    packets: [
      ...talk({ port: 5222 }, [
        [">", head("to='example.com'")],
        [
          "<",
          head("id='s1' from='example.com' xml:lang='en'") +
          "<stream:features><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms></stream:features>",
        ],
        [
          ">",
          "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>AGFsaWNlAHNlY3JldA==</auth>",
        ],
        ["<", "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>"],
        [
          ">",
          "<iq id='b1' type='set'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>home</resource></bind></iq>",
        ],
        [
          "<",
          "<iq id='b1' type='result'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>alice@example.com/home</jid></bind></iq><iq from='example.com' to='alice@example.com/home' id='p1' type='get'><ping xmlns='urn:xmpp:ping'/></iq>",
        ],
        [">", "<presence/> \n"],
        [
          ">",
          '<message from="alice@example.com/home" to="bob@example.com" type="chat" id="m1"><subject>a &gt; b</subject><body>Tom &amp; &quot;Jerry&quot; &#x2713;</body><x a=">"/></message>',
        ],
        [
          "<",
          "<message from='bob@example.com' to='alice@example.com' type='error' id='m1'><error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>",
        ],
        [">", " "],
        [">", "</stream:stream>"],
      ]),
      ...talk({ port: 5333, client: 40001 }, [
        [
          "<",
          "<stream:stream xmlns='jabber:server' xmlns:stream='http://etherx.jabber.org/streams' id='2'>",
        ],
      ]),
      tcpFrame(40002, 5222, crlf("<message to='a'><body>goes on")),
      tcpFrame(40002, 5222, crlf("elsewhere</body></message>")),
    ],
  },
};
