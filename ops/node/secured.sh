# shellcheck shell=bash
# A second way in, for those who come over the network: TCP with mutual TLS on the node's own address. An
# authority that signs for this node alone, the daemon's certificate and one client's, made once and kept in DIR/tls.

secured_port=2376

# Ours, or those that an authority elsewhere signed for this node.
has_certificates() { [ -f "$dir/tls/node.pem" ]; }

make_certificates() {
  need_commands openssl
  tls=$dir/tls
  if has_certificates; then return; fi
  rm -rf "$tls.new"; mkdir -m 0700 "$tls.new"
  new_key authority -x509 -days 3650 -subj "/CN=rowhouse node $index" -out "$tls.new/authority.pem"
  sign node serverAuth "subjectAltName=IP:$node4,IP:$node6"
  sign client clientAuth 'basicConstraints=CA:FALSE'
  mv "$tls.new" "$tls"
}

# new_key NAME OPTION…: a key, and what the options make of it.
new_key() {
  local name=$1; shift
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -noenc -keyout "$tls.new/$name.key" "$@" 2>/dev/null
}

# sign NAME USE EXTENSION
sign() {
  new_key "$1" -subj "/CN=$1" -out "$tls.new/$1.csr"
  openssl x509 -req -in "$tls.new/$1.csr" -days 3650 -CA "$tls.new/authority.pem" -CAkey "$tls.new/authority.key" -CAcreateserial \
    -extfile <(printf 'extendedKeyUsage=%s\n%s\n' "$2" "$3") -out "$tls.new/$1.pem" 2>/dev/null
  rm -f "$tls.new/$1.csr"
}

secured_flags() {
  printf '%s\n' -H "tcp://$listen:$secured_port" --tlsverify --tlscacert "$tls/authority.pem" --tlscert "$tls/node.pem" --tlskey "$tls/node.key"
}

describe_secured() {
  if [ ! -f "$dir/tls/client.pem" ]; then echo null; return; fi
  jq -nc --arg docker "tcp://$node4:$secured_port" --rawfile authority "$dir/tls/authority.pem" \
    --rawfile certificate "$dir/tls/client.pem" --arg key "$dir/tls/client.key" \
    '{docker:$docker, authority:$authority, certificate:$certificate, keyFile:$key}'
}
