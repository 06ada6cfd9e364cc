"""What a tenant may try from inside. Prints what it got, or "no way: reason"."""
import os, socket, struct, subprocess, sys

def tcp(host, port):
    with socket.create_connection((host, int(port)), timeout=2) as s:
        s.settimeout(2)
        s.sendall(b"GET / HTTP/1.0\r\nHost: x\r\n\r\n")
        got = b""
        while chunk := s.recv(4096):
            got += chunk
        return got.split(b"\r\n\r\n")[-1].decode(errors="replace").strip() or "connected"

def connect(host, port):
    with socket.create_connection((host, int(port)), timeout=2):
        return "connected"

def udp(host, port):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as s:
        s.settimeout(2)
        s.sendto(b"hello", (host, int(port)))
        return s.recv(100).decode()

def scatter(host, count):
    """A datagram to each of many ports: as many connections."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    sent = refused = 0
    with socket.socket(family, socket.SOCK_DGRAM) as s:
        for port in range(10000, 10000 + int(count)):
            try:
                s.sendto(b"x", (host, port))
                sent += 1
            except OSError:
                refused += 1
    return f"sent {sent}, refused {refused}"

def ping(host):
    six = ":" in host
    family, kind = (socket.AF_INET6, 128) if six else (socket.AF_INET, 8)
    protocol = socket.IPPROTO_ICMPV6 if six else socket.IPPROTO_ICMP
    with socket.socket(family, socket.SOCK_DGRAM, protocol) as s:
        s.settimeout(2)
        s.sendto(struct.pack("!BBHHH", kind, 0, 0, 1, 1) + b"hello", (host, 0))
        return "pong" if s.recv(200) else "nothing"

def scoped(host, port):
    """A link-local neighbour: HOST%eth0."""
    with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as s:
        s.settimeout(2)
        s.connect((host, int(port), 0, socket.if_nametoindex("eth0")))
        return "connected"

def raw():
    socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_TCP)
    return "raw socket"

def packet():
    socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0x0300)
    return "packet socket"

def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=10)
    if done.returncode:
        raise OSError(done.stderr.strip() or f"status {done.returncode}")
    return "done"

def mount(kind="tmpfs"):
    return run("mount", "-t", kind, "none", "/mnt" if os.path.isdir("/mnt") else "/tmp")

def unshare():
    return run("unshare", "-U", "true")

def memory_of(pid):
    """Needs the same right as ptrace."""
    with open(f"/proc/{pid}/maps") as maps:
        start = int(maps.readline().split("-")[0], 16)
    with open(f"/proc/{pid}/mem", "rb") as mem:
        mem.seek(start)
        return f"read {len(mem.read(16))}"

def subvolume(folder, name):
    fd = os.open(folder, os.O_RDONLY)
    arguments = struct.pack("q4088s", 0, name.encode())
    import fcntl
    fcntl.ioctl(fd, 0x5000940E, arguments)
    return "subvolume"

def processes(limit):
    made = 0
    try:
        for _ in range(int(limit)):
            pid = os.fork()
            if pid == 0:
                import time; time.sleep(20); os._exit(0)
            made += 1
    except OSError as e:
        return f"stopped at {made}"
    return f"made {made}"

def memory(mib):
    held = []
    for _ in range(int(mib)):
        held.append(bytearray(os.urandom(1 << 12)) * 256)
    return f"held {len(held)}"

def fill(path, mib):
    written = 0
    block = os.urandom(1 << 20)
    try:
        with open(path, "wb") as f:
            for _ in range(int(mib)):
                f.write(block); f.flush(); os.fsync(f.fileno())
                written += 1
    except OSError as e:
        return f"full after {written}: {e.strerror}"
    return f"wrote {written}"

try:
    print(globals()[sys.argv[1]](*sys.argv[2:]))
except Exception as e:
    print(f"no way: {e}")
