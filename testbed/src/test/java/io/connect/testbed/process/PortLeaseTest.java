package io.connect.testbed.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortLeaseTest {
    @Test
    void everyPortIsLeasedOnce() {
        try (PortLease first = new PortLease();
                PortLease second = new PortLease()) {
            Set<Integer> ports = new HashSet<>();
            for (int i = 0; i < 50; i++) {
                assertThat(ports.add(first.next())).isTrue();
                assertThat(ports.add(second.next())).isTrue();
            }
        }
    }

    @Test
    void aLeasedPortCanBeBoundOnLoopback() throws IOException {
        try (PortLease lease = new PortLease();
                ServerSocket socket = new ServerSocket(lease.next(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(Loopback.accepts(socket.getLocalPort())).isTrue();
        }
    }

    @Test
    void aPortThatIsTakenIsPassedOver() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            try (PortLease onlyThat = new PortLease(port, port + 1)) {
                assertThatThrownBy(onlyThat::next)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("no free port between " + port);
            }
        }
    }
}
