/** SSDP: what the goldens in captures/ssdp show. */
import { type Case, udpFrame } from "./build.ts";
import { crlf } from "./conversation.ts";

const of = (text: string, port = 1900) => udpFrame(40000, port, crlf(text));
const search =
  'M-SEARCH * HTTP/1.1\nHOST: 239.255.255.250:1900\nMAN: "ssdp:discover"\nMX: 2\nST: ssdp:all\nUSER-AGENT: Linux/5 UPnP/2.0 test/1.0\n\n';

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  ssdp: {
    link: 1,
    packets: [
      of(search),
      of(
        "NOTIFY * HTTP/1.1\nHost: 239.255.255.250:1900\nCache-Control: max-age=1800\nLocation: http://10.0.0.1/desc.xml\nNT: upnp:rootdevice\nNTS: ssdp:alive\nServer: Linux UPnP/1.0 x/1\nUSN: uuid:1::upnp:rootdevice\n\n",
      ),
      udpFrame(
        1900,
        40000,
        crlf(
          "HTTP/1.1 200 OK\nCACHE-CONTROL: max-age=1800\nEXT:\nLOCATION: http://10.0.0.1/desc.xml\nST: upnp:rootdevice\nUSN: uuid:1::upnp:rootdevice\n\n",
        ),
      ),
      of(search, 1901), // known by its start line on any port
      of("what is this\n\n"),
      of("NOTIFY * HTTP/1.1\nHost: 239."),
    ],
  },
};
