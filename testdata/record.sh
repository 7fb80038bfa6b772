#!/usr/bin/env bash
# Records captures/recorded: real programs talk over a virtual cable between two
# network namespaces while tcpdump listens. Needs root and Debian's iproute2,
# ethtool, tcpdump, nginx-light, curl, openssl, dnsmasq-base, bind9-dnsutils,
# isc-dhcp-client, chrony, ntpsec-ntpdate, iputils-ping.
#
#     testdata/record.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$here/captures/recorded
work=$(mktemp -d)
mkdir -p "$out"
cleanup() {
  for pid in $(cat "$work"/*.pid 2>/dev/null); do kill "$pid" 2>/dev/null || true; done
  ip netns pids pka 2>/dev/null | xargs -r kill 2>/dev/null || true
  ip netns pids pkb 2>/dev/null | xargs -r kill 2>/dev/null || true
  ip netns del pka 2>/dev/null || true
  ip netns del pkb 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT
a() { ip netns exec pka "$@"; }
b() { ip netns exec pkb "$@"; }

ip netns add pka
ip netns add pkb
ip link add va netns pka type veth peer name vb netns pkb
a ip link set va address 02:00:00:00:00:0a
b ip link set vb address 02:00:00:00:00:0b
for n in pka pkb; do ip netns exec $n ip link set lo up; done
# without this the kernel leaves checksums to hardware that is not there
a ethtool -K va tx off rx off tso off gso off gro off >"$work/ethtool.log"
b ethtool -K vb tx off rx off tso off gso off gro off >>"$work/ethtool.log"

# record NAME INTERFACE COMMAND...: what the command causes on the interface
record() {
  local name=$1 interface=$2
  shift 2
  : >"$work/tcpdump.log"
  ip netns exec pka tcpdump -q -U -Z root -i "$interface" -w "$out/$name.pcap" 2>"$work/tcpdump.log" &
  local pid=$!
  for _ in $(seq 50); do grep -q listening "$work/tcpdump.log" 2>/dev/null && break; sleep 0.1; done
  "$@" >"$work/$name.log" 2>&1 || { cat "$work/$name.log"; true; }
  sleep 1
  kill -TERM $pid
  wait $pid || true
}

up() {
  a ip link set va up
  b ip link set vb up
  a ip addr add 10.9.0.1/24 dev va
  b ip addr add 10.9.0.2/24 dev vb
  a ip -6 addr add fd00:9::1/64 dev va nodad
  b ip -6 addr add fd00:9::2/64 dev vb nodad
  sleep 3
}
# router solicitations, duplicate address detection and MLD reports of a link that comes up
a ip link set va up
record link_up va up

record ping va a ping -c 2 10.9.0.2
record ping6 va a ping -6 -c 2 fd00:9::2
record unreachable va a sh -c 'dig +time=1 +tries=1 @10.9.0.2 -p 9999 x.test; dig +time=1 +tries=1 @fd00:9::2 -p 9999 x.test'

mkdir -p "$work/www"
printf '<!doctype html><title>pcapkit</title><p>Hello\n' >"$work/www/index.html"
openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=www.pcapkit.test \
  -keyout "$work/key.pem" -out "$work/cert.pem" 2>/dev/null
cat >"$work/nginx.conf" <<NGINX
pid $work/nginx.pid;
error_log $work/nginx.log;
events {}
http {
  access_log off;
  gzip on; gzip_min_length 0; gzip_types text/plain;
  server {
    listen 80; listen [::]:80; listen 8081; listen 443 ssl http2;
    ssl_certificate $work/cert.pem; ssl_certificate_key $work/key.pem;
    root $work/www;
  }
}
NGINX
chmod 755 "$work" "$work/www"
b nginx -c "$work/nginx.conf"
record http va a curl -s --http1.1 http://10.9.0.2/ http://10.9.0.2/missing
record http_post va a curl -s --http1.1 -d 'name=value' -H 'X-Test: a, b' 'http://[fd00:9::2]/'
record http_8081 va a curl -s --http1.1 http://10.9.0.2:8081/
record tls13 va a curl -sk --http1.1 --tlsv1.3 --connect-to ::10.9.0.2: https://www.pcapkit.test/
record tls12 va a curl -sk --http1.1 --tls-max 1.2 --connect-to ::10.9.0.2: https://www.pcapkit.test/

cat >"$work/dnsmasq.conf" <<DNSMASQ
port=53
no-resolv
no-hosts
pid-file=$work/dnsmasq.pid
dhcp-leasefile=$work/leases
interface=vb
bind-interfaces
dhcp-range=10.9.0.100,10.9.0.150,1h
dhcp-option=option:domain-search,pcapkit.test,example.test
dhcp-option=option:classless-static-route,10.8.0.0/16,10.9.0.2
dhcp-option=option:ntp-server,10.9.0.2
domain=pcapkit.test
address=/www.pcapkit.test/10.9.0.2
address=/www.pcapkit.test/fd00:9::2
cname=alias.pcapkit.test,host.pcapkit.test
host-record=host.pcapkit.test,10.9.0.3,fd00:9::3
mx-host=pcapkit.test,mail.pcapkit.test,10
txt-record=pcapkit.test,"v=spf1 -all","second string"
srv-host=_http._tcp.pcapkit.test,www.pcapkit.test,80,5,10
caa-record=pcapkit.test,0,issue,ca.example
naptr-record=pcapkit.test,10,20,u,E2U+sip,!^.*\$!sip:info@pcapkit.test!
DNSMASQ
b dnsmasq -C "$work/dnsmasq.conf"
lookups() {
  for q in 'www.pcapkit.test A' 'www.pcapkit.test AAAA' 'alias.pcapkit.test A' 'pcapkit.test MX' \
    'pcapkit.test TXT' '_http._tcp.pcapkit.test SRV' 'pcapkit.test CAA' 'pcapkit.test NAPTR' 'no.such.name A'; do
    # shellcheck disable=SC2086
    a dig +time=1 +tries=1 @10.9.0.2 $q
  done
  a dig +time=1 +tries=1 +subnet=192.0.2.0/24 +nsid +dnssec @fd00:9::2 www.pcapkit.test
}
record dns va lookups
record dns_tcp va a dig +tcp @10.9.0.2 host.pcapkit.test

printf 'send host-name "client";\n' >"$work/dhclient.conf"
lease() {
  a dhclient -4 -1 -cf "$work/dhclient.conf" -lf "$work/client.leases" -pf "$work/dhclient.pid" -sf /bin/true va
  a dhclient -4 -r -cf "$work/dhclient.conf" -lf "$work/client.leases" -pf "$work/dhclient.pid" -sf /bin/true va
}
record dhcp va lease

cat >"$work/chrony.conf" <<CHRONY
local stratum 2
allow 10.9.0.0/24
pidfile $work/chronyd.pid
driftfile $work/drift
bindcmdaddress /
cmdport 0
CHRONY
b chronyd -x -u root -f "$work/chrony.conf"
sleep 1
record ntp va a ntpdate -q 10.9.0.2

# tunnel TYPE-AND-OPTIONS...: the same device at both ends; kernels without it leave its capture out
tunnel() {
  local name=$1 net=$2
  shift 2
  for n in a b; do
    local own=$([ $n = a ] && echo 1 || echo 2) peer=$([ $n = a ] && echo 2 || echo 1)
    $n ip link add link v$n name $name$n "${@//ENDS/local 10.9.0.$own remote 10.9.0.$peer}" 2>/dev/null ||
      # shellcheck disable=SC2068
      $n ip link add name $name$n $(echo "$*" | sed "s/ENDS/local 10.9.0.$own remote 10.9.0.$peer dev v$n/") || return 1
    $n ip addr add 10.$net.0.$own/24 dev $name$n
    $n ip link set $name$n up
  done
  sleep 2
  record "$name" va a ping -c 1 "10.$net.0.2"
}
tunnel vlan 7 type vlan id 7 || echo 'no VLAN here'
tunnel vxlan 42 type vxlan id 42 ENDS dstport 4789 || echo 'no VXLAN here'
tunnel gre 43 type gre ENDS key 99 seq csum || echo 'no GRE here'
record fragments va a ping -c 1 -s 4000 10.9.0.2
record fragments6 va a ping -6 -c 1 -s 4000 fd00:9::2
record any any a sh -c 'ping -c 1 10.9.0.2; curl -s http://10.9.0.2/'
ls -la "$out"
