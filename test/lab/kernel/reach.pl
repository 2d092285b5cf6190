# Listens on TCP 443 in the namespaces of the control plane and connects from those of the clients.
# One process for a whole estate: it enters each namespace (setns) only to make a socket there.
# Standard input: `listen NAMESPACE WORD`, `connect NAMESPACE ADDRESS KEY`; then one line for each
# connection: KEY, and the WORD of the listener that took it, or `closed` after the given seconds.
use strict;
use warnings;
use Socket;
use POSIX qw(:errno_h);
use IO::Handle;
use IO::Select;
use Fcntl;
use Time::HiRes qw(time);

my %setns = ( x86_64 => 308, aarch64 => 268 );
my $arch = ( POSIX::uname() )[4];
my $call = $setns{$arch} // die "setns has no known number on $arch\n";
my $seconds = shift;

sub enter {
    my ($name) = @_;
    open( my $ns, '<', "/run/netns/$name" ) or die "$name: $!\n";
    syscall( $call, fileno($ns), 0x40000000 ) == 0 or die "setns $name: $!\n";
}

sub quick {
    my ($socket) = @_;
    fcntl( $socket, F_SETFL, fcntl( $socket, F_GETFL, 0 ) | O_NONBLOCK ) or die "fcntl: $!\n";
}

my ( %word, %key, %said, @connects );
my $listeners = IO::Select->new;
while ( my $line = <STDIN> ) {
    my ( $verb, $name, @rest ) = split ' ', $line;
    if ( $verb eq 'connect' ) { push @connects, [ $name, @rest ]; next }
    enter($name);
    socket( my $socket, PF_INET, SOCK_STREAM, 0 ) or die "socket: $!\n";
    bind( $socket, sockaddr_in( 443, INADDR_ANY ) ) or die "bind: $!\n";
    listen( $socket, 64 ) or die "listen: $!\n";
    quick($socket);
    $word{$socket} = $rest[0];
    $listeners->add($socket);
}
my $open = IO::Select->new;
for (@connects) {
    my ( $name, $address, $key ) = @$_;
    enter($name);
    socket( my $socket, PF_INET, SOCK_STREAM, 0 ) or die "socket: $!\n";
    quick($socket);
    # In progress is as it should be; an error at once (no route) is `closed` like silence.
    connect( $socket, sockaddr_in( 443, inet_aton($address) ) );
    $key{$socket} = $key;
    $said{$key} = 'closed';
    $open->add($socket);
}
my $end = time + $seconds;
while ( $open->count > 0 && ( my $left = $end - time ) > 0 ) {
    my $all = IO::Select->new( $listeners->handles, $open->handles );
    for my $socket ( $all->can_read($left) ) {
        if ( exists $word{$socket} ) {
            accept( my $taken, $socket ) or next;
            syswrite( $taken, $word{$socket} );
            close $taken;
            next;
        }
        my $got = sysread( $socket, my $text, 100 );
        next if !defined $got && ( $! == EAGAIN || $! == EINTR );
        $said{ $key{$socket} } = $text if $got;
        $open->remove($socket);
        close $socket;
    }
}
print "$_ $said{$_}\n" for sort keys %said;
