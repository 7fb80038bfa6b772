/**
 * Every protocol that is dissected, each as a value.
 *
 * @module
 */
import type { AnyProtocol } from "../dissect/protocol.ts";
import { dns, llmnr, mdns } from "./application/dns.ts";
import {
  isis,
  isisComplete,
  isisHello,
  isisHelloP2P,
  isisLsp,
  isisPartial,
} from "./internet/isis.ts";
import { icmp } from "./internet/icmp.ts";
import { icmpv6 } from "./internet/icmpv6.ts";
import { igmp } from "./internet/igmp.ts";
import { ipv4 } from "./internet/ipv4.ts";
import { ipv6 } from "./internet/ipv6.ts";
import { hopopt, ipv6Opts } from "./internet/ipv6_ext_options.ts";
import { ipv6Frag } from "./internet/ipv6_frag.ts";
import { ipv6Route } from "./internet/ipv6_route.ts";
import { ethernet } from "./link/ethernet.ts";
import { serviceVlan, vlan } from "./link/vlan.ts";
import { arp } from "./link/arp.ts";
import { oam } from "./link/oam.ts";
import { ossp } from "./link/ossp.ts";
import { slow } from "./link/slow.ts";
import { lacp, marker } from "./link/lacp.ts";
import { lldp } from "./link/lldp.ts";
import { cdp } from "./link/cdp.ts";
import { wlan, wlanChecked } from "./link/wlan.ts";
import { radiotap } from "./link/radiotap.ts";
import { ppi } from "./link/ppi.ts";
import { eap } from "./link/eap.ts";
import { eapol } from "./link/eapol.ts";
import { osi } from "./link/osi.ts";
import { loop } from "./link/loop.ts";
import { macsec } from "./link/macsec.ts";
import { fddi } from "./link/fddi.ts";
import { wpan, wpanChecked, wpanPhy } from "./link/wpan.ts";
import { ccp } from "./link/ccp.ts";
import { chdlc, slarp } from "./link/chdlc.ts";
import { ipcp } from "./link/ipcp.ts";
import { ipv6cp } from "./link/ipv6cp.ts";
import { lcp } from "./link/lcp.ts";
import { llc } from "./link/llc.ts";
import { nullLoopback } from "./link/null.ts";
import { ppp } from "./link/ppp.ts";
import { chap, pap } from "./link/ppp_auth.ts";
import { ncp } from "./link/ppp_control.ts";
import { pppoe, pppoeDiscovery } from "./link/pppoe.ts";
import { rawIP } from "./link/raw_ip.ts";
import { sll, sll2 } from "./link/sll.ts";
import { snap } from "./link/snap.ts";
import { pvst, stp } from "./link/stp.ts";
import { gre } from "./tunnel/gre.ts";
import { mpls } from "./tunnel/mpls.ts";
import { associatedChannel, controlWord } from "./tunnel/pseudowire.ts";
import { vxlan, vxlanGPE } from "./tunnel/vxlan.ts";
import { radius } from "./application/radius.ts";
import { dhcpv6 } from "./application/dhcpv6.ts";
import { dhcp } from "./application/dhcp.ts";
import { tftp } from "./application/tftp.ts";
import { wireguard } from "./application/wireguard.ts";
import { wakeOnLan, wakeOnLanUDP } from "./application/wol.ts";
import { ntp } from "./application/ntp.ts";
import { http } from "./application/http.ts";
import { ftp } from "./application/ftp.ts";
import { imf } from "./application/imf.ts";
import { smtp } from "./application/smtp.ts";
import { pop } from "./application/pop.ts";
import { imap } from "./application/imap.ts";
import { nntp } from "./application/nntp.ts";
import { sip } from "./application/sip.ts";
import { sdp } from "./application/sdp.ts";
import { rtsp } from "./application/rtsp.ts";
import { ssdp } from "./application/ssdp.ts";
import { syslog } from "./application/syslog.ts";
import { ssh } from "./application/ssh.ts";
import { telnet } from "./application/telnet.ts";
import { irc } from "./application/irc.ts";
import { xmpp } from "./application/xmpp.ts";
import { http2, http2Headers, http2Preface } from "./application/http2.ts";
import { websocket } from "./application/websocket.ts";
import { tls } from "./application/tls.ts";
import { dtls } from "./application/dtls.ts";
import { dtlsHandshake, tlsHandshake } from "./application/tls_handshake.ts";
import { quic, quicPacket } from "./application/quic.ts";
import { ssl2 } from "./application/ssl2.ts";
import { bgp } from "./application/bgp.ts";
import { ah } from "./internet/ah.ts";
import { esp } from "./internet/esp.ts";
import { ipcomp } from "./internet/ipcomp.ts";
import { udpencap } from "./tunnel/udpencap.ts";
import { sctp, sctpChunk } from "./transport/sctp.ts";
import { udplite } from "./transport/udplite.ts";
import { dccp } from "./transport/dccp.ts";
import { ospf } from "./internet/ospf.ts";
import { hip } from "./internet/hip.ts";
import { mh } from "./internet/mh.ts";
import { vrrp } from "./internet/vrrp.ts";
import { bfd } from "./application/bfd.ts";
import { rip, ripng } from "./application/rip.ts";
import { hsrp } from "./application/hsrp.ts";
import { erspan1, erspan2, erspan3 } from "./tunnel/erspan.ts";
import { geneve } from "./tunnel/geneve.ts";
import { teredo } from "./tunnel/teredo.ts";
import { gtp } from "./tunnel/gtp.ts";
import { ipx, ipxRip, ipxSap, spx } from "./internet/ipx.ts";
import { l2tp, l2tpIP } from "./tunnel/l2tp.ts";
import { pim } from "./internet/pim.ts";
import { snmp } from "./application/snmp.ts";
import { cldap, ldap } from "./application/ldap.ts";
import { nbds } from "./application/nbds.ts";
import { nbns } from "./application/nbns.ts";
import { nbss } from "./application/nbss.ts";
import { kerberos } from "./application/kerberos.ts";
import { goose } from "./application/goose.ts";
import { stun, turnChannel } from "./application/stun.ts";
import { rtcp } from "./application/rtcp.ts";
import { rtp } from "./application/rtp.ts";
import { coap } from "./application/coap.ts";
import { mbtcp, modbus, modbusResponse } from "./application/modbus.ts";
import { dnp3 } from "./application/dnp3.ts";
import { portmap, portmapCall, rpcbind } from "./application/portmap.ts";
import { rpc } from "./application/rpc.ts";
import { raw } from "./raw.ts";
import { tcp } from "./transport/tcp.ts";
import { udp } from "./transport/udp.ts";

