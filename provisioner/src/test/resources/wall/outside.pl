# A machine outside, for tests: pages on TCP 7001 and 7002, an echo on UDP 7003, ticks on TCP 7004.
# Ends when standard input closes.
use strict; use warnings; use IO::Select; use IO::Socket::IP;
$| = 1; $SIG{PIPE} = 'IGNORE';
sub tcp { IO::Socket::IP->new(LocalHost => '::', LocalPort => $_[0], V6Only => 0, Listen => 64, ReuseAddr => 1) or die "$_[0]: $@" }
my %page = map { my $s = tcp($_); $s => $s } 7001, 7002;
my $udp = IO::Socket::IP->new(LocalHost => '::', LocalPort => 7003, V6Only => 0, Proto => 'udp') or die $@;
my $clock = tcp(7004);
my $select = IO::Select->new(values %page, $udp, $clock, \*STDIN);
my @listeners;
print "ready\n";
while (1) {
  for my $ready ($select->can_read(0.1)) {
    if ($ready == \*STDIN) { exit unless sysread(STDIN, my $in, 100) }
    elsif ($page{$ready}) {
      my $c = $ready->accept or next;
      sysread($c, my $request, 4096);
      syswrite($c, "HTTP/1.0 200 OK\r\nContent-Length: 8\r\nConnection: close\r\n\r\noutside\n");
      close $c;
    }
    elsif ($ready == $udp) { my $from = $udp->recv(my $in, 1500); $udp->send($in, 0, $from) if defined $from }
    elsif ($ready == $clock) { my $c = $clock->accept; $c->blocking(0); push @listeners, $c }
  }
  @listeners = grep { defined syswrite($_, "tick\n") } @listeners;
}