/** The built-in protocols, in the order in which content is guessed. */
export const protocols: readonly AnyProtocol[] = [
  raw,
  ethernet,
  vlan,
  serviceVlan,
  llc,
  snap,
  stp,
  pvst,
  slow,
  lacp,
  marker,
  oam,
  ossp,
  lldp,
  cdp,
  wlan,
  wlanChecked,
  radiotap,
  ppi,
  wpan,
  wpanChecked,
  wpanPhy,
  loop,
  macsec,
  fddi,
  osi,
  isis,
  isisHello,
  isisHelloP2P,
  isisLsp,
  isisComplete,
  isisPartial,
  eapol,
  eap,
  sll,
  sll2,
  nullLoopback,
  rawIP,
  ppp,
  lcp,
  pap,
  chap,
  ipcp,
  ipv6cp,
  ccp,
  ncp,
  pppoe,
  pppoeDiscovery,
  chdlc,
  slarp,
  arp,
  mpls,
  controlWord,
  associatedChannel,
  gre,
  vxlan,
  vxlanGPE,
  ipv4,
  ipv6,
  hopopt,
  ipv6Opts,
  ipv6Route,
  ipv6Frag,
  icmp,
  icmpv6,
  igmp,
  tcp,
  udp,
  dns,
  mdns,
  llmnr,
  tftp,
  wireguard,
  wakeOnLan,
  wakeOnLanUDP,
  dhcp,
  ntp,
  http,
  ftp,
  smtp,
  pop,
  imap,
  nntp,
  sip,
  sdp,
  rtsp,
  ssdp,
  syslog,
  ssh,
  telnet,
  irc,
  xmpp,
  imf,
  http2Preface,
  http2,
  http2Headers,
  websocket,
  tls,
  tlsHandshake,
  dtls,
  dtlsHandshake,
  quic,
  quicPacket,
  ssl2,
  ah,
  esp,
  ipcomp,
  udpencap,
  sctp,
  sctpChunk,
  udplite,
  dccp,
  ospf,
  hip,
  mh,
  vrrp,
  bfd,
  rip,
  ripng,
  hsrp,
  erspan1,
  erspan2,
  erspan3,
  geneve,
  teredo,
  gtp,
  ipx,
  spx,
  ipxRip,
  ipxSap,
  l2tp,
  l2tpIP,
  pim,
  snmp,
  ldap,
  cldap,
  kerberos,
  nbns,
  nbds,
  nbss,
  goose,
  bgp,
  dhcpv6,
  radius,
  stun,
  turnChannel,
  rtcp,
  rtp,
  coap,
  mbtcp,
  modbus,
  modbusResponse,
  dnp3,
  rpc,
  portmap,
  portmapCall,
  rpcbind,
];

export * from "./raw.ts";
export * from "./link/ethernet.ts";
export * from "./link/vlan.ts";
export * from "./link/llc.ts";
export * from "./link/snap.ts";
export * from "./link/stp.ts";
export * from "./link/slow.ts";
export * from "./link/lacp.ts";
export * from "./link/oam.ts";
export * from "./link/ossp.ts";
export * from "./link/lldp.ts";
export * from "./link/lldp_tlv.ts";
export * from "./link/lldp_8021.ts";
export * from "./link/lldp_8023.ts";
export * from "./link/lldp_med.ts";
export * from "./link/cdp.ts";
export * from "./link/cdp_tags.ts";
export * from "./link/wlan.ts";
export * from "./link/wlan_control.ts";
export * from "./link/wlan_management.ts";
export * from "./link/wlan_elements.ts";
export * from "./link/wlan_element.ts";
export * from "./link/wlan_security.ts";
export * from "./link/wlan_ht.ts";
export * from "./link/wlan_vht.ts";
export * from "./link/radiotap.ts";
export * from "./link/radiotap_fields.ts";
export * from "./link/ppi.ts";
export * from "./link/osi.ts";
export * from "./link/wpan.ts";
export * from "./link/wpan_body.ts";
export * from "./link/loop.ts";
export * from "./link/macsec.ts";
export * from "./link/fddi.ts";
export * from "./internet/isis.ts";
export * from "./internet/isis_tags.ts";
export * from "./internet/isis_reach.ts";
export * from "./link/eapol.ts";
export * from "./link/eapol_key.ts";
export * from "./link/eap.ts";
export * from "./shared/eap_packet.ts";
export * from "./shared/eap_methods.ts";
export * from "./link/sll.ts";
export * from "./link/null.ts";
export * from "./link/raw_ip.ts";
export * from "./link/ppp.ts";
export * from "./link/ppp_control.ts";
export * from "./link/lcp.ts";
export * from "./link/lcp_options.ts";
export * from "./link/ppp_auth.ts";
export * from "./link/ipcp.ts";
export * from "./link/ipv6cp.ts";
export * from "./link/ccp.ts";
export * from "./link/pppoe.ts";
export * from "./link/pppoe_tags.ts";
export * from "./link/chdlc.ts";
export * from "./link/arp.ts";
export * from "./tunnel/mpls.ts";
export * from "./tunnel/pseudowire.ts";
export * from "./tunnel/gre.ts";
export * from "./tunnel/vxlan.ts";
export * from "./internet/ipv4.ts";
export * from "./internet/ipv4_options.ts";
export * from "./internet/ipv6.ts";
export * from "./internet/ipv6_ext_options.ts";
export * from "./internet/ipv6_options.ts";
export * from "./internet/ipv6_option.ts";
export * from "./internet/ipv6_mesh_options.ts";
export * from "./internet/ioam.ts";
export * from "./internet/ipv6_route.ts";
export * from "./internet/ipv6_routes.ts";
export * from "./internet/ipv6_frag.ts";
export * from "./internet/icmp.ts";
export * from "./internet/icmp_messages.ts";
export * from "./internet/icmp_mobile.ts";
export * from "./internet/icmp_extensions.ts";
export * from "./internet/icmpv6.ts";
export * from "./internet/icmpv6_messages.ts";
export * from "./internet/icmpv6_special.ts";
export * from "./internet/ndp.ts";
export * from "./internet/ndp_option.ts";
export * from "./internet/ndp_options.ts";
export * from "./internet/ndp_dns.ts";
export * from "./internet/ndp_lowpan.ts";
export * from "./internet/ndp_mobile.ts";
export * from "./internet/ndp_secure.ts";
export * from "./internet/mld.ts";
export * from "./internet/node_information.ts";
export * from "./internet/rpl.ts";
export * from "./internet/rpl_options.ts";
export * from "./internet/igmp.ts";
export * from "./transport/tcp.ts";
export * from "./transport/tcp_options.ts";
export * from "./transport/mptcp.ts";
export * from "./transport/udp.ts";
export * from "./application/dns.ts";
export * from "./application/dns_records.ts";
export * from "./application/dns_edns.ts";
export * from "./application/dns_svcb.ts";
export * from "./application/dhcp.ts";
export * from "./application/dhcp_options.ts";
export * from "./application/dhcp_kinds.ts";
export * from "./application/dhcp_client.ts";
export * from "./application/dhcp_network.ts";
export * from "./application/dhcp_servers.ts";
export * from "./application/dhcp_location.ts";
export * from "./application/dhcp_relay.ts";
export * from "./application/tftp.ts";
export * from "./application/wireguard.ts";
export * from "./application/wol.ts";
export * from "./application/ntp.ts";
export * from "./application/ntp_extensions.ts";
export * from "./application/ntp_control.ts";
export * from "./application/ntp_private.ts";
export * from "./application/http.ts";
export * from "./application/http_framing.ts";
export * from "./application/line_framing.ts";
export * from "./application/ftp.ts";
export * from "./application/smtp.ts";
export * from "./application/imf.ts";
export * from "./application/pop.ts";
export * from "./application/imap.ts";
export * from "./application/nntp.ts";
export * from "./application/text_message.ts";
export * from "./application/sip.ts";
export * from "./application/sdp.ts";
export * from "./application/rtsp.ts";
export * from "./application/ssdp.ts";
export * from "./application/syslog.ts";
export * from "./application/ssh.ts";
export * from "./application/ssh_messages.ts";
export * from "./application/telnet.ts";
export * from "./application/irc.ts";
export * from "./application/xmpp.ts";
export * from "./application/http2.ts";
export * from "./application/hpack.ts";
export * from "./application/websocket.ts";
export * from "./application/tls.ts";
export * from "./application/tls_handshake.ts";
export * from "./application/dtls.ts";
export * from "./application/tls_hello.ts";
export * from "./application/tls_key_exchange.ts";
export * from "./application/tls_messages.ts";
export * from "./application/tls_certificate.ts";
export * from "./application/tls_extension.ts";
export * from "./application/tls_extensions.ts";
export * from "./application/tls13_extensions.ts";
export * from "./application/tls_rare_extensions.ts";
export * from "./application/quic_parameter.ts";
export * from "./application/quic.ts";
export * from "./application/quic_frame.ts";
export * from "./application/ssl2.ts";
export * from "./internet/ah.ts";
export * from "./internet/esp.ts";
export * from "./internet/ipcomp.ts";
export * from "./tunnel/udpencap.ts";
export * from "./transport/sctp.ts";
export * from "./transport/sctp_chunks.ts";
export * from "./transport/sctp_parameters.ts";
export * from "./transport/udplite.ts";
export * from "./transport/dccp.ts";
export * from "./transport/dccp_options.ts";
export * from "./internet/ospf.ts";
export * from "./internet/ospf_lsa.ts";
export * from "./internet/ospfv3_lsa.ts";
export * from "./internet/ospf_opaque.ts";
export * from "./internet/ospf_options.ts";
export * from "./internet/ospf_lls.ts";
export * from "./internet/hip.ts";
export * from "./internet/hip_parameters.ts";
export * from "./internet/hip_parameter.ts";
export * from "./internet/hip_locator.ts";
export * from "./internet/hip_identity.ts";
export * from "./internet/mh.ts";
export * from "./internet/mh_messages.ts";
export * from "./internet/mh_options.ts";
export * from "./internet/mh_option.ts";
export * from "./internet/mh_proxy_options.ts";
export * from "./internet/vrrp.ts";
export * from "./application/bfd.ts";
export * from "./application/rip.ts";
export * from "./application/hsrp.ts";
export * from "./tunnel/erspan.ts";
export * from "./tunnel/geneve.ts";
export * from "./tunnel/teredo.ts";
export * from "./tunnel/gtp.ts";
export * from "./internet/ipx.ts";
export * from "./tunnel/l2tp.ts";
export * from "./tunnel/l2tp_avps.ts";
export * from "./internet/pim.ts";
export * from "./internet/pim_messages.ts";
export * from "./internet/pim_address.ts";
export * from "./application/snmp.ts";
export * from "./application/snmp_pdu.ts";
export * from "./application/ldap.ts";
export * from "./application/ldap_operations.ts";
export * from "./application/ldap_filter.ts";
export * from "./application/ldap_controls.ts";
export * from "./application/nbns.ts";
export * from "./application/nbds.ts";
export * from "./application/nbss.ts";
export * from "./application/kerberos.ts";
export * from "./application/kerberos_types.ts";
export * from "./application/kerberos_padata.ts";
export * from "./application/x509.ts";
export * from "./application/x509_name.ts";
export * from "./application/x509_extensions.ts";
export * from "./application/goose.ts";
export * from "./application/goose_data.ts";
export * from "./application/bgp.ts";
export * from "./application/bgp_capabilities.ts";
export * from "./application/bgp_attributes.ts";
export * from "./application/bgp_nlri.ts";
export * from "./application/bgp_evpn.ts";
export * from "./application/bgp_flow.ts";
export * from "./application/bgp_communities.ts";
export * from "./application/bgp_tunnels.ts";
export * from "./application/dhcpv6.ts";
export * from "./application/dhcpv6_options.ts";
export * from "./application/dhcpv6_network.ts";
export type {
  DHCPv6AddressesOption,
  DHCPv6AddressOption,
  DHCPv6DomainOption,
  DHCPv6DomainsOption,
  DHCPv6DUID,
  DHCPv6DUIDOption,
  DHCPv6EmptyOption,
  DHCPv6NumberOption,
  DHCPv6NumbersOption,
  DHCPv6OptionHead,
  DHCPv6OtherOption,
  DHCPv6TextOption,
  DUIDUUID,
} from "./application/dhcpv6_kinds.ts";
export * from "./application/radius.ts";
export * from "./application/radius_attributes.ts";
export * from "./application/radius_vendor.ts";
export * from "./application/stun.ts";
export * from "./application/stun_attributes.ts";
export * from "./application/rtp.ts";
export * from "./application/rtcp.ts";
export * from "./application/rtcp_feedback.ts";
export * from "./application/rtcp_xr.ts";
export * from "./application/coap.ts";
export * from "./application/coap_options.ts";
export * from "./application/modbus.ts";
export * from "./application/modbus_pdu.ts";
export * from "./application/dnp3.ts";
export * from "./application/dnp3_objects.ts";
export * from "./application/rpc.ts";
export * from "./application/portmap.ts";
